// The parts that panels are made of. Each looks and works the same wherever it stands.
import { el } from './local.js';

/** A short word about a state; its dot moves while something is under way. */
export function badge(tone, text, { dot = false, moving = false, title = null } = {}) {
  return el('span', { class: `badge ${tone}`, title }, dot ? el('i', { class: moving ? 'dot moving' : 'dot', 'aria-hidden': 'true' }) : null, text);
}

/** A button that says what it is at, and cannot be pressed meanwhile. */
export function button(text, work, { look = '', label = null, busy = null } = {}) {
  const self = el('button', { type: 'button', class: look, text, 'aria-label': label });
  self.addEventListener('click', async () => {
    if (self.getAttribute('aria-busy')) return;
    self.setAttribute('aria-busy', 'true');
    if (busy) self.textContent = busy;
    try {
      await work(self);
    } finally {
      self.removeAttribute('aria-busy');
      if (busy) self.textContent = text;
    }
  });
  return self;
}

/** A button for what cannot be undone: the second press does it, and it is as before when the reader goes elsewhere. */
export function sureButton(text, sure, work, options = {}) {
  let armed = false;
  const self = button(text, async () => {
    if (!armed) {
      armed = true;
      self.textContent = sure;
      self.classList.add('danger');
      return;
    }
    rest();
    await work();
  }, options);
  const rest = () => {
    armed = false;
    self.textContent = text;
    self.classList.remove('danger');
  };
  self.addEventListener('blur', rest);
  return self;
}

/** A button that copies a text and says so. */
export function copyButton(text, what, words = 'Copy') {
  const self = el('button', { type: 'button', class: 'small-button copy', text: words, 'aria-label': `Copy ${what}` });
  self.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      self.textContent = 'Copied';
    } catch {
      self.textContent = 'Press Ctrl-C';
      const code = self.parentElement.querySelector('code');
      if (code) getSelection().selectAllChildren(code);
    }
    setTimeout(() => { self.textContent = words; }, 1500);
  });
  return self;
}

/** JSON as a block that can be read, scrolled by keyboard and copied. */
export function json(value, what) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return el('figure', { class: 'json' }, el('figcaption', {}, el('span', { text: what }), copyButton(text, what)),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': what }, el('code', { text })));
}

/** A part of a page with its own heading. */
export function section(title, lead, actions, ...children) {
  return el('section', { class: 'card', 'aria-label': title },
    el('div', { class: 'card-head' }, el('div', {}, el('h2', { text: title }), lead ? el('p', { text: lead }) : null), actions.length ? el('div', { class: 'tools' }, ...actions) : null),
    ...children);
}

/** What to do next where there is nothing yet. */
export function empty(title, ...next) {
  return el('div', { class: 'empty' }, el('p', { class: 'strong', text: title }), next.length ? el('p', {}, ...next) : null);
}

let fields = 0;

/** A labelled control; the hint is announced with it. */
export function field(label, control, hint = null) {
  control.id ||= `field-${++fields}`;
  if (hint) control.setAttribute('aria-describedby', `${control.id}-hint`);
  return el('div', { class: 'field' }, el('label', { for: control.id, text: label }), control, hint ? el('small', { id: `${control.id}-hint`, text: hint }) : null);
}

/** A choice among [value, words]. */
export function choice(options, properties = {}) {
  const select = el('select', { class: 'control', ...properties });
  choose(select, options);
  return select;
}

/** Gives a choice these options and keeps what is chosen, where it is still among them. */
export function choose(select, options) {
  const text = JSON.stringify(options);
  if (select.dataset.shown === text) return;
  const before = select.value;
  select.dataset.shown = text;
  select.replaceChildren(...options.map(([value, words]) => el('option', { value, text: words })));
  if (options.some(([value]) => value === before)) select.value = before;
}

/** A row that opens; what is inside is made when it is seen. */
export function row(summary, inside) {
  const details = el('details', {}, el('summary', {}, ...summary));
  const fill = () => {
    if (details.open && details.children.length === 1) details.append(el('div', { class: 'inside' }, ...inside()));
  };
  details.addEventListener('toggle', fill);
  return el('li', {}, details);
}

/** Rows that are open stay so in the node that replaces theirs, as far as it still has them. */
function keepOpen(old, fresh) {
  const keyOf = details => details.closest('[data-key]')?.dataset.key;
  const open = new Set([...old.querySelectorAll('details[open]')].map(keyOf));
  for (const details of fresh.querySelectorAll('details')) details.open = open.has(keyOf(details));
}

/** What the nodes of lists were made from. */
const made = new WeakMap();

/** Changes only what has changed of a list, so that what is open stays open, and focus and selection stay. */
export function keyed(list, items, keyOf, render) {
  const known = new Map([...list.children].map(child => [child.dataset.key, child]));
  const next = items.map(item => {
    const [key, text] = [String(keyOf(item)), JSON.stringify(item)];
    const old = known.get(key);
    if (old && made.get(old) === text) return old;
    const fresh = render(item);
    fresh.dataset.key = key;
    made.set(fresh, text);
    if (old) keepOpen(old, fresh);
    return fresh;
  });
  next.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
  while (list.children.length > next.length) list.lastElementChild.remove();
}
