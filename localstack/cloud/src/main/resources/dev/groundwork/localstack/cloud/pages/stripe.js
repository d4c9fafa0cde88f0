// The stand-in of Stripe: sessions, subscriptions, payments and deliveries, and what people and banks do with them.
import { ask, el, time } from './local.js';
import { kinds } from './stripeobjects.js';
import { badge, button, choice, field, json, keyed, row, section } from './view.js';

const at = seconds => time(new Date(seconds * 1000).toISOString());
const EVENTS = ['checkout.session.completed', 'checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed', 'invoice.paid', 'charge.refunded', 'charge.dispute.created', 'charge.dispute.closed'].map(name => [name, name]);

/** What was delivered, in one sentence. */
function sent(label, answer) {
  const all = (answer.deliveries ?? []).map(delivery => `${delivery.type} ${delivery.status ?? 'later'}`);
  return `${label}: ${all.length ? all.join(', ') : 'nothing was sent'}.`;
}

export function stripe() {
  const result = el('p', { class: 'callout', role: 'status', hidden: true });
  const lists = new Map();
  const requests = el('ul', { class: 'rows' });
  let guard;

  const act = (label, path, body = {}) => guard(async () => {
    const answer = await ask(path, { method: 'POST', body });
    result.hidden = false;
    result.textContent = sent(label, answer);
    await refresh();
  });

  const object = (kind, item) => row([at(item.created), el('b', { text: kind.words(item) }), el('code', { class: 'grow cut faint', text: item.id }), badge(...kind.state(item))], () => [
    el('div', { class: 'tools' }, ...kind.links(item).map(([text, href]) => el('a', { class: 'link', href, text })),
      ...kind.actions(item).map(([text, label, path, body]) => button(text, () => act(label, path, body), { label }))), json(item, item.object)]);

  const call = item => row([time(item.at), badge('', item.method), el('code', { class: 'grow cut', text: item.path })], () => [json(item, 'Request')]);

  async function refresh() {
    const [objects, asked] = await Promise.all([ask('stripe/objects'), ask('stripe/requests')]);
    for (const kind of kinds) {
      const items = objects[kind.name];
      const { list, none } = lists.get(kind.name);
      keyed(list, items, item => item.id, item => object(kind, item));
      none.hidden = items.length > 0;
    }
    keyed(requests, asked.items.slice(-30).reverse().map((item, index) => ({ ...item, index: asked.items.length - index })), item => item.index, call);
  }

  /** Sends an event of a session as often as asked, as Stripe does on a bad day. */
  function sending() {
    const [type, session, times] = [choice(EVENTS), el('input', { class: 'control', placeholder: 'cs_test_…', required: true, autocomplete: 'off', spellcheck: 'false' }), el('input', { class: 'control', type: 'number', min: '1', max: '100', value: '1' })];
    const send = event => {
      event.preventDefault();
      act(`Sent ${type.value}`, 'stripe/events', { type: type.value, sessionId: session.value.trim(), times: Number(times.value) });
    };
    return section('Send an event', 'Built from a session’s objects, signed and delivered, as often as you like.', [], el('form', { class: 'form', onsubmit: send }, field('Type', type), field('Session', session), field('Times', times), el('div', { class: 'form-end' }, el('button', { class: 'primary', text: 'Send' }))));
  }

  return {
    title: 'Stripe', lead: 'A stand-in: no money moves. The newest of each kind are shown.', live: true,
    make(panel, guarded) {
      guard = guarded;
      panel.append(result, ...kinds.map(kind => {
        const [list, none] = [el('ul', { class: 'rows' }), el('p', { class: 'pad faint', text: kind.none })];
        lists.set(kind.name, { list, none });
        return section(kind.title, null, [], list, none);
      }), sending(), section('Requests', 'What the product asked Stripe, newest first.', [], requests));
    },
    refresh,
  };
}
