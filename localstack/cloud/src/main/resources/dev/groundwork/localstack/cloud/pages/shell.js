// What stands around every page: where the reader is, the product's clock, the theme, and whether the stack answers.
import { ask, clock, every, productNow, timeText } from './local.js';

const root = document.documentElement;
const places = [...document.querySelectorAll('#places a')];
const HOME = '#overview';

/** Marks the place that is shown. */
function mark() {
  const hash = location.pathname === '/console' ? (location.hash || HOME).split('?')[0] : '';
  const here = location.pathname.startsWith('/docs/') ? '/docs/errors' : location.pathname + hash;
  for (const place of places) {
    if (place.getAttribute('href') === here) place.setAttribute('aria-current', 'page');
    else place.removeAttribute('aria-current');
  }
  document.getElementById('side').hidePopover?.();
}

/** The same choice as that of the product's pages, which are on this origin too. */
function themes() {
  const inputs = [...document.querySelectorAll('#theme input')];
  const chosen = root.dataset.theme ?? 'system';
  for (const input of inputs) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => {
      if (input.value === 'system') delete root.dataset.theme;
      else root.dataset.theme = input.value;
      try {
        if (input.value === 'system') localStorage.removeItem('theme');
        else localStorage.setItem('theme', input.value);
      } catch {
        // Storage is blocked: the choice holds until the page is closed.
      }
    });
  }
}

function tick() {
  const isMoved = Math.abs(clock.ahead) > 2000;
  for (const now of document.querySelectorAll('[data-clock]')) {
    now.textContent = timeText(productNow(), Date.now());
    now.title = isMoved ? 'The product’s clock, which was moved' : 'The product’s clock, which is that of this machine';
    now.setAttribute('aria-label', `Product clock: ${isMoved ? 'moved' : 'as this machine’s'}`);
    now.classList.toggle('moved', isMoved);
  }
}

mark();
themes();
addEventListener('hashchange', mark);
setInterval(tick, 1000);
every(4000, async () => {
  const down = document.getElementById('down');
  try {
    clock.ahead = Date.parse((await ask('clock')).now) - Date.now();
    down.hidden = true;
    tick();
  } catch (problem) {
    down.textContent = problem.message;
    down.hidden = false;
  }
});
