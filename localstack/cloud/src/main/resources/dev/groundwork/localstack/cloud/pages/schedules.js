// The schedules: when each runs next, what came of its last runs, and a run by hand.
import { ask, el, time, took, until } from './local.js';
import { badge, button, empty, json, keyed, row, section } from './view.js';

const SHOWN_RUNS = 8;

/** What a function answered, on one line: its counts by name, or the answer as it is. */
function words(result) {
  if (result === null || result === undefined) return '';
  if (typeof result !== 'object') return String(result);
  const plain = Object.entries(result).filter(([, value]) => value === null || typeof value !== 'object');
  return plain.map(([name, value]) => `${name} ${value}`).join(', ');
}

function state(run) {
  if (run.running) return badge('accent', 'running', { dot: true, moving: true });
  return run.failed ? badge('bad', 'failed') : badge('good', 'done');
}

const past = run => row([time(run.startedAt), state(run), el('span', { class: 'grow cut soft', text: words(run.result) }),
  el('span', { class: 'faint small', text: run.startedBy === 'schedule' ? 'by itself' : 'by hand' }), el('span', { class: 'number', text: run.running ? '' : took(run.durationMs) })],
() => [el('p', { class: 'soft' }, 'Ran for ', time(run.scheduledFor), '.'), run.running ? null : json(run.result ?? '', 'Result')]);

/** Shows for how long a run has gone on, until the work is done. */
async function timed(place, work) {
  const started = performance.now();
  const tick = () => place.replaceChildren(el('div', { class: 'progress' }, el('i', {})), el('p', { class: 'soft small', text: `Running for ${took(performance.now() - started)}: the function, then the queues behind it.` }));
  tick();
  const ticking = setInterval(tick, 500);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
  }
}

function card(name, guarded, refresh) {
  const at = el('input', { class: 'control', placeholder: 'as of now', 'aria-label': `Time for which ${name} runs`, title: 'An ISO time such as 2026-01-31T00:05:00Z; empty for now', spellcheck: 'false', autocomplete: 'off' });
  const result = el('div', { class: 'result', role: 'status' });
  const next = el('span', {});
  const runs = el('ul', { class: 'rows', 'aria-label': `Last runs of ${name}` });
  const run = () => guarded(async () => {
    const body = at.value.trim() ? { time: at.value.trim() } : {};
    const answer = await timed(result, () => ask(`schedules/${encodeURIComponent(name)}/run`, { method: 'POST', body, tolerant: true }));
    const isRefused = answer?.result === undefined;
    const isFailed = Boolean(answer?.result?.failed);
    result.replaceChildren(el('p', { class: `callout ${isRefused || isFailed ? 'bad' : 'good'}` }, el('span', {},
      ...(isRefused ? [answer?.error ?? 'The run was refused.'] : [isFailed ? 'The run failed for ' : 'Done for ', time(answer.scheduledFor), `. ${words(answer.result)}`]))));
    await refresh();
  });
  const part = section(name, ' ', [at, button('Run now', run, { look: 'primary', label: `Run ${name} now`, busy: 'Running …' })], result, runs);
  part.querySelector('.card-head p').replaceChildren(next);
  return {
    part,
    show(timing, last) {
      next.replaceChildren(el('code', { text: timing.expression }), ` runs ${timing.function}. `, ...(timing.next ? ['Next ', time(timing.next), ` (${until(timing.next)}).`] : ['Not by itself.']));
      keyed(runs, last.slice(0, SHOWN_RUNS), each => `${each.startedAt} ${each.scheduledFor}`, past);
      if (!last.length) runs.replaceChildren(el('li', { class: 'pad faint', text: 'No run since the stack started.' }));
    },
  };
}

export function schedules() {
  const cards = new Map();
  const body = el('div', { class: 'stack' });
  let guard;

  async function refresh() {
    const { items, lastRuns, schedules: timings } = await ask('schedules');
    for (const name of items) {
      if (!cards.has(name)) {
        cards.set(name, card(name, guard, refresh));
        body.append(cards.get(name).part);
      }
      cards.get(name).show(timings[name], lastRuns[name] ?? []);
    }
    if (!items.length) body.replaceChildren(empty('The template has no schedule.'));
  }

  return {
    title: 'Schedules', lead: 'They run as real time passes, at the product’s hours. A duration is that of the function alone.', live: true,
    make(panel, guarded) {
      guard = guarded;
      panel.append(body);
    },
    refresh,
  };
}
