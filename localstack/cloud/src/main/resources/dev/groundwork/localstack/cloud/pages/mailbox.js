// Every mail that was sent: a list, newest first, and the one that is read. HTML is a page of its own, in a frame without scripts.
import { ask, el, every, time } from './local.js';
import { badge, copyButton, empty, keyed, sureButton } from './view.js';

const byId = id => document.getElementById(id);
const VIEWS = { html: 'HTML', text: 'Text', links: 'Links', headers: 'Headers' };
const SHOWN = 200;
let mails = [];
let isLoaded = false;
let open = decodeURIComponent(location.hash.slice(1));
let view = 'html';
let shown = '';

byId('to').value = new URLSearchParams(location.search).get('to') ?? '';

function kind(mail) {
  const word = mail.headers?.['X-Groundwork-Mail'];
  return word ? badge('accent', word.replaceAll('_', ' ')) : null;
}

const line = mail => el('li', {}, el('button', { type: 'button', class: 'mail-row', onclick: () => choose(mail.id, true) },
  el('span', { class: 'mail-head' }, el('strong', { text: mail.to }), time(mail.sentAt)), el('span', { class: 'soft', text: mail.subject || '(no subject)' }), kind(mail)));

function matching() {
  const word = byId('to').value.trim().toLowerCase();
  return mails.filter(mail => `${mail.to} ${mail.subject}`.toLowerCase().includes(word));
}

function list() {
  const seen = matching();
  keyed(byId('mails'), seen, mail => mail.id, line);
  for (const item of byId('mails').children) {
    if (item.dataset.key === open) item.firstElementChild.setAttribute('aria-current', 'true');
    else item.firstElementChild.removeAttribute('aria-current');
  }
  byId('count').textContent = `${seen.length} ${seen.length === 1 ? 'mail' : 'mails'}${mails.length === SHOWN ? `, of the newest ${SHOWN}` : ''}`;
  byId('clear').hidden = mails.length === 0;
  return seen;
}

function choose(id, byHand) {
  open = id;
  history.replaceState(null, '', `${location.pathname}${location.search}#${encodeURIComponent(id)}`);
  list();
  detail();
  if (byHand) byId('mail').focus();
  // On a small screen the mail stands below the list.
  if (byHand && byId('mail').getBoundingClientRect().top > innerHeight / 2) byId('mail').scrollIntoView();
}

function body(mail) {
  if (view === 'html') {
    return mail.html ? el('iframe', { title: 'The mail as HTML', sandbox: 'allow-popups allow-popups-to-escape-sandbox', referrerpolicy: 'no-referrer', src: `/_local/mail/${encodeURIComponent(mail.id)}/html` }) : empty('This mail has no HTML.');
  }
  if (view === 'text') return mail.text ? el('pre', { class: 'mail-text', tabindex: '0', role: 'region', 'aria-label': 'The mail as text', text: mail.text }) : empty('This mail has no text.');
  if (view === 'headers') return el('dl', { class: 'facts' }, ...Object.entries(mail.headers).flatMap(([name, value]) => [el('dt', { text: name }), el('dd', {}, el('code', { text: value }))]));
  const links = mail.links.map(link => el('li', {}, /^https?:/.test(link) ? el('a', { class: 'link', href: link, rel: 'noreferrer', text: link }) : link, copyButton(link, 'the link')));
  return links.length ? el('ul', { class: 'links' }, ...links) : empty('This mail has no links.');
}

function detail() {
  const mail = mails.find(m => m.id === open);
  shown = mail?.id ?? '';
  if (!mail) {
    byId('mail').replaceChildren(mails.length ? empty('Choose a mail to read it.') : empty('No mail yet.', 'Register an account on the ', el('a', { class: 'link', href: '/register', text: 'web pages' }), ', and its mail arrives here.'));
    return;
  }
  const views = el('div', { class: 'segments', role: 'group', 'aria-label': 'Show the mail as' }, ...Object.entries(VIEWS).map(([name, text]) => el('button', {
    type: 'button', 'aria-pressed': String(name === view), text: name === 'links' ? `${text} (${mail.links.length})` : text,
    onclick: () => { view = name; detail(); byId('mail').querySelector('[aria-pressed="true"]').focus(); },
  })));
  byId('mail').replaceChildren(el('div', { class: 'mail-title' }, el('h2', { text: mail.subject || '(no subject)' }), kind(mail)),
    el('p', { class: 'soft small' }, 'From ', el('b', { text: mail.from }), ' to ', el('b', { text: mail.to }), ', ', time(mail.sentAt)), views, body(mail));
}

async function load() {
  try {
    mails = (await ask(`mail?limit=${SHOWN}`)).items;
  } catch {
    return; // the frame of the page tells it
  }
  const seen = list();
  if (!mails.some(m => m.id === open) && seen.length && !isLoaded) choose(seen[0].id, false);
  else if (!isLoaded || shown !== (mails.find(m => m.id === open)?.id ?? '')) detail();
  isLoaded = true;
}

const clear = sureButton('Empty', 'Delete all?', async () => {
  await ask('mail', { method: 'DELETE' });
  await load();
}, { look: 'small-button', label: 'Empty the mailbox' });
clear.id = 'clear';
byId('clear').replaceWith(clear);
byId('to').addEventListener('input', list);
addEventListener('hashchange', () => choose(decodeURIComponent(location.hash.slice(1)), false));
every(2000, load);
