// The kinds of objects that the stand-in of Stripe keeps: how each is told on one line, and what can be done with it.

const money = (amount, currency) => new Intl.NumberFormat('en', { style: 'currency', currency: String(currency ?? 'usd').toUpperCase() }).format(amount / 100);
const path = (...parts) => ['stripe', ...parts.map(encodeURIComponent)].join('/');

/** An action: words of the button, what it says when done, path and body of the control API. */
const session = (s, text, action) => [text, `${text} ${s.id}`, path('checkout', s.id), { action }];
const isAwaited = s => s.status === 'complete' && s.payment_status === 'unpaid';
const price = s => s.items.data[0].price;

function chargeState(c) {
  if (c.refunded) return ['', 'refunded'];
  if (c.amount_refunded) return ['warn', `${money(c.amount_refunded, c.currency)} refunded`];
  if (c.disputed) return ['warn', 'disputed'];
  return [c.status === 'succeeded' ? 'good' : 'bad', c.status];
}

function chargeActions(c) {
  if (!c.paid) return [];
  const part = Math.max(1, Math.floor(c.amount * 0.3));
  return [
    ['Refund', `Refund the rest of ${c.id}`, path('charges', c.id, 'refund')],
    ['Refund 30 %', `Refund 30 percent of ${c.id}`, path('charges', c.id, 'refund'), { amount: part }],
    ['Dispute', `Open a dispute of ${c.id}`, path('charges', c.id, 'dispute'), { inquiry: false }],
    ['Inquiry', `Open an inquiry about ${c.id}`, path('charges', c.id, 'dispute'), { inquiry: true }],
  ];
}

function subscriptionActions(s) {
  if (s.status === 'canceled') return [];
  return [
    ['Renew now', `Renew ${s.id} now`, path('subscriptions', s.id, 'renew')],
    s.cancel_at_period_end
      ? ['Go on', `Go on with ${s.id}`, path('subscriptions', s.id, 'cancel'), { atPeriodEnd: false }]
      : ['Cancel at period end', `Cancel ${s.id} at the end of its period`, path('subscriptions', s.id, 'cancel'), { atPeriodEnd: true }],
    ['Card declines', `Let the card of ${s.customer} decline`, path('customers', s.customer, 'card'), { declines: true }],
    ['Card works', `Let the card of ${s.customer} work`, path('customers', s.customer, 'card'), { declines: false }],
  ];
}

function sessionActions(s) {
  if (isAwaited(s)) return [session(s, 'Money came', 'async_succeed'), session(s, 'Money does not come', 'async_fail')];
  if (s.status !== 'open') return [];
  return [session(s, 'Pay', 'pay'), session(s, 'Decline', 'decline'), session(s, '3-D Secure pending', 'requires_action'), session(s, 'Money comes later', 'async_pending'), session(s, 'Expire', 'expire')];
}

function disputeActions(d) {
  const close = (text, status) => [text, `${text} ${d.id}`, path('disputes', d.id, 'close'), { status }];
  if (!d.status.endsWith('needs_response')) return [];
  return d.status.startsWith('warning_') ? [close('Close the inquiry', 'warning_closed')] : [close('Won', 'won'), close('Lost', 'lost')];
}

function eventState(e) {
  const attempts = e._attempts ?? [];
  const last = attempts[attempts.length - 1];
  if (!last) return ['', 'not sent'];
  return [last.status >= 200 && last.status < 300 ? 'good' : 'bad', `${last.status || 'no answer'}${attempts.length > 1 ? `, ${attempts.length} times` : ''}`];
}

const nothing = () => [];

export const kinds = [
  {
    name: 'sessions', title: 'Checkout sessions', none: 'None yet. Buy a package on the credits page.',
    words: s => `${s.mode} ${money(s.amount_total, s.currency)}`,
    state: s => [s.payment_status === 'paid' ? 'good' : s.status === 'open' ? 'accent' : '', s.status === 'complete' ? s.payment_status : s.status],
    links: s => (s.status === 'open' ? [['Checkout page', s.url]] : []), actions: sessionActions,
  },
  { name: 'charges', title: 'Payments', none: 'None yet. Pay a session.', words: c => money(c.amount, c.currency), state: chargeState, links: nothing, actions: chargeActions },
  {
    name: 'subscriptions', title: 'Subscriptions', none: 'None yet. Choose a plan on the credits page.',
    words: s => `${money(price(s).unit_amount, s.currency)} a ${price(s).recurring.interval}`,
    state: s => [s.status === 'active' ? 'good' : '', s.cancel_at_period_end && s.status !== 'canceled' ? `${s.status}, ends` : s.status],
    links: nothing, actions: subscriptionActions,
  },
  { name: 'disputes', title: 'Disputes', none: 'None. Open one from a payment.', words: d => money(d.amount, d.currency), state: d => [d.status === 'won' ? 'good' : d.status === 'lost' ? 'bad' : 'warn', d.status.replaceAll('_', ' ')], links: nothing, actions: disputeActions },
  { name: 'events', title: 'Events', none: 'None yet. Whatever happens above is sent to the webhook.', words: e => e.type, state: eventState, links: nothing, actions: e => [['Send again', `Send ${e.type} ${e.id} again`, path('events', e.id, 'resend')]] },
];
