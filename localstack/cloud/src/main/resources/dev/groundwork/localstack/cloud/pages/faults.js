// Faults on demand: calls to a service that fail before or after they take effect, are throttled, conflict, or are slow.
import { ask, el } from './local.js';
import { badge, button, choice, choose, empty, field, keyed, section } from './view.js';

const SERVICES = ['dynamodb', 'ses', 'secretsmanager', 'sqs', 'events', 's3', 'stripe'].map(name => [name, name]);
const KINDS = [['before', 'before: killed, not sent'], ['after', 'after: killed, took effect'], ['throttle', 'throttle: over capacity'], ['conflict', 'conflict: by another writer'], ['latency', 'latency: answers late']];

/** What a fault strikes, in words. */
function words(fault) {
  const when = fault.probability < 1 ? `with probability ${fault.probability}` : `from call ${fault.nth} on`;
  return `${fault.operation ?? 'any call'}${fault.function ? ` of ${fault.function}` : ''}, ${when}${fault.latency ? `, ${fault.latency} late` : ''}`;
}

const line = fault => el('li', { class: 'line' }, badge('warn', fault.kind), el('b', { text: fault.service }), el('span', { class: 'grow soft', text: words(fault) }),
  badge(fault.hits < fault.times ? 'accent' : '', fault.hits < fault.times ? `struck ${fault.hits} of ${fault.times}` : `used up after ${fault.hits}`, { dot: fault.hits < fault.times }));

export function faults() {
  const list = el('ul', { class: 'rows' });
  const none = el('div', {});
  const said = el('p', { class: 'faint small', role: 'status' });
  const input = (value, more = {}) => el('input', { class: 'control', value, autocomplete: 'off', spellcheck: 'false', ...more });
  const parts = {
    service: choice(SERVICES), kind: choice(KINDS), operation: input('', { placeholder: 'any, or e.g. UpdateItem, write' }), function: choice([['', 'any function']]),
    nth: input('1', { type: 'number', min: '1' }), times: input('1', { type: 'number', min: '1' }), latency: input('PT1S'),
  };
  const late = field('Latency', parts.latency);
  let clear;

  async function refresh() {
    const [{ items }, known] = await Promise.all([ask('faults'), ask('functions')]);
    choose(parts.function, [['', 'any function'], ...known.items.map(item => [item.function, item.function])]);
    keyed(list, items.map((fault, index) => ({ ...fault, index })), fault => fault.index, line);
    none.replaceChildren(...(items.length ? [] : [empty('No faults: every call does what it should.', 'Add one below, and see what the product does.')]));
    clear.disabled = items.length === 0;
  }

  function asked() {
    const body = { service: parts.service.value, kind: parts.kind.value, nth: Number(parts.nth.value), times: Number(parts.times.value) };
    if (parts.operation.value.trim()) body.operation = parts.operation.value.trim();
    if (parts.function.value) body.function = parts.function.value;
    if (body.kind === 'latency') body.latency = parts.latency.value.trim();
    return body;
  }

  return {
    title: 'Faults', lead: 'What goes wrong at AWS and Stripe sooner or later, on demand.', live: true,
    make(panel, guarded) {
      const add = () => guarded(async () => {
        await ask('faults', { method: 'POST', body: asked() });
        said.textContent = 'The fault is on.';
        await refresh();
      });
      clear = button('All off', () => guarded(async () => {
        await ask('faults', { method: 'DELETE' });
        said.textContent = 'All faults are off.';
        await refresh();
      }));
      const showLate = () => { late.hidden = parts.kind.value !== 'latency'; };
      parts.kind.addEventListener('change', showLate);
      showLate();
      panel.append(section('Now', 'Matching calls of requests and schedules are counted from the moment a fault is added.', [clear], said, list, none),
        section('Add a fault', null, [], el('form', { class: 'form', onsubmit: event => { event.preventDefault(); add(); } },
          field('Service', parts.service), field('Kind', parts.kind, 'Before and after end the process of the function at the call.'), field('Operation', parts.operation), field('Function', parts.function), field('From call', parts.nth), field('How many times', parts.times), late,
          el('div', { class: 'form-end' }, el('button', { class: 'primary', text: 'Turn on' })))));
    },
    refresh,
  };
}
