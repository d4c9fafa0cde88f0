// The last invocations: found by function and outcome, with event and answer, and sent again.
import { ask, el, time, took } from './local.js';
import { badge, button, choice, choose, copyButton, empty, json, keyed, row } from './view.js';

const SHOWN = 200;
const OUTCOMES = [['', 'Every outcome'], ['good', 'Went well'], ['bad', 'Failed or refused'], ['cold', 'Cold starts']];

/** Tells whether an invocation went as its caller hoped: answered, and below 400 where it was a request. */
const isGood = item => item.outcome === 'answered' && (item.status === null || item.status < 400);

function outcome(item) {
  const words = item.outcome.replaceAll('_', ' ');
  if (item.status === null) return badge(isGood(item) ? 'good' : 'bad', words);
  const tone = isGood(item) ? 'good' : item.status < 500 ? 'warn' : 'bad';
  return badge(tone, item.outcome === 'answered' ? String(item.status) : `${item.status} ${words}`);
}

/** The figures of an invocation as Lambda's REPORT line gives them. */
function report(item) {
  const figures = [`Waited ${took(item.durationMs)}`];
  if (item.handlerMs !== null) figures.push(`handler ${took(item.handlerMs)}`);
  if (item.coldStart) figures.push(`init ${took(item.initMs)}`);
  return `${figures.join(', ')}. Invocation ${item.id}`;
}

/** The body of an event or answer of API Gateway, which is JSON within JSON. */
function body(value) {
  try {
    return JSON.parse(value.isBase64Encoded ? atob(value.body) : value.body);
  } catch {
    return null; // no body, or one that is no JSON: the whole is shown anyway
  }
}

/** What was asked and answered; fetched when the row is opened, since it may be large. */
async function exchange(item) {
  const { event, answer } = await ask(`invocations/${encodeURIComponent(item.id)}`);
  const side = (words, value) => {
    const inner = value && typeof value === 'object' ? body(value) : null;
    return el('div', {}, inner === null ? null : json(inner, `Body of the ${words.toLowerCase()}`), json(value ?? '', words));
  };
  return el('div', { class: 'sides' }, side('Event', event), side('Answer', answer));
}

function inside(item, results, guarded) {
  const result = el('div', { role: 'status' });
  const parts = el('div', {}, el('p', { class: 'faint', text: 'Loading …' }));
  const show = answer => result.replaceChildren(el('p', { class: 'soft' }, 'Sent again: ', badge(answer.outcome === 'answered' ? 'good' : 'bad', answer.outcome ?? 'refused')), json(answer.answer ?? answer.error ?? '', 'Answer to the replay'));
  if (results.has(item.id)) show(results.get(item.id));
  guarded(async () => parts.replaceChildren(await exchange(item)), 'row');
  return [el('div', { class: 'tools' }, button('Replay', () => guarded(async () => {
    const answer = await ask(`invocations/${encodeURIComponent(item.id)}/replay`, { method: 'POST', tolerant: true });
    results.set(item.id, answer);
    show(answer);
  }), { look: 'primary', label: `Replay ${item.function} ${item.purpose}`, busy: 'Running …' }), el('span', { class: 'faint small', text: report(item) }), copyButton(item.id, 'the id of the invocation', 'Copy id')), result, parts];
}

export function invocations() {
  const results = new Map();
  const list = el('ul', { class: 'rows invocations' });
  const none = el('div', {});
  const which = choice([['', 'Every function']], { 'aria-label': 'Function' });
  const how = choice(OUTCOMES, { 'aria-label': 'Outcome' });
  const word = el('input', { class: 'control grow', type: 'search', placeholder: 'Route, schedule or status', 'aria-label': 'Filter' });
  const count = el('p', { class: 'faint small', role: 'status' });
  let items = [];
  let guard;

  const matches = item => (!which.value || item.function === which.value)
    && (!how.value || (how.value === 'cold' ? item.coldStart : isGood(item) === (how.value === 'good')))
    && `${item.purpose} ${item.status ?? ''} ${item.outcome}`.toLowerCase().includes(word.value.trim().toLowerCase());

  function show() {
    const seen = items.filter(matches);
    count.textContent = `${seen.length} of the last ${items.length}`;
    keyed(list, seen, item => item.id, item => row([time(item.at), el('b', { text: item.function }), el('span', { class: 'grow', text: item.purpose }),
      item.coldStart ? badge('accent', `cold ${took(item.initMs)}`, { title: 'A process was started for it' }) : null, outcome(item), el('span', { class: 'number', text: took(item.durationMs) })], () => inside(item, results, guard)));
    none.replaceChildren(...(seen.length ? [] : [items.length ? empty('Nothing of this kind was invoked.', 'Choose another function or outcome.') : empty('Nothing was invoked yet.', 'Send a request, or ', el('a', { class: 'link', href: '#schedules', text: 'run a schedule' }), '.')]));
  }

  for (const control of [which, how, word]) control.addEventListener('input', show);
  return {
    title: 'Invocations', lead: 'The last events that functions were given, with what they answered.', live: true,
    make(panel, guarded) {
      guard = guarded;
      panel.append(el('div', { class: 'toolbar' }, which, how, word, count), el('div', { class: 'card' }, list, none));
    },
    open(query) {
      if (query.has('function')) {
        choose(which, [['', 'Every function'], [query.get('function'), query.get('function')]]);
        which.value = query.get('function');
      }
      if (query.has('outcome')) how.value = query.get('outcome');
    },
    async refresh() {
      const [found, known] = await Promise.all([ask(`invocations?limit=${SHOWN}&events=false`), ask('functions')]);
      items = found.items;
      choose(which, [['', 'Every function'], ...known.items.map(item => [item.function, item.function])]);
      show();
    },
  };
}
