// The console's tabs: one panel at a time, fresh while it is seen.
import { el, every } from './local.js';
import { panels } from './panels.js';

const byId = id => document.getElementById(id);
const names = Object.keys(panels);
let current = '';

/** Tells what went wrong. A refresh that works takes back only what a refresh told: a person's own mistake stays to be read. */
function problem(error, from) {
  const box = byId('problem');
  if (!error && box.dataset.from !== from) return;
  box.dataset.from = error ? from : '';
  box.hidden = !error;
  box.textContent = error?.message ?? '';
}

/** Runs what a person asked for. */
async function guarded(work, from = 'action') {
  try {
    await work();
    problem(null, from);
  } catch (error) {
    problem(error, from);
  }
}

const refreshing = new Set();

/** Refreshes a panel, unless it is at it already: two answers at once would show the same line twice. */
async function refresh(name) {
  if (refreshing.has(name)) return;
  refreshing.add(name);
  await guarded(panels[name].refresh, 'refresh');
  refreshing.delete(name);
}

function select(name, focus) {
  current = panels[name] ? name : names[0];
  for (const other of names) {
    const tab = byId(`tab-${other}`);
    tab.setAttribute('aria-selected', String(other === current));
    tab.tabIndex = other === current ? 0 : -1;
    byId(`panel-${other}`).hidden = other !== current;
  }
  if (focus) byId(`tab-${current}`).focus();
  history.replaceState(null, '', `#${current}`);
  refresh(current);
}

function onKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const index = names.indexOf(current);
  if (step) select(names[(index + step + names.length) % names.length], true);
  else if (event.key === 'Home') select(names[0], true);
  else if (event.key === 'End') select(names[names.length - 1], true);
  else return;
  event.preventDefault();
}

for (const name of names) {
  byId('tabs').append(el('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, text: panels[name].title,
    onclick: () => select(name, false), onkeydown: onKey,
  }));
  const panel = el('section', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, hidden: true });
  panels[name].make(panel, guarded);
  byId('panels').append(panel);
}

addEventListener('hashchange', () => select(location.hash.slice(1), false));
select(location.hash.slice(1), false);
every(3000, async () => {
  if (panels[current].live) await refresh(current);
});
