// The queues with their messages; dead letters go back to their queue, or away.
import { ask, el, time } from './local.js';
import { badge, button, empty, json, keyed, row, section, sureButton } from './view.js';

const isDead = queue => queue.name.endsWith('DeadLetters') || queue.deadLettersOf.length > 0;
const messagesText = number => `${number} ${number === 1 ? 'message' : 'messages'}`;

/** A body as data, where it is JSON. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text; // a body need not be JSON: then it is shown as it is
  }
}

const message = item => row([time(item.sentAt), el('code', { class: 'grow cut', text: item.body }), item.receiveCount ? badge('warn', `received ${item.receiveCount}×`) : null],
  () => [el('p', { class: 'faint small', text: `Message ${item.id}` }), json(parsed(item.body), 'Body')]);

export function queues() {
  const body = el('div', { class: 'stack' });
  const done = el('p', { class: 'faint small', role: 'status' });
  let guard;

  const act = work => guard(async () => {
    const words = await work();
    await refresh();
    done.textContent = words;
  });

  function actions(queue) {
    if (!queue.messages.length) return [];
    const path = `queues/${encodeURIComponent(queue.name)}`;
    const source = queue.deadLettersOf.join(', ');
    return [
      source ? button('Redrive', () => act(async () => {
        const { moved, to } = await ask(`${path}/redrive`, { method: 'POST' });
        return `${messagesText(moved)} went back to ${to.join(', ')}.`;
      }), { look: 'primary', label: `Redrive ${queue.name} to ${source}`, busy: 'Moving …' }) : null,
      sureButton('Delete all', `Delete ${messagesText(queue.messages.length)}?`, () => act(async () => {
        await ask(`${path}/messages`, { method: 'DELETE' });
        return `${queue.name} is empty.`;
      }), { label: `Delete all messages of ${queue.name}` }),
    ].filter(Boolean);
  }

  function lead(queue) {
    const many = queue.messages.length ? `${queue.waiting} waiting, ${queue.inFlight} in flight, ${queue.delayed} delayed.` : isDead(queue) ? 'No dead letters.' : 'Empty.';
    if (queue.deadLettersOf.length) return `${many} Takes what failed too often in ${queue.deadLettersOf.join(', ')}.`;
    return isDead(queue) ? `${many} Takes what a function could not work on, so there is no queue to send it back to.` : many;
  }

  const card = queue => {
    const list = el('ul', { class: 'rows' });
    keyed(list, queue.messages, item => item.id, message);
    return section(queue.name, lead(queue), actions(queue), list);
  };

  async function refresh() {
    const { items } = await ask('queues');
    const order = queue => (queue.messages.length ? 0 : 2) + (isDead(queue) ? 0 : 1);
    keyed(body, [...items].sort((a, b) => order(a) - order(b)), queue => queue.name, card);
    if (!items.length) body.replaceChildren(empty('The template has no queue.'));
  }

  return {
    title: 'Queues', lead: 'What waits, and what failed too often.', live: true,
    make(panel, guarded) {
      guard = guarded;
      panel.append(done, body);
    },
    refresh,
  };
}
