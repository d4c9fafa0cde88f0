// The product's clock: it is moved by a press or by any duration, and set back to this machine's.
import { ask, clock as known, el, productNow, timeText } from './local.js';
import { button, section } from './view.js';

const STEPS = [['+1 hour', 'PT1H'], ['+1 day', 'P1D'], ['+31 days', 'P31D']];
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });

/** PT24H as "1 day ahead". */
function offsetText(ahead) {
  if (Math.abs(ahead) < 2000) return 'As this machine’s clock.';
  const hours = Math.abs(ahead) / 3_600_000;
  const words = hours >= 48 ? `${Math.round(hours / 24)} days` : hours >= 2 ? `${Math.round(hours)} hours` : `${Math.max(1, Math.round(hours * 60))} min`;
  return `${words} ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s clock.`;
}

export function clock() {
  const now = el('p', { class: 'big' });
  const day = el('p', { class: 'soft' });
  const said = el('p', { class: 'sr', role: 'status' });
  const custom = el('input', { class: 'control', id: 'advance', value: 'PT10M', spellcheck: 'false', autocomplete: 'off' });
  let back = null;
  let offset = 'PT0S';

  function tick() {
    now.textContent = timeText(productNow(), productNow());
    day.textContent = `${DAY.format(new Date(productNow()))}. ${offsetText(known.ahead)}`;
  }

  function show(answer) {
    offset = answer.offset;
    known.ahead = Date.parse(answer.now) - Date.now();
    back.disabled = offset === 'PT0S';
    tick();
  }

  return {
    make(guarded) {
      const advance = by => guarded(async () => {
        show(await ask('clock', { method: 'POST', body: { advance: by } }));
        said.textContent = `The product’s clock is ${offsetText(known.ahead)}`;
      });
      back = button('Reset', () => advance(`-${offset}`), { label: 'Set the clock back to this machine’s' });
      setInterval(tick, 1000);
      const form = el('form', { class: 'tools', onsubmit: event => { event.preventDefault(); advance(custom.value.trim()); } },
        el('label', { class: 'soft small', for: 'advance', text: 'By an ISO duration' }), custom, el('button', { text: 'Advance' }));
      return section('Product clock', 'Every expiry, throttle and log time goes by it. Moving it runs no schedule.', [back],
        el('div', { class: 'pad' }, now, day, said, el('div', { class: 'tools' }, ...STEPS.map(([text, by]) => button(text, () => advance(by), { label: `Advance the clock: ${text}` }))), form));
    },
    show,
  };
}
