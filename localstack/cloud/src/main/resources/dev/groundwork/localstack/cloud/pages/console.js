// The console: one panel at a time, each with an address of its own, fresh while it is seen.
import { el, every } from './local.js';
import { capacity } from './capacity.js';
import { faults } from './faults.js';
import { google } from './google.js';
import { invocations } from './invocations.js';
import { logs } from './logs.js';
import { overview } from './overview.js';
import { queues } from './queues.js';
import { schedules } from './schedules.js';
import { stripe } from './stripe.js';
import { tables } from './tables.js';

const panels = { overview: overview(), invocations: invocations(), logs: logs(), schedules: schedules(), capacity: capacity(), tables: tables(), queues: queues(), stripe: stripe(), google: google(), faults: faults() };
/** Addresses that others know of parts which stand in another panel. */
const PARTS = { clock: 'overview', functions: 'overview' };
const byId = id => document.getElementById(id);
const made = new Map();
const refreshing = new Set();
let current = '';

/** Tells what went wrong. A refresh that works takes back only what a refresh told: a person's own mistake stays to be read. */
function problem(error, from) {
  const box = byId('problem');
  if (!error && box.dataset.from !== from) return;
  box.dataset.from = error ? from : '';
  box.hidden = !error;
  box.textContent = error?.message ?? '';
}

/** Does what a person asked for, and tells how it went. */
async function guarded(work, from = 'action') {
  try {
    await work();
    problem(null, from);
  } catch (error) {
    problem(error, from);
  }
}

/** Refreshes a panel, unless it is at it already: two answers at once would show the same line twice. */
async function refresh(name) {
  if (refreshing.has(name)) return;
  refreshing.add(name);
  await guarded(() => panels[name].refresh(), 'refresh');
  made.get(name)?.querySelector('.loading')?.remove();
  refreshing.delete(name);
}

function make(name) {
  const panel = el('div', { class: 'panel' }, el('p', { class: 'loading', role: 'status' }, el('span', { class: 'sr', text: 'Loading' })));
  panels[name].make(panel, guarded);
  byId('panels').append(panel);
  made.set(name, panel);
}

function show() {
  const [asked, query = ''] = location.hash.slice(1).split('?');
  const name = PARTS[asked] ?? asked;
  const isOther = current !== name;
  current = panels[name] ? name : 'overview';
  if (!made.has(current)) make(current);
  for (const [other, panel] of made) panel.hidden = other !== current;
  const { title, lead, open } = panels[current];
  byId('title').textContent = title;
  byId('lead').textContent = lead;
  document.title = `${title} · Groundwork local`;
  if (isOther) problem(null, byId('problem').dataset.from);
  open?.(new URLSearchParams(query));
  refresh(current);
}

addEventListener('hashchange', () => {
  show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
});
show();
every(2500, async () => {
  if (panels[current].live) await refresh(current);
});
