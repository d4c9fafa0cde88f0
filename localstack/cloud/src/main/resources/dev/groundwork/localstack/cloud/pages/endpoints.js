// Every address and secret of the stack, each with a button that copies it.
import { el } from './local.js';
import { copyButton, section } from './view.js';

const HIDDEN = new Set(['ready', 'web', 'mailbox', 'console', 'serviceClient', 'clock', 'schedules', 'functions']);
const MASK = '•'.repeat(12);

/** A value with a copy button. What is secret is shown on demand, so that it is in no picture of the screen. */
function value(name, text) {
  const code = el('code', { text });
  const parts = [/^https?:\/\//.test(text) && !name.includes('webhook') ? el('a', { class: 'link', href: text }, code) : code];
  if (/secret/i.test(name)) {
    code.textContent = MASK;
    const toggle = el('button', { type: 'button', class: 'small-button', text: 'Show', 'aria-label': `Show ${name}`, 'aria-pressed': 'false' });
    toggle.addEventListener('click', () => {
      const isShown = code.textContent === MASK;
      code.textContent = isShown ? text : MASK;
      toggle.textContent = isShown ? 'Hide' : 'Show';
      toggle.setAttribute('aria-pressed', String(isShown));
    });
    parts.push(toggle);
  }
  return el('dd', {}, ...parts, copyButton(text, name));
}

/** Names and values of an answer, with the names of what is within in front. */
function facts(prefix, inner) {
  if (inner === null || inner === undefined) return [];
  if (typeof inner !== 'object' || Array.isArray(inner)) return [[prefix, Array.isArray(inner) ? inner.join(' ') : String(inner)]];
  return Object.entries(inner).flatMap(([name, next]) => facts(`${prefix} ${name.replace(/([A-Z])/g, ' $1').toLowerCase()}`.trim(), next));
}

const pairs = (list, all) => list.replaceChildren(...all.flatMap(([name, text]) => [el('dt', { text: name }), value(name, text)]));

export function endpoints() {
  const client = el('dl', { class: 'facts narrow' });
  const rest = el('dl', { class: 'facts' });
  let last = '';
  return {
    client: () => section('Service client', 'For POST /api/auth/token, as our own services use it.', [], client),
    make: () => section('Addresses and secrets', 'They stay the same as long as .groundwork/ is kept, but for the ports of stand-ins.', [], rest),
    show({ clock: _, ...status }) {
      const text = JSON.stringify(status);
      if (text === last) return;
      last = text;
      pairs(client, facts('', status.serviceClient));
      pairs(rest, Object.entries(status).filter(([name]) => !HIDDEN.has(name)).flatMap(([name, inner]) => facts(name, inner)));
    },
  };
}
