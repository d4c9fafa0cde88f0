// Every mail that was sent: a list, newest first, and the one that is read. HTML is shown in a frame without scripts.
import { ask, el, every, time } from './local.js';

const byId = id => document.getElementById(id);
const VIEWS = { html: 'HTML', text: 'Text', links: 'Links', headers: 'Headers' };
let mails = [];
let open = decodeURIComponent(location.hash.slice(1));
let view = 'html';
let shown = '';

byId('to').value = new URLSearchParams(location.search).get('to') ?? '';

function kind(mail) {
  const word = mail.headers?.['X-Groundwork-Mail'];
  return word ? el('span', { class: 'badge', text: word.replaceAll('_', ' ') }) : null;
}

function row(mail) {
  return el('li', {}, el('button', {
    type: 'button', class: 'row', 'aria-current': mail.id === open ? 'true' : null, onclick: () => choose(mail.id, true),
  },
    el('span', { class: 'row-head' }, el('strong', { text: mail.to }), time(mail.sentAt)),
    el('span', { text: mail.subject || '(no subject)' }), kind(mail)));
}

function list() {
  const focused = document.activeElement?.closest?.('.mails li');
  const index = focused ? [...byId('mails').children].indexOf(focused) : -1;
  byId('mails').replaceChildren(...mails.slice(0, 500).map(row));
  if (index >= 0) byId('mails').children[index]?.querySelector('button').focus();
  byId('count').textContent = mails.length === 1 ? '1 mail' : `${mails.length} mails${mails.length > 500 ? ', the newest 500 shown' : ''}`;
}

function choose(id, byHand) {
  open = id;
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
  list();
  detail();
  if (byHand) byId('mail').focus();
}

function body(mail) {
  switch (view) {
    case 'html': {
      if (!mail.html) return el('p', { class: 'empty', text: 'This mail has no HTML.' });
      const frame = el('iframe', { title: 'The mail as HTML', sandbox: 'allow-popups allow-popups-to-escape-sandbox', referrerpolicy: 'no-referrer' });
      frame.srcdoc = `<base target="_blank">${mail.html}`;
      return frame;
    }
    case 'text':
      return mail.text ? el('pre', { class: 'mail-text', tabindex: '0', text: mail.text }) : el('p', { class: 'empty', text: 'This mail has no text.' });
    case 'links':
      return mail.links.length
        ? el('ul', { class: 'links' }, ...mail.links.map(link => el('li', {}, /^https?:/.test(link) ? el('a', { href: link, rel: 'noreferrer', text: link }) : link)))
        : el('p', { class: 'empty', text: 'This mail has no links.' });
    default:
      return el('dl', { class: 'facts' }, ...Object.entries(mail.headers).flatMap(([name, value]) => [el('dt', { text: name }), el('dd', { text: value })]));
  }
}

function detail() {
  const mail = mails.find(m => m.id === open);
  shown = mail?.id ?? '';
  if (!mail) {
    byId('mail').replaceChildren(el('p', { class: 'empty', text: mails.length ? 'Choose a mail to read it.' : 'No mail yet. Register an account and it arrives here.' }));
    return;
  }
  const views = el('div', { class: 'segments', role: 'group', 'aria-label': 'Show the mail as' },
    ...Object.entries(VIEWS).map(([name, text]) => el('button', {
      type: 'button', 'aria-pressed': String(name === view), text: name === 'links' ? `${text} (${mail.links.length})` : text,
      onclick: event => { view = name; detail(); focusView(event); },
    })));
  byId('mail').replaceChildren(
    el('h2', { text: mail.subject || '(no subject)' }),
    el('p', { class: 'quiet' }, 'From ', el('b', { text: mail.from }), ' to ', el('b', { text: mail.to }), ' · ', time(mail.sentAt), ' ', kind(mail)),
    views, body(mail));
}

function focusView() {
  byId('mail').querySelector('[aria-pressed="true"]')?.focus();
}

async function load() {
  const to = byId('to').value.trim();
  try {
    const all = (await ask('mail')).items;
    // Part of an address is enough here; ?to= of the API wants it whole.
    mails = all.filter(mail => mail.to.toLowerCase().includes(to.toLowerCase()));
    list();
    if (!mails.some(m => m.id === open) && mails.length && !to && !open) choose(mails[0].id, false);
    else if (shown !== (mails.find(m => m.id === open)?.id ?? '') || !shown) detail();
  } catch (problem) {
    byId('count').textContent = problem.message;
  }
}

byId('to').addEventListener('input', load);
addEventListener('hashchange', () => choose(decodeURIComponent(location.hash.slice(1)), false));
every(2000, load);
