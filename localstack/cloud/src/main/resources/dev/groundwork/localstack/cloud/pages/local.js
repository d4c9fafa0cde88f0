// What every page of the local stack needs: elements from data, never markup from data, the control API, and times.

/** An element with properties (text, class, attributes, on… handlers) and children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** An answer of the control API as JSON; an Error with its words where it is none. */
export async function ask(path, options = {}) {
  const init = { headers: { accept: 'application/json' }, method: options.method ?? 'GET' };
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    init.headers['content-type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch(`/_local/${path}`, init);
  } catch {
    throw new Error('The local stack does not answer. Start it with ./groundwork up; this page goes on by itself.');
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = { detail: text.slice(0, 300) };
  }
  if (!response.ok && !options.tolerant) {
    throw new Error(answer?.detail ?? answer?.message ?? answer?.error ?? `${response.status} for ${path}`);
  }
  return answer;
}

/** How far the product's clock is ahead of this machine's, in milliseconds. */
export const clock = { ahead: 0 };

/** The product's time. */
export const productNow = () => Date.now() + clock.ahead;

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A time in the reader's zone, without what is the same as today. */
export function timeText(at, now = productNow()) {
  const [date, today] = [new Date(at), new Date(now)];
  if (DATE.format(date) === DATE.format(today)) return TIME.format(date);
  return `${(date.getFullYear() === today.getFullYear() ? DAY : DATE).format(date)}, ${TIME.format(date)}`;
}

/** A time for people, with the exact one behind it. */
export function time(iso) {
  const isTime = !Number.isNaN(Date.parse(iso));
  return el('time', { datetime: iso, title: isTime ? `${EXACT.format(new Date(iso))}\n${iso}` : iso, text: isTime ? timeText(iso) : String(iso) });
}

/** A duration for people. */
export function took(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** "in 3 min": how long until a time of the product. */
export function until(iso) {
  const seconds = Math.round((Date.parse(iso) - productNow()) / 1000);
  if (seconds <= 0) return 'now';
  if (seconds < 90) return `in ${seconds} s`;
  return seconds < 5400 ? `in ${Math.round(seconds / 60)} min` : `in ${Math.round(seconds / 3600)} h`;
}

/** Calls again and again while the page is seen; never two calls at once. */
export function every(milliseconds, call) {
  const run = async () => {
    if (!document.hidden) await call();
    setTimeout(run, milliseconds);
  };
  run();
}
