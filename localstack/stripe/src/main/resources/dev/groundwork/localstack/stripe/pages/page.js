// Times in the reader's zone, with the exact one behind them; and a form is sent once.
const WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

for (const time of document.querySelectorAll('time')) {
  const at = new Date(time.dateTime);
  time.title = `${EXACT.format(at)}\n${time.dateTime}`;
  time.textContent = WORDS.format(at);
}

for (const form of document.forms) {
  form.addEventListener('submit', event => {
    if (form.getAttribute('aria-busy')) event.preventDefault();
    form.setAttribute('aria-busy', 'true');
  });
}
// A page that comes back from the browser's memory may send again.
addEventListener('pageshow', () => [...document.forms].forEach(form => form.removeAttribute('aria-busy')));
