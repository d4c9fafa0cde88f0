// The console's panels. Each makes its elements once and refreshes them from the control API.
import { ask, el, json, time } from './local.js';
import { schedules } from './schedules.js';
import { stripe } from './stripe.js';

const MAX_LOG_LINES = 2000;

/** Changes a list only where its data changed, so that what is open stays open and focus stays. */
function keep(element, data, render) {
  const text = JSON.stringify(data);
  if (element.dataset.shown === text) return;
  element.dataset.shown = text;
  element.replaceChildren(...render());
}

function button(text, label, onclick) {
  return el('button', { type: 'button', text, 'aria-label': label, onclick });
}

/** Tells whether an invocation went as its caller hoped: answered, and below 400 where it was a request. */
function isGood(item) {
  return item.outcome === 'answered' && (item.status == null || item.status < 400);
}

/** The HTTP status that the caller got, and the outcome where the function did not answer. */
function outcome(item) {
  if (item.status == null) return item.outcome;
  return item.outcome === 'answered' ? String(item.status) : `${item.status} ${item.outcome}`;
}

/** The figures of an invocation as Lambda's REPORT line gives them. */
function report(item) {
  const figures = [`Request: ${item.durationMs} ms`];
  if (item.handlerMs != null) figures.push(`Duration: ${item.handlerMs} ms`);
  if (item.coldStart) figures.push(`Init Duration: ${item.initMs} ms`);
  if (item.status != null) figures.push(`Status: ${item.status}`);
  return figures.join(' · ');
}

function invocations() {
  const opened = new Set();
  const results = new Map();
  let body;
  let filter;
  let guarded;
  let items = [];

  const row = item => {
    const details = el('details', { open: opened.has(item.id) },
      el('summary', {}, time(item.at), el('b', { text: item.function }), el('span', { class: 'grow', text: item.purpose ?? '' }),
        item.coldStart ? el('span', { class: 'badge', title: `Init Duration: ${item.initMs} ms`, text: `cold start ${item.initMs} ms` }) : null,
        el('span', { class: `badge ${isGood(item) ? 'good' : 'bad'}`, text: outcome(item) }), el('span', { class: 'number', text: `${item.durationMs} ms` })));
    const fill = () => {
      if (!details.open || details.children.length > 1) return;
      const result = el('div', { role: 'status' });
      if (results.has(item.id)) result.replaceChildren(el('h3', { text: 'Replayed' }), json(results.get(item.id)));
      details.append(el('div', { class: 'inside' },
        button('Replay', `Replay ${item.function} ${item.purpose ?? ''}`, () => guarded(async () => {
          result.textContent = 'Running …';
          const answer = await ask(`invocations/${encodeURIComponent(item.id)}/replay`, { method: 'POST', tolerant: true });
          results.set(item.id, answer);
          result.replaceChildren(el('h3', { text: 'Replayed' }), json(answer));
        })), result,
        el('p', { class: 'quiet', text: report(item) }),
        el('h3', { text: 'Event' }), json(item.event), el('h3', { text: 'Answer' }), json(item.answer ?? '')));
    };
    details.addEventListener('toggle', () => {
      if (details.open) opened.add(item.id); else opened.delete(item.id);
      fill();
    });
    fill();
    return el('li', {}, details);
  };

  const show = () => {
    const word = filter.value.trim().toLowerCase();
    const seen = items.filter(item => `${item.function} ${item.purpose} ${outcome(item)} ${item.outcome}${item.coldStart ? ' cold start' : ''}`.toLowerCase().includes(word));
    keep(body, seen, () => (seen.length ? seen.map(row) : [el('li', { class: 'empty', text: 'Nothing was invoked yet.' })]));
  };

  return {
    title: 'Invocations', live: true,
    make(panel, guard) {
      guarded = guard;
      filter = el('input', { type: 'search', id: 'invocation-filter', placeholder: 'function, route, status or outcome', oninput: show });
      body = el('ul', { class: 'rows' });
      panel.append(el('div', { class: 'tools' }, el('label', { for: 'invocation-filter', text: 'Filter' }), filter), body);
    },
    async refresh() {
      items = (await ask('invocations')).items;
      show();
    },
  };
}

