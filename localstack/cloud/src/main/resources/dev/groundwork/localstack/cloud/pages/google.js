// The stand-in of Google: who signs in next, and what is wrong with that person's tokens.
import { ask, el } from './local.js';
import { choice, empty, field, section } from './view.js';

const VERIFIED = [['true', 'true'], ['false', 'false'], ['"false"', 'the text "false"'], ['null', 'not said']];
const TAMPER = ['none', 'bad_signature', 'alg_none', 'wrong_aud', 'wrong_iss', 'wrong_nonce', 'no_nonce', 'expired'].map(name => [name, name.replaceAll('_', ' ')]);

export function google() {
  const input = (type = 'text') => el('input', { class: 'control', type, required: true, autocomplete: 'off', spellcheck: 'false' });
  const parts = { name: input(), email: input('email'), sub: input(), emailVerified: choice(VERIFIED), tamper: choice(TAMPER) };
  const said = el('p', { class: 'soft small', role: 'status' });
  const body = el('div', { class: 'stack' });
  let last = '';

  function show(person) {
    last = JSON.stringify(person);
    for (const [name, control] of Object.entries(parts)) control.value = name === 'emailVerified' ? JSON.stringify(person[name]) : person[name];
  }

  /** Somebody whom nobody knows yet. */
  function somebody() {
    const number = crypto.randomUUID().slice(0, 6);
    parts.name.value = `Person ${number}`;
    parts.email.value = `person-${number}@gmail.example`;
    parts.sub.value = String(100000000000000000000n + BigInt(`0x${number}`));
    said.textContent = 'Not saved yet.';
  }

  return {
    title: 'Google', lead: 'Who comes back from “Continue with Google”. Nobody is asked anything.', live: true,
    make(panel, guarded) {
      const save = () => guarded(async () => {
        show(await ask('google/next', { method: 'POST', body: { name: parts.name.value, email: parts.email.value, sub: parts.sub.value, emailVerified: JSON.parse(parts.emailVerified.value), tamper: parts.tamper.value } }));
        said.textContent = `${parts.name.value} signs in next, and until somebody else is named.`;
      });
      body.append(section('Next identity', 'Whoever is named here signs in at the next request and all after it.', [el('button', { type: 'button', text: 'Somebody new', onclick: somebody })],
        el('form', { class: 'form', onsubmit: event => { event.preventDefault(); save(); } }, field('Name', parts.name), field('Email', parts.email), field('Subject', parts.sub, 'Google’s own name of the person, which stays.'), field('Email verified', parts.emailVerified),
          field('Wrong with the ID token', parts.tamper, 'Anything but “none” has to be refused by the product.'), el('div', { class: 'form-end' }, el('button', { class: 'primary', text: 'Save' }), el('a', { class: 'link', href: '/login', text: 'Sign-in page' }), said))));
      panel.append(body);
    },
    async refresh() {
      const person = await ask('google/next', { tolerant: true });
      if (person.error) body.replaceChildren(empty('Google is another one than this stack’s.', person.error));
      else if (!last) show(person);
      else if (JSON.stringify(person) !== last && !body.contains(document.activeElement)) show(person);
    },
  };
}
