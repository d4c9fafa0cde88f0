/** The local stack's own console: each place of it, by what a developer does there. */
import type { APIRequestContext, Page } from '@playwright/test';
import { account, mail, signedIn, signIn, somebody } from './stack';
import { expect, expectAccessible, test } from './test';

/** Every place that the navigation leads to, with its heading. */
const PLACES = [
  ['Overview', '/console#overview'], ['Invocations', '/console#invocations'], ['Logs', '/console#logs'], ['Schedules', '/console#schedules'], ['Capacity', '/console#capacity'],
  ['Mailbox', '/mailbox'], ['Tables', '/console#tables'], ['Queues', '/console#queues'], ['Stripe', '/console#stripe'], ['Google', '/console#google'], ['Faults', '/console#faults'],
  ['Getting started', '/start'], ['API reference', '/docs'], ['Problem codes', '/docs/errors'],
] as const;

const places = (page: Page) => page.getByRole('navigation', { name: 'Local stack' });
const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** A user by the id that the API has for them. */
async function userId(request: APIRequestContext): Promise<string> {
  const person = await account(request);
  const login = await request.post('/api/auth/login', { data: { email: person.email, password: person.password, refreshTokenDelivery: 'body' } });
  const { user } = (await login.json()) as { user: { id: string } };
  return user.id;
}

test('INFRA-AUTH-450 every place of the console has an address, a heading and nothing that axe finds, in both themes', async ({ page, request }) => {
  test.setTimeout(240_000);
  await account(request); // so that there is something to see
  await page.goto('/console');
  for (const [name, address] of PLACES) {
    await places(page).getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${address.replace('?', '\\?')}(#.*)?$`));
    await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
    await expect(places(page).getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('.loading')).toHaveCount(0);
    // The reference is Swagger UI's own markup, which is not ours to mend.
    for (const colorScheme of name === 'API reference' ? [] : (['light', 'dark'] as const)) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });

  test('INFRA-AUTH-451 the console is used on a phone: the navigation opens and closes, and nothing is wider than the screen', async ({ page }) => {
    await page.goto('/console');
    for (const [name] of PLACES.slice(1, 11)) {
      await page.getByRole('button', { name: 'Open navigation' }).click();
      const link = places(page).getByRole('link', { name, exact: true });
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await link.click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
      await expect(places(page)).toBeHidden();
      await expect(page.locator('.loading')).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    }
  });
});

