// What each route and schedule costs at DynamoDB: round trips and capacity units for one call.
import { ask, el } from './local.js';
import { button, empty } from './view.js';

const COLUMNS = ['Route or schedule', 'Calls', 'Round trips', 'Write units', 'Read units'];
const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

export function capacity() {
  const body = el('tbody', {});
  const none = el('div', {});
  const table = el('table', {}, el('caption', { class: 'sr', text: 'Calls, and figures for one call' }), el('thead', {}, el('tr', {}, ...COLUMNS.map((name, index) => el('th', { scope: 'col', class: index ? 'number' : null, text: name })))), body);

  const cells = ([route, use]) => {
    const each = sum => figure.format(use.calls ? sum / use.calls : sum);
    return el('tr', {}, el('th', { scope: 'row' }, el('code', { text: route })), el('td', { class: 'number', text: use.calls ? figure.format(use.calls) : '–', title: use.calls ? null : 'Runs of a schedule are not counted: its figures are those of all' }),
      ...[use.roundTrips, use.write, use.read].map(sum => el('td', { class: 'number', title: `${figure.format(sum)} in all`, text: each(sum) })));
  };

  async function refresh() {
    const routes = Object.entries((await ask('capacity?keep=true')).routes);
    body.replaceChildren(...routes.map(cells));
    table.hidden = routes.length === 0;
    none.replaceChildren(...(routes.length ? [] : [empty('Nothing was counted yet.', 'Send a request, and its route stands here with what it costs.')]));
  }

  return {
    title: 'Capacity', lead: 'What one call of a route costs at DynamoDB, since the figures were last taken.', live: true,
    make(panel, guarded) {
      panel.append(el('div', { class: 'toolbar' }, el('p', { class: 'faint small grow', text: 'Figures of one call; the sum of all is behind each. Work of streams and queues is not counted.' }),
        button('Count anew', () => guarded(async () => { await ask('capacity'); await refresh(); }))),
      el('div', { class: 'card' }, el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Capacity by route' }, table), none));
    },
    refresh,
  };
}