function functions() {
  let body;
  const opened = new Set();
  const row = item => {
    const init = item.initMs == null ? 'not started yet' : `${item.starts} ${item.starts === 1 ? 'start' : 'starts'}, Init Duration: ${item.initMs} ms`;
    const details = el('details', { open: opened.has(item.function) }, el('summary', {}, el('b', { text: item.function }), el('span', { class: 'grow quiet', text: init }),
      el('span', { class: `badge ${item.initError ? 'bad' : ''}`, text: item.initError ? 'does not start' : item.phase })),
      el('div', { class: 'inside' }, json(item)));
    details.addEventListener('toggle', () => (details.open ? opened.add(item.function) : opened.delete(item.function)));
    return el('li', {}, details);
  };
  return {
    title: 'Functions', live: true,
    make(panel) {
      body = el('ul', { class: 'rows' });
      panel.append(el('p', { class: 'quiet', text: 'A function starts with its first event and ends when it had none for a while.' }), body);
    },
    async refresh() {
      const items = (await ask('functions')).items;
      keep(body, items, () => items.map(row));
    },
  };
}

/** The names of a table's keys: PK and SK, or what stands first. */
function keyNames(items) {
  const names = [...new Set(items.flatMap(item => Object.keys(item)))];
  const known = names.filter(name => /^(pk|sk)$/i.test(name));
  return known.length ? known.sort() : names.slice(0, 2);
}

/** What kind of item a key names: USER#…/SESSION#… is "USER SESSION". */
function itemKind(item, keys) {
  return keys.map(key => String(item[key] ?? '').split('#')[0]).join(' ');
}

