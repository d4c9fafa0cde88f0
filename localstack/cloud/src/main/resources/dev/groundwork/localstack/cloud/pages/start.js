// Where everything is, and the tour's commands.
import { ask, el, every, time } from './local.js';
import { copyButton } from './view.js';

const PLACES = [
  ['web', 'Web pages', 'Sign up, credits and apps: what users of the product see'],
  ['console', 'Console', 'Functions, invocations, logs, tables, queues, schedules, stand-ins'],
  ['mailbox', 'Mailbox', 'Every mail that was sent, with its links'],
  ['docs', 'API reference', 'Every route with what it takes and answers'],
];
const byId = id => document.getElementById(id);
let last = '';

function show(status) {
  byId('state').replaceChildren(status.ready ? 'The cloud runs on this machine. The product’s clock says ' : 'Starting … The clock says ', time(status.clock), '.');
  const address = { ...status, docs: `${status.api}/docs` };
  const text = JSON.stringify(PLACES.map(([name]) => address[name]));
  if (text === last) return;
  last = text;
  byId('places-now').replaceChildren(...PLACES.filter(([name]) => address[name])
    .map(([name, title, words]) => el('a', { class: 'card place', href: address[name] },
      el('strong', { text: title }), el('span', { text: words }), el('code', { text: address[name] }))));
}

async function tour() {
  const text = (await (await fetch('/_pages/tour.txt')).text()).trim().replaceAll('http://127.0.0.1:3000', location.origin);
  byId('tour').closest('section').hidden = text === '';
  for (const step of text.split(/\n\s*\n/)) {
    const lines = step.split('\n');
    const title = lines[0].startsWith('#') ? lines.shift().replace(/^#\s*/, '') : 'First, in your shell';
    const commands = lines.join('\n');
    byId('tour').append(el('li', {}, el('div', { class: 'tour-head' }, el('h3', { text: title }), copyButton(commands, `the commands: ${title}`)),
      el('pre', { tabindex: '0', role: 'region', 'aria-label': title }, el('code', { text: commands }))));
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
