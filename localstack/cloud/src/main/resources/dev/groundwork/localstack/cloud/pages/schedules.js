// The console's panel of the schedules: run one now, and what came of its last runs.
import { ask, el, json, time } from './local.js';

const SHOWN_RUNS = 8;

/** A duration for people. */
const took = milliseconds => (milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`);

/** What a function answered, on one line: its counts by name, or the answer as it is. */
function words(result) {
  if (result === null || result === undefined) return '';
  if (typeof result !== 'object') return String(result);
  const plain = Object.entries(result).filter(([, value]) => value === null || typeof value !== 'object');
  return plain.map(([name, value]) => `${name} ${value}`).join(' · ');
}

function state(run) {
  if (run.running) return ['', 'running'];
  return run.failed ? ['bad', 'failed'] : ['good', 'done'];
}

export function schedules() {
  const opened = new Set();
  const lists = new Map();
  let body;
  let guarded;

  const row = (name, run) => {
    const id = `${name} ${run.startedAt} ${run.scheduledFor}`;
    const [look, word] = state(run);
    const details = el('details', { open: opened.has(id) },
      el('summary', {}, time(run.startedAt), el('span', { class: 'number', text: run.startedBy === 'schedule' ? 'by the schedule' : 'by hand' }),
        el('span', { class: 'grow cut', text: words(run.result) }), el('span', { class: `badge ${look}`, text: word }),
        run.running ? null : el('span', { class: 'number', text: took(run.durationMs) })),
      el('div', { class: 'inside' }, el('p', { class: 'quiet' }, 'Ran for ', time(run.scheduledFor)), run.running ? null : json(run.result ?? '')));
    details.addEventListener('toggle', () => (details.open ? opened.add(id) : opened.delete(id)));
    return el('li', {}, details);
  };

  /** Shows the runs of a schedule, and changes nothing where there is nothing new, so that what is open stays open. */
  const show = (name, runs) => {
    const list = lists.get(name);
    const text = JSON.stringify(runs);
    if (list.dataset.shown === text) return;
    list.dataset.shown = text;
    const last = runs.slice(0, SHOWN_RUNS);
    list.replaceChildren(...(last.length ? last.map(run => row(name, run)) : [el('li', { class: 'empty', text: 'No run since the stack started.' })]));
  };

  const card = name => {
    const at = el('input', { type: 'text', id: `time-${name}`, placeholder: 'now, or an ISO time', spellcheck: 'false' });
    const result = el('div', { role: 'status' });
    const run = async () => {
      result.replaceChildren(el('p', { class: 'quiet', text: 'Running …' }));
      const given = at.value.trim();
      const answer = await ask(`schedules/${encodeURIComponent(name)}/run`, { method: 'POST', body: given ? { time: given } : {}, tolerant: true });
      const refused = answer && answer.result === undefined;
      result.replaceChildren(refused ? el('p', { class: 'problem', text: answer.error ?? answer.detail ?? 'The run was refused.' })
        : el('p', { class: 'quiet', text: `The run for ${answer.scheduledFor} and the queues behind it are done.` }));
      await refresh();
    };
    lists.set(name, el('ul', { class: 'rows', 'aria-label': `Last runs of ${name}` }));
    return el('li', { class: 'card still' }, el('h3', { text: name }),
      el('div', { class: 'tools' }, el('label', { for: `time-${name}`, text: 'As of' }), at,
        el('button', { type: 'button', text: 'Run now', 'aria-label': `Run ${name} now`, onclick: () => guarded(run) })), result, lists.get(name));
  };

  const refresh = async () => {
    const { items, lastRuns } = await ask('schedules');
    if (body.children.length !== items.length) body.replaceChildren(...items.map(card));
    items.forEach(name => show(name, lastRuns[name] ?? []));
  };

  return {
    title: 'Schedules', live: true,
    make(panel, guard) {
      guarded = guard;
      body = el('ul', { class: 'plain' });
      panel.append(el('p', { class: 'quiet', text: 'A run by hand answers when it and the queues behind it are done. Times are the product’s; a duration is that of the function alone.' }), body);
    },
    refresh,
  };
}