function tables() {
  let choice; let kinds; let body; let more; let filter; let count;
  let items = [];
  let cursor = null;

  const show = () => {
    const keys = keyNames(items);
    const all = [...new Set(items.map(item => itemKind(item, keys)))].sort();
    keep(kinds, all, () => [el('option', { value: '', text: 'every kind' }), ...all.map(kind => el('option', { value: kind, text: kind }))]);
    const word = filter.value.trim().toLowerCase();
    const seen = items.filter(item => (!kinds.value || itemKind(item, keys) === kinds.value) && JSON.stringify(item).toLowerCase().includes(word));
    count.textContent = `${seen.length} of ${items.length} items${cursor ? ', there are more' : ''}`;
    keep(body, seen, () => seen.map(item => {
      const rest = Object.fromEntries(Object.entries(item).filter(([name]) => !keys.includes(name)));
      return el('li', {}, el('details', {}, el('summary', {}, ...keys.map(key => el('code', { text: String(item[key]) })),
        el('span', { class: 'grow quiet cut', text: JSON.stringify(rest) })), el('div', { class: 'inside' }, json(item))));
    }));
    more.hidden = !cursor;
  };

  const load = async next => {
    const page = await ask(`tables/${encodeURIComponent(choice.value)}/items?limit=200${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
    items = next ? [...items, ...page.items] : page.items;
    cursor = page.nextCursor;
    show();
  };

  return {
    title: 'Tables', live: false,
    make(panel, guarded) {
      choice = el('select', { id: 'table', onchange: () => guarded(() => { kinds.value = ''; return load(null); }) });
      kinds = el('select', { id: 'kind', onchange: show });
      filter = el('input', { type: 'search', id: 'item-filter', placeholder: 'any text', oninput: show });
      count = el('p', { class: 'quiet', role: 'status' });
      body = el('ul', { class: 'rows' });
      more = button('Load more', 'Load more items', () => guarded(() => load(cursor)));
      panel.append(el('div', { class: 'tools' },
        el('label', { for: 'table', text: 'Table' }), choice, el('label', { for: 'kind', text: 'Kind' }), kinds,
        el('label', { for: 'item-filter', text: 'Filter' }), filter, button('Reload', 'Reload the items', () => guarded(() => load(null)))), count, body, more);
    },
    async refresh() {
      if (!choice.options.length) {
        const names = Object.keys((await ask('status')).tables);
        choice.append(...names.map(name => el('option', { value: name, text: name })));
      }
      await load(null);
    },
  };
}

function clock() {
  let now;
  let custom;
  const show = answer => now.replaceChildren(time(answer.now));
  return {
    title: 'Clock', live: true,
    make(panel, guarded) {
      const advance = by => guarded(async () => show(await ask('clock', { method: 'POST', body: { advance: by } })));
      now = el('p', { class: 'big', role: 'status' });
      custom = el('input', { id: 'advance', value: 'PT10M', size: '8', spellcheck: 'false' });
      panel.append(el('p', { class: 'quiet', text: 'Every expiry, throttle and log time goes by this clock. Moving it runs no schedule.' }), now,
        el('div', { class: 'tools' }, button('+1 hour', 'Advance the clock by one hour', () => advance('PT1H')), button('+1 day', 'Advance the clock by one day', () => advance('P1D')),
          el('label', { for: 'advance', text: 'ISO duration' }), custom, button('Advance', 'Advance the clock by this duration', () => advance(custom.value.trim()))));
    },
    async refresh() { show(await ask('clock')); },
  };
}

function queues() {
  let body;
  const opened = new Set();
  const message = (queue, item) => {
    const id = `${queue} ${item.id ?? item.messageId ?? JSON.stringify(item)}`;
    const text = item.body ?? item;
    let parsed = text;
    try { parsed = JSON.parse(text); } catch { /* a body need not be JSON: then it is shown as it is */ }
    const { body: _, ...rest } = item;
    const details = el('details', { open: opened.has(id) }, el('summary', {}, el('code', { text: item.id ?? item.messageId ?? '' }),
      el('span', { class: 'grow quiet cut', text: typeof text === 'string' ? text : JSON.stringify(text) })), el('div', { class: 'inside' }, json(parsed), json(rest)));
    details.addEventListener('toggle', () => (details.open ? opened.add(id) : opened.delete(id)));
    return el('li', {}, details);
  };
  return {
    title: 'Queues', live: true,
    make(panel) {
      body = el('div', {});
      panel.append(body);
    },
    async refresh() {
      const items = (await ask('queues')).items ?? [];
      keep(body, items, () => (items.length ? items : [{ name: 'No queue', messages: [] }]).flatMap(queue => [
        el('h2', {}, queue.name, ' ', el('span', { class: 'badge', text: String(queue.messages.length) })),
        queue.messages.length ? el('ul', { class: 'rows' }, ...queue.messages.map(item => message(queue.name, item))) : el('p', { class: 'empty', text: 'Empty.' })]));
    },
  };
}

function logs() {
  let body; let follow; let filter; let which;
  let lines = [];
  let since = null;
  const known = new Set();

  const show = () => {
    const names = [...new Set(lines.map(line => line.function))].sort();
    keep(which, names, () => [el('option', { value: '', text: 'every function' }), ...names.map(name => el('option', { value: name, text: name }))]);
    const word = filter.value.trim().toLowerCase();
    const seen = lines.filter(line => (!which.value || line.function === which.value) && line.line.toLowerCase().includes(word));
    body.replaceChildren(...seen.map(line => el('div', { class: /"level":"(ERROR|WARN)"/.test(line.line) ? 'loud' : null },
      el('span', { class: 'quiet', text: `${line.time} ` }), el('b', { text: `${line.function ?? ''} ` }), line.line)));
    if (follow.checked) body.scrollTop = body.scrollHeight;
  };

  return {
    title: 'Logs', live: true,
    make(panel) {
      which = el('select', { id: 'log-function', onchange: show });
      filter = el('input', { type: 'search', id: 'log-filter', placeholder: 'request id, event, any text', oninput: show });
      follow = el('input', { type: 'checkbox', id: 'follow', checked: true });
      body = el('div', { class: 'log', tabindex: '0', role: 'log', 'aria-label': 'Log lines', 'aria-live': 'off' });
      panel.append(el('div', { class: 'tools' }, el('label', { for: 'log-function', text: 'Function' }), which, el('label', { for: 'log-filter', text: 'Filter' }), filter,
        follow, el('label', { for: 'follow', text: 'Follow' }),
        button('Clear', 'Clear the lines shown', () => { lines = []; show(); })), body);
    },
    async refresh() {
      const items = (await ask(`logs${since ? `?since=${encodeURIComponent(since)}` : ''}`)).items;
      // since is inclusive: the lines of its own instant come again.
      const fresh = items.filter(item => !known.has(`${item.time} ${item.function} ${item.line}`));
      if (!fresh.length && since) return;
      if (items.length) since = items[items.length - 1].time;
      known.clear();
      items.filter(item => item.time === since).forEach(item => known.add(`${item.time} ${item.function} ${item.line}`));
      lines = [...lines, ...fresh].slice(-MAX_LOG_LINES);
      show();
    },
  };
}

export const panels = {
  invocations: invocations(), functions: functions(), tables: tables(), schedules: schedules(), clock: clock(), queues: queues(), logs: logs(),
  stripe: stripe(),
};
