// The console's panel of the stand-in of Stripe: sessions, subscriptions, payments and deliveries, and what people and banks do with them.
import { ask, el, json, time } from './local.js';

const at = seconds => time(new Date(seconds * 1000).toISOString());
const money = (amount, currency) => `${(amount / 100).toFixed(2)} ${String(currency ?? '').toUpperCase()}`;
const path = (...parts) => ['stripe', ...parts.map(encodeURIComponent)].join('/');

export function stripe() {
  const opened = new Set();
  let body;
  let guarded;
  let result;
  let shown = '';

  /** A button for an action; its outcome is told, and the panel is fresh after it. */
  const act = (text, label, where, data) => el('button', { type: 'button', text, 'aria-label': label, onclick: () => guarded(async () => {
    result.textContent = `${text} …`;
    const answer = await ask(where, { method: 'POST', body: data ?? {} });
    const sent = (answer.deliveries ?? []).map(delivery => `${delivery.type} ${delivery.status ?? 'later'}`);
    result.textContent = `${label}: ${sent.length ? sent.join(', ') : 'nothing was sent'}`;
    await refresh();
  }) });

  const row = (object, words, state, good, actions) => {
    const details = el('details', { open: opened.has(object.id) },
      el('summary', {}, at(object.created), el('b', { text: words }), el('code', { class: 'grow cut', text: object.id }),
        el('span', { class: `badge ${good ? 'good' : ''}`, text: state })),
      el('div', { class: 'inside' }, el('div', { class: 'tools' }, ...actions), json(object)));
    details.addEventListener('toggle', () => (details.open ? opened.add(object.id) : opened.delete(object.id)));
    return el('li', {}, details);
  };

  const session = s => {
    const go = (text, action) => act(text, `${text} ${s.id}`, path('checkout', s.id), { action });
    const open = s.status === 'open';
    const awaited = s.status === 'complete' && s.payment_status === 'unpaid';
    return row(s, `${s.mode} ${money(s.amount_total, s.currency)}`, `${s.status}, ${s.payment_status}`, s.payment_status === 'paid', [
      ...(open ? [el('a', { href: s.url, text: 'Checkout page' }), go('Pay', 'pay'), go('Decline', 'decline'), go('3-D Secure pending', 'requires_action'),
        go('Money comes later', 'async_pending'), go('Expire', 'expire')] : []),
      ...(awaited ? [go('Money came', 'async_succeed'), go('Money does not come', 'async_fail')] : []),
    ]);
  };

  const subscription = s => {
    const price = s.items.data[0].price;
    const alive = s.status !== 'canceled';
    return row(s, `${money(price.unit_amount, s.currency)} a ${price.recurring.interval}`, s.cancel_at_period_end && alive ? `${s.status}, ends` : s.status, s.status === 'active', alive ? [
      act('Renew now', `Renew ${s.id} now`, path('subscriptions', s.id, 'renew')),
      s.cancel_at_period_end
        ? act('Go on', `Go on with ${s.id}`, path('subscriptions', s.id, 'cancel'), { atPeriodEnd: false })
        : act('Cancel at period end', `Cancel ${s.id} at the end of its period`, path('subscriptions', s.id, 'cancel'), { atPeriodEnd: true }),
      act('Card declines', `Let the card of ${s.customer} decline`, path('customers', s.customer, 'card'), { declines: true }),
      act('Card works', `Let the card of ${s.customer} work`, path('customers', s.customer, 'card'), { declines: false }),
    ] : []);
  };

  const charge = c => {
    const state = c.refunded ? 'refunded' : c.amount_refunded ? `${money(c.amount_refunded, c.currency)} refunded` : c.disputed ? 'disputed' : c.status;
    return row(c, money(c.amount, c.currency), state, c.status === 'succeeded' && !c.refunded, c.paid ? [
      act('Refund', `Refund the rest of ${c.id}`, path('charges', c.id, 'refund')),
      act('Refund 30 %', `Refund 30 percent of ${c.id}`, path('charges', c.id, 'refund'), { amount: Math.max(1, Math.floor(c.amount * 0.3)) }),
      act('Dispute', `Open a dispute of ${c.id}`, path('charges', c.id, 'dispute'), { inquiry: false }),
      act('Inquiry', `Open an inquiry about ${c.id}`, path('charges', c.id, 'dispute'), { inquiry: true }),
    ] : []);
  };

  const dispute = d => {
    const close = (text, status) => act(text, `${text} ${d.id}`, path('disputes', d.id, 'close'), { status });
    const open = d.status.endsWith('needs_response');
    const inquiry = d.status.startsWith('warning_');
    return row(d, money(d.amount, d.currency), d.status, d.status === 'won',
      !open ? [] : inquiry ? [close('Close the inquiry', 'warning_closed')] : [close('Won', 'won'), close('Lost', 'lost')]);
  };

  const event = e => {
    const attempts = e._attempts ?? [];
    const last = attempts[attempts.length - 1];
    const state = last ? `${last.status || 'no answer'}${attempts.length > 1 ? ` (${attempts.length} times)` : ''}` : 'not sent';
    return row(e, e.type, state, last?.status >= 200 && last.status < 300, [act('Send again', `Send ${e.type} ${e.id} again`, path('events', e.id, 'resend'))]);
  };

  const part = (title, items, render) => [el('h3', { text: title }),
    items.length ? el('ul', { class: 'rows' }, ...items.map(render)) : el('p', { class: 'quiet', text: 'There are none.' })];

  async function refresh() {
    const all = await ask('stripe/objects');
    const text = JSON.stringify(all);
    if (text === shown) return;
    shown = text;
    body.replaceChildren(...part('Checkout sessions', all.sessions, session), ...part('Subscriptions', all.subscriptions, subscription),
      ...part('Payments', all.charges, charge), ...part('Disputes', all.disputes, dispute), ...part('Events', all.events, event));
  }

  return {
    title: 'Stripe', live: true,
    make(panel, guard) {
      guarded = guard;
      result = el('p', { class: 'quiet', role: 'status' });
      body = el('div', {});
      panel.append(el('p', { class: 'quiet', text: 'A stand-in: no money moves. The newest of each kind are shown.' }), result, body);
    },
    refresh,
  };
}