test('INFRA-AUTH-452 the overview tells of the functions, and its clock is moved and set back', async ({ page, request }) => {
  await account(request);
  const before = (await (await request.get('/_local/clock')).json()) as { offset: string };
  await request.post('/_local/clock', { data: { advance: `-${before.offset}` } }); // other stories have moved it
  await page.goto('/console');
  await expect(card(page, 'Functions').getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Auth', exact: true }) })).toContainText(/idle|busy/);

  await page.getByRole('button', { name: 'Advance the clock: +1 hour' }).click();
  await expect(card(page, 'Product clock')).toContainText(/min ahead of this machine/);
  const { offset } = (await (await request.get('/_local/clock')).json()) as { offset: string };
  expect(offset).toBe('PT1H');
  await page.getByLabel('By an ISO duration').fill('an hour');
  await page.getByRole('button', { name: 'Advance', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('advance has to be an ISO-8601 duration');

  await page.getByRole('button', { name: 'Set the clock back to this machine’s' }).click();
  await expect(card(page, 'Product clock')).toContainText('As this machine’s clock.');
  await expect(page.getByRole('button', { name: 'Set the clock back to this machine’s' })).toBeDisabled();
});

test('INFRA-AUTH-453 an invocation is found by function and outcome, read, and sent again', async ({ page, request }) => {
  await request.post('/api/auth/login', { data: { email: 'nobody@example.com', password: 'correct horse battery' } });
  await page.goto('/console#invocations?function=Auth&outcome=bad');
  const row = page.getByRole('listitem').filter({ hasText: 'POST /api/auth/login' }).first();
  await expect(row).toContainText('401');
  await row.locator('summary').press('Enter');
  await expect(row.getByRole('region', { name: 'Body of the answer' })).toContainText('invalid_credentials');
  await expect(row.getByRole('region', { name: 'Event', exact: true })).toContainText('"routeKey"');

  await row.getByRole('button', { name: 'Replay Auth POST /api/auth/login' }).click();
  await expect(row.getByText('Sent again:')).toContainText('answered');
  await expect(row.getByRole('region', { name: 'Answer to the replay' })).toContainText('401');
  await expectAccessible(page);
  await page.getByLabel('Outcome').selectOption('good');
  await expect(page.getByRole('listitem').filter({ hasText: '401' })).toHaveCount(0);
});

test('INFRA-AUTH-454 a schedule is run by hand, with its progress, its outcome and its next time', async ({ page }) => {
  await page.goto('/console#schedules');
  const reconcile = card(page, 'reconcile');
  await expect(reconcile).toContainText(/rate\(1 minute\) runs Reconcile\. Next .* \((in \d+ s|now)\)/);
  await reconcile.getByRole('button', { name: 'Run reconcile now' }).click();
  await expect(reconcile.getByText(/Running for|Done for/)).toBeVisible();
  await expect(reconcile.getByRole('status')).toContainText(/Done for .* checked \d+/, { timeout: 60_000 });
  await expect(reconcile.getByRole('list', { name: 'Last runs of reconcile' })).toContainText('by hand');

  await card(page, 'hosting-debit').getByLabel('Time for which hosting-debit runs').fill('yesterday');
  await card(page, 'hosting-debit').getByRole('button', { name: 'Run hosting-debit now' }).click();
  await expect(card(page, 'hosting-debit').getByRole('status')).toContainText('time has to be an ISO-8601 instant');
});

test('INFRA-AUTH-455 a mail comes by itself, is found by its recipient, and read as HTML, text, links and headers', async ({ page, request }) => {
  await page.goto('/mailbox');
  const person = somebody();
  await request.post('/api/auth/register', { data: { displayName: person.name, email: person.email, password: person.password } });
  await page.getByRole('searchbox', { name: 'Recipient' }).fill(person.email);
  await page.getByRole('button', { name: new RegExp(person.email) }).click();

  const shown = card(page, 'Mail');
  await expect(shown.frameLocator('iframe').getByRole('link').first()).toBeVisible();
  await expect(shown.locator('iframe')).toHaveAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  await shown.getByRole('button', { name: 'Text' }).click();
  await expect(shown.getByRole('region', { name: 'The mail as text' })).toContainText('/verify-email?token=');
  await shown.getByRole('button', { name: /^Links \(\d/ }).click();
  await expect(shown.getByRole('link', { name: /verify-email\?token=/ })).toBeVisible();
  await shown.getByRole('button', { name: 'Headers' }).click();
  await expect(shown.getByText('X-Groundwork-Mail', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('INFRA-AUTH-456 items of a table are found by their partition key, and read', async ({ page, request }) => {
  const user = await userId(request);
  await page.goto('/console#tables');
  await page.getByLabel('Table', { exact: true }).selectOption('accounts');
  await expect(page.getByText(/\d+ of \d+ items/)).toBeVisible();
  const { items } = (await (await request.get('/_local/tables/accounts/items?limit=1000')).json()) as { items: Record<string, string>[] };
  const key = items.map((item) => item['PK'] ?? item['pk'] ?? '').find((pk) => pk.includes(user)) ?? '';
  await page.getByRole('searchbox', { name: 'Partition key' }).fill(key);
  await page.getByRole('button', { name: 'Search' }).click();

  const rows = page.getByRole('listitem').filter({ has: page.locator('summary') });
  await expect(rows.first()).toContainText(key);
  await expect(page.getByRole('status').filter({ hasText: 'items' })).toHaveText(new RegExp(`^${await rows.count()} of ${await rows.count()} items$`));
  await rows.first().locator('summary').click();
  await expect(page.getByRole('region', { name: 'Item' })).toContainText(user);
  await page.getByRole('searchbox', { name: 'Partition key' }).fill('USER#nobody');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('There is no item with this partition key.')).toBeVisible();
});

test('INFRA-AUTH-457 a purchase is paid on the checkout page; the console refunds it and sends its event again', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  await page.getByRole('button', { name: 'Buy Medium' }).click();
  await expect(page.getByRole('note')).toContainText('No money moves');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'The card is declined' }).click();
  await expect(page.getByRole('alert')).toContainText('The card was declined');
  await page.getByRole('button', { name: /^Pay \d/ }).click();
  await expect(page.getByText('500 credits added')).toBeVisible();

  await page.goto('/console#stripe');
  const payment = card(page, 'Payments').getByRole('listitem').first();
  await payment.locator('summary').click();
  await payment.getByRole('button', { name: /^Refund the rest/ }).click();
  await expect(page.getByText(/Refund the rest of .*: .*charge\.refunded 200/)).toBeVisible();
  await expect(payment).toContainText('refunded');
  const event = card(page, 'Events').getByRole('listitem').filter({ hasText: 'charge.refunded' }).first();
  await event.locator('summary').click();
  await event.getByRole('button', { name: /again$/ }).click();
  await expect(event).toContainText('200, 2 times');
  await expectAccessible(page);
});

test('INFRA-AUTH-458 whoever is named as the next identity signs in with Google', async ({ page }) => {
  await page.goto('/console#google');
  await page.getByRole('button', { name: 'Somebody new' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  const email = await page.getByLabel('Email', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Grace Hopper signs in next')).toBeVisible();

  await page.getByRole('link', { name: 'Sign-in page' }).click();
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(page).toHaveURL('/apps');
  await expect(page.getByRole('button', { name: 'Account menu of Grace Hopper' })).toContainText(email);
});

test('INFRA-AUTH-459 a fault is turned on, is announced on the overview, strikes once, and all are off again', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/console#faults');
  await page.getByLabel('Kind').selectOption('before');
  await page.getByLabel('Function').selectOption('Auth');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(card(page, 'Now')).toContainText('struck 0 of 1');
  await places(page).getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('list', { name: 'Needs a look' })).toContainText('1 fault is waiting to strike');

  const struck = await request.post('/api/auth/login', { data: { email: person.email, password: person.password } });
  expect(struck.status()).toBe(502);
  await places(page).getByRole('link', { name: 'Faults' }).click();
  await expect(card(page, 'Now')).toContainText('used up after 1');
  await page.getByRole('button', { name: 'All off' }).click();
  await expect(page.getByText('No faults: every call does what it should.')).toBeVisible();
});

test('INFRA-AUTH-460 dead letters are read, go back to their queue by a press, and are deleted by two', async ({ page, request }) => {
  test.setTimeout(240_000);
  await request.delete('/_local/queues/BuildsDeadLetters/messages');
  await request.post('/_local/events', { data: { source: 'groundwork.builder', detailType: 'build.completed', detail: { userId: 'usr_nobody', note: 'malformed' } } });
  await page.goto('/console#queues');
  const letters = card(page, 'BuildsDeadLetters');
  await expect(letters.locator('summary')).toHaveCount(1, { timeout: 90_000 });
  await letters.locator('summary').click();
  await expect(letters.getByRole('region', { name: 'Body' })).toContainText('malformed');
  await expectAccessible(page);
  await letters.getByRole('button', { name: 'Redrive BuildsDeadLetters to BuildsQueue' }).click();
  await expect(page.getByText('1 message went back to BuildsQueue.')).toBeVisible();

  // It is as malformed as before, so it comes again.
  await expect(letters.locator('summary')).toHaveCount(1, { timeout: 90_000 });
  await letters.getByRole('button', { name: 'Delete all messages of BuildsDeadLetters' }).click();
  await expect(letters.locator('summary')).toHaveCount(1);
  await letters.getByRole('button', { name: 'Delete all messages of BuildsDeadLetters' }).click();
  await expect(letters).toContainText('No dead letters.');
});

test('INFRA-AUTH-461 logs are followed and filtered; a theme that is chosen is that of the product’s pages too', async ({ page, request }) => {
  await page.goto('/console#logs');
  const person = await account(request);
  await mail(request, person.email, 'verify_email');
  const log = page.getByRole('log', { name: 'Log lines' });
  await page.getByLabel('Function').selectOption('Auth');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('email_verified');
  await expect(log.locator('.log-line').last()).toContainText('event=email_verified');
  await expect(log.locator('.log-line', { hasText: 'event=register' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Filter' }).fill('no line is like this');
  await expect(page.getByText('Choose another function or level.')).toBeVisible();

  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/login');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await signIn(page, person);
  await expect(page).toHaveURL('/apps');
});
