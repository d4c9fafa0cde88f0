// What every page of the local stack needs: elements from data, never markup from data, and the control API.

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
    throw new Error('The local stack does not answer. Is ./groundwork up running?');
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

/** A button that copies a text and says so. */
export function copyButton(text, what) {
  const button = el('button', { type: 'button', class: 'copy', text: 'Copy', 'aria-label': `Copy ${what}` });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Press Ctrl-C';
      const code = button.parentElement.querySelector('code');
      if (code) getSelection().selectAllChildren(code);
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}

/** A time for people, with the exact one behind it. */
export function time(iso) {
  const at = new Date(iso);
  const text = Number.isNaN(at.getTime()) ? String(iso) : at.toISOString().replace('T', ' ').replace(/\.\d+Z$/, '');
  return el('time', { datetime: iso, title: iso, text });
}

/** Calls again and again while the page is seen; never two calls at once. */
export function every(milliseconds, call) {
  const run = async () => {
    if (!document.hidden) await call();
    setTimeout(run, milliseconds);
  };
  run();
}

/** JSON as a block that can be read. */
export function json(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return el('pre', { class: 'json', tabindex: '0' }, el('code', { text }));
}
