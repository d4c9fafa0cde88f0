// The console's first panel: what needs a look, the functions, the clock, and every address and secret.
import { ask, el } from './local.js';
import { clock } from './clock.js';
import { endpoints } from './endpoints.js';
import { functions } from './functions.js';

/** What needs a look now: [tone, words, address of the panel that tells more]. */
function findings(items, queues, faults) {
  const found = items.filter(item => item.initError).map(item => ['bad', `${item.function} does not start: ${item.initError}`, '#logs']);
  for (const queue of queues) {
    if (queue.name.endsWith('DeadLetters') && queue.messages.length) {
      found.push(['warn', `${queue.messages.length} ${queue.messages.length === 1 ? 'message' : 'messages'} in ${queue.name}`, '#queues']);
    }
  }
  const armed = faults.filter(fault => fault.hits < fault.times).length;
  if (armed) found.push(['warn', `${armed} ${armed === 1 ? 'fault is' : 'faults are'} waiting to strike`, '#faults']);
  return found;
}

export function overview() {
  const [list, time, addresses] = [functions(), clock(), endpoints()];
  const attention = el('ul', { class: 'attention', 'aria-label': 'Needs a look' });
  return {
    title: 'Overview', lead: 'The cloud on this machine, and what it is at.', live: true,
    make(panel, guarded) {
      panel.append(attention, el('div', { class: 'columns' }, list.make(), el('div', { class: 'stack' }, time.make(guarded), addresses.client())), addresses.make());
    },
    async refresh() {
      const [{ items }, queues, faults, status, now] = await Promise.all(['functions', 'queues', 'faults', 'status', 'clock'].map(path => ask(path)));
      list.show(items);
      time.show(now);
      addresses.show(status);
      attention.replaceChildren(...findings(items, queues.items, faults.items)
        .map(([tone, words, to]) => el('li', { class: `callout ${tone}` }, el('span', { text: words }), el('a', { class: 'link', href: to, text: 'Look' }))));
    },
  };
}
