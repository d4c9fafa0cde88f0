// What runs, where it is, and the tour's commands.
import { ask, copyButton, el, every } from './local.js';

const PLACES = [
  ['web', 'Web pages', 'Sign up, credits and apps'],
  ['mailbox', 'Mailbox', 'Every mail that was sent'],
  ['console', 'Console', 'Invocations, tables, schedules, clock, queues, logs'],
  ['docs', 'API reference', 'Generated from the code'],
];
const SHOWN = new Set(['ready', 'api', 'web', 'mailbox', 'console', 'serviceClient', 'clock']);
const byId = id => document.getElementById(id);
let last = '';

function fact(list, name, value) {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const isLink = /^https?:\/\//.test(text);
  const code = isLink ? el('a', { href: text }, el('code', { text })) : el('code', { text });
  list.append(el('dt', { text: name }), el('dd', {}, code, copyButton(text, name)));
}

function facts(list, prefix, value) {
  if (value === null || value === undefined) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) facts(list, prefix ? `${prefix} ${name}` : name, inner);
  } else {
    fact(list, prefix, value);
  }
}

function show(status) {
  byId('state').textContent = status.ready ? 'Running. The product’s clock says ' : 'Starting … The clock says ';
  byId('state').append(el('a', { href: '/console#clock', text: status.clock }), '.');
  const { clock, ...steady } = status;
  if (JSON.stringify(steady) === last) return;
  last = JSON.stringify(steady);
  const address = { ...status, docs: `${status.api}/docs` };
  byId('places').replaceChildren(...PLACES.filter(([name]) => address[name] && !(name === 'web' && address.web === status.api && location.pathname === '/'))
    .map(([name, title, text]) => el('a', { class: 'card', href: address[name] },
      el('strong', { text: title }), el('span', { text }), el('code', { text: address[name] }))));
  byId('client').replaceChildren();
  facts(byId('client'), '', status.serviceClient);
  byId('more').replaceChildren();
  fact(byId('more'), 'api', status.api);
  for (const [name, value] of Object.entries(status)) {
    if (!SHOWN.has(name)) facts(byId('more'), name, value);
  }
}

async function tour() {
  const text = (await (await fetch('/_pages/tour.txt')).text()).trim()
    .replaceAll('http://127.0.0.1:3000', location.origin);
  byId('tour').closest('section').hidden = text === '';
  for (const step of text.split(/\n\s*\n/)) {
    const lines = step.split('\n');
    const title = lines[0].startsWith('#') ? lines.shift().replace(/^#\s*/, '') : 'First, in your shell';
    const commands = lines.join('\n');
    byId('tour').append(el('li', {}, el('h3', { text: title }),
      el('div', { class: 'commands' }, el('pre', { tabindex: '0' }, el('code', { text: commands })), copyButton(commands, `the commands: ${title}`))));
  }
}

every(5000, async () => {
  try {
    show(await ask('status'));
  } catch (problem) {
    byId('state').textContent = problem.message;
  }
});
tour();
