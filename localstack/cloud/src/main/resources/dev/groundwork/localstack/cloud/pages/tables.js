// The items of the tables: by table and partition key, page by page.
import { ask, el } from './local.js';
import { badge, button, choice, choose, copyButton, empty, json, keyed, row } from './view.js';

const PAGE = 100;

/** The names of a table's keys: PK and SK, or what stands first. */
function keyNames(items) {
  const names = [...new Set(items.flatMap(item => Object.keys(item)))];
  const known = names.filter(name => /^(pk|sk)$/i.test(name));
  return known.length ? known.sort() : names.slice(0, 2);
}

/** What kind of item a key names: USER#…/SESSION#… is "USER SESSION". */
const kindOf = (item, keys) => keys.map(key => String(item[key] ?? '').split('#')[0]).join(' ');

export function tables() {
  const table = choice([], { 'aria-label': 'Table' });
  const partition = el('input', { class: 'control grow', type: 'search', placeholder: 'Partition key, in full', 'aria-label': 'Partition key', spellcheck: 'false', autocomplete: 'off' });
  const kind = choice([['', 'Every kind']], { 'aria-label': 'Kind of item' });
  const word = el('input', { class: 'control', type: 'search', placeholder: 'Filter loaded items', 'aria-label': 'Filter loaded items' });
  const count = el('p', { class: 'faint small', role: 'status' });
  const list = el('ul', { class: 'rows items' });
  const none = el('div', {});
  let [items, cursor, more, guard] = [[], null, null, null];

  function show() {
    const keys = keyNames(items);
    choose(kind, [['', 'Every kind'], ...[...new Set(items.map(item => kindOf(item, keys)))].sort().map(name => [name, name])]);
    const seen = items.filter(item => (!kind.value || kindOf(item, keys) === kind.value) && JSON.stringify(item).toLowerCase().includes(word.value.trim().toLowerCase()));
    count.textContent = `${seen.length} of ${items.length} items${cursor ? ', and there are more' : ''}`;
    keyed(list, seen, item => JSON.stringify(keys.map(key => item[key])), item => {
      const rest = Object.fromEntries(Object.entries(item).filter(([name]) => !keys.includes(name)));
      return row([badge('', kindOf(item, keys)), ...keys.map(key => el('code', { text: String(item[key]) })), el('span', { class: 'grow faint cut', text: JSON.stringify(rest) })], () => [
        el('div', { class: 'tools' }, button('All of this partition', async () => { partition.value = item[keys[0]]; await load(null); }), copyButton(String(item[keys[0]]), 'the partition key', 'Copy key')), json(item, 'Item')]);
    });
    none.replaceChildren(...(seen.length ? [] : [partition.value ? empty('There is no item with this partition key.', 'It has to be the whole key, as in USER#usr_…') : empty('There is nothing here.', items.length ? 'Change the kind or the text.' : 'Register an account, and its items stand here.')]));
    more.hidden = !cursor;
  }

  const load = next => guard(async () => {
    const query = new URLSearchParams({ limit: PAGE });
    if (partition.value.trim()) query.set('pk', partition.value.trim());
    if (next) query.set('cursor', next);
    const page = await ask(`tables/${encodeURIComponent(table.value)}/items?${query}`);
    items = next ? [...items, ...page.items] : page.items;
    cursor = page.nextCursor;
    show();
  });

  return {
    title: 'Tables', lead: 'The items of the three tables, as DynamoDB has them.', live: false,
    make(panel, guarded) {
      guard = guarded;
      more = button('Load more', () => load(cursor), { busy: 'Loading …' });
      table.addEventListener('change', () => { kind.value = ''; load(null); });
      for (const control of [kind, word]) control.addEventListener('input', show);
      partition.addEventListener('search', () => load(null));
      panel.append(el('form', { class: 'toolbar', onsubmit: event => { event.preventDefault(); load(null); } }, table, partition, el('button', { class: 'primary', text: 'Search' }), kind, word, button('Reload', () => load(null))),
        count, el('div', { class: 'card' }, list, none), el('div', { class: 'after' }, more));
    },
    async refresh() {
      if (!table.options.length) choose(table, Object.keys((await ask('status')).tables).map(name => [name, name]));
      await load(null);
    },
  };
}
