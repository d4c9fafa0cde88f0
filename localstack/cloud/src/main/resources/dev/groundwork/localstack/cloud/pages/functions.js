// The functions with their processes: what each is at, how often it started, and its last error.
import { el, time, took } from './local.js';
import { badge, keyed, section } from './view.js';

const LOOKS = { stopped: ['', false], starting: ['accent', true], idle: ['good', false], busy: ['accent', true] };

function state(item) {
  if (item.initError) return badge('bad', 'does not start', { dot: true, title: item.initError });
  const [tone, moving] = LOOKS[item.phase] ?? ['', false];
  return badge(tone, item.starts ? item.phase : 'not started', { dot: true, moving });
}

function starts(item) {
  if (!item.starts) return '';
  return `${item.starts} ${item.starts === 1 ? 'start' : 'starts'}${item.initMs === null ? '' : `, init ${took(item.initMs)}`}`;
}

function lastError(item) {
  if (item.initError) return el('span', { class: 'error', text: item.initError });
  if (!item.lastError) return el('span', {});
  const { at, outcome, message } = item.lastError;
  return el('a', { class: 'link error', href: `#invocations?function=${item.function}&outcome=bad`, title: message }, outcome.replaceAll('_', ' '), ' ', time(at));
}

export function functions() {
  const body = el('ul', { class: 'rows functions' });
  return {
    make: () => section('Functions', 'A process starts with the first event, and ends when it had none for a while.', [], body),
    show(items) {
      keyed(body, items, item => item.function, item => el('li', { class: 'line' },
        el('a', { class: 'name', href: `#invocations?function=${item.function}`, text: item.function }), state(item),
        el('span', { class: 'soft small', text: starts(item) }), lastError(item)));
    },
  };
}
