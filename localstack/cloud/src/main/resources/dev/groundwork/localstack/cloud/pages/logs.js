// The lines that functions write, as they come: by function and level, followed or stopped.
import { ask, el, time } from './local.js';
import { badge, button, choice, choose, empty } from './view.js';

const MOST = 2000;
const LEVELS = [['', 'Every level'], ['INFO', 'INFO and above'], ['WARN', 'WARN and above'], ['ERROR', 'ERROR']];
const RANK = { TRACE: 0, DEBUG: 0, INFO: 1, WARN: 2, ERROR: 3 };
const TONES = { WARN: 'warn', ERROR: 'bad' };
/** What a line says of itself already, in its place. */
const SAID = new Set(['time', 'level', 'message', 'function', 'service', 'timestamp', 'logger']);

/** A line as data: ours are objects of JSON, others are texts. */
function parsed(line) {
  try {
    const data = JSON.parse(line.line);
    if (data && typeof data === 'object') return { ...line, level: data.level ?? '', message: String(data.message ?? ''), rest: Object.entries(data).filter(([name]) => !SAID.has(name)) };
  } catch {
    // No JSON: it is shown as it is.
  }
  return { ...line, level: '', message: line.line, rest: [] };
}

function node(line) {
  const rest = line.rest.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`).join('  ');
  return el('div', { class: `log-line ${TONES[line.level] ?? ''}`, title: line.line }, time(line.time), el('b', { text: line.function ?? '' }), badge(TONES[line.level] ?? '', line.level || 'text'),
    el('span', {}, line.message, rest ? el('span', { class: 'faint', text: `  ${rest}` }) : null));
}

export function logs() {
  const body = el('div', { class: 'log', tabindex: '0', role: 'log', 'aria-label': 'Log lines', 'aria-live': 'off' });
  const none = el('div', {});
  const which = choice([['', 'Every function']], { 'aria-label': 'Function' });
  const level = choice(LEVELS, { 'aria-label': 'Level' });
  const word = el('input', { class: 'control grow', type: 'search', placeholder: 'Request id, event, any text', 'aria-label': 'Filter' });
  const follow = el('input', { type: 'checkbox', id: 'follow', checked: true });
  const known = new Set();
  let lines = [];
  let since = null;

  const matches = line => (!which.value || line.function === which.value) && (!level.value || (RANK[line.level] ?? 1) >= RANK[level.value])
    && `${line.function} ${line.line}`.toLowerCase().includes(word.value.trim().toLowerCase());

  function told() {
    none.replaceChildren(...(body.children.length ? [] : [lines.length ? empty('No line is like this.', 'Choose another function or level.') : empty('No line yet.', 'Functions write when they are invoked.')]));
    body.hidden = body.children.length === 0;
    if (follow.checked) body.scrollTop = body.scrollHeight;
  }

  function again() {
    body.replaceChildren(...lines.filter(matches).map(node));
    told();
  }

  function add(fresh) {
    lines = [...lines, ...fresh].slice(-MOST);
    body.append(...fresh.filter(matches).map(node));
    while (body.children.length > MOST) body.firstElementChild.remove();
    choose(which, [['', 'Every function'], ...[...new Set(lines.map(line => line.function))].sort().map(name => [name, name])]);
    told();
  }

  for (const control of [which, level, word]) control.addEventListener('input', again);
  return {
    title: 'Logs', lead: 'What functions write, one line each, as it would stand in CloudWatch.', live: true,
    make(panel) {
      panel.append(el('div', { class: 'toolbar' }, which, level, word, el('label', { class: 'check' }, follow, 'Follow'), button('Clear', async () => { lines = []; again(); }, { label: 'Clear the lines shown' })), el('div', { class: 'card' }, body, none));
    },
    async refresh() {
      const { items } = await ask(`logs?limit=${MOST}${since ? `&since=${encodeURIComponent(since)}` : ''}`);
      // since is inclusive: the lines of its own instant come again.
      const id = item => `${item.time} ${item.function} ${item.line}`;
      const fresh = items.filter(item => !known.has(id(item)));
      if (items.length) since = items[items.length - 1].time;
      known.clear();
      items.filter(item => item.time === since).forEach(item => known.add(id(item)));
      add(fresh.map(parsed));
    },
  };
}
