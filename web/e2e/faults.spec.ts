/** What a reader sees while something is broken, slow or gone. */
import { account, signedIn } from './stack';
import { expect, expectAccessible, test } from './test';

test('INFRA-AUTH-470 while the API does not answer the page says so, keeps asking, and goes on by itself', async ({ page, request }) => {
  const person = await account(request);
  await signedIn(page, '/credits/history', person);
  await page.route('**/api/**', (route) => route.abort());
  await page.reload();
  await expect(page.getByText(/No answer from Groundwork.*Trying again/)).toBeVisible();
  await page.unroute('**/api/**');

  await expect(page.getByRole('cell', { name: 'Free credits' })).toBeVisible();
  await expect(page).toHaveURL('/credits/history');
});

test('INFRA-AUTH-471 a part of the pages that is gone leads to a page that offers to reload, and then shows', async ({ page, watched }) => {
  await signedIn(page, '/apps');
  await page.route(/\/assets\/CreditsPlans-/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('link', { name: 'Credits', exact: true }).first().click();
  await page.getByRole('link', { name: 'Plans and prices' }).click();
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectAccessible(page);
  }
  expect(watched.join()).toContain('dynamically imported module');
  watched.length = 0;

  await page.unroute(/\/assets\/CreditsPlans-/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('button', { name: 'Buy Small' })).toBeVisible();
});

test('INFRA-AUTH-472 a page that asks another origin is stopped by its policy and fails its story', async ({ page, watched }) => {
  await page.goto('/login');
  await expect(page.getByLabel('Email')).toBeVisible();
  expect(watched).toEqual([]);

  await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => null));

  await expect.poll(() => watched.join()).toMatch(/Content Security Policy|elsewhere\.example/);
  watched.length = 0;
});

test('INFRA-AUTH-473 while the parts of a page load nothing is taller than the window', async ({ page, request }) => {
  const person = await account(request);
  await page.addInitScript(() => {
    const seen = { tallest: 0, count: 0 };
    Object.assign(globalThis, { seenFrames: seen });
    const look = () => {
      const { scrollHeight, clientHeight } = document.documentElement;
      seen.tallest = Math.max(seen.tallest, scrollHeight - clientHeight);
      seen.count++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.route(/\/assets\/.*\.js$|\/api\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue();
  });
  const seen = () => page.evaluate(() => (globalThis as unknown as { seenFrames: { tallest: number; count: number } }).seenFrames);
  for (const [path, shows] of [['/login', 'Sign in'], ['/register', 'Create your account']] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: shows })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const { tallest, count } = await seen();
    expect(count).toBeGreaterThan(5);
    expect(tallest, path).toBe(0);
  }
  await signedIn(page, '/apps', person);
  for (const [path, shows] of [['/apps', 'No apps yet'], ['/account/data', 'Export my data'], ['/credits/plans', 'Buy credits once']] as const) {
    await page.goto(path);
    await expect(page.getByText(shows)).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect((await seen()).tallest, path).toBe(0);
  }
});

test('INFRA-AUTH-474 who wants less motion sees none that goes on', async ({ page, request }) => {
  const person = await account(request);
  await signedIn(page, '/apps', person);
  await page.route('**/api/apps?*', () => undefined); // never answered: the list stays a skeleton
  await page.route('**/api/apps', () => undefined);
  const endless = () => page.evaluate(() => document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime === Infinity).length);
  const longest = () => page.evaluate(() => Math.max(0, ...document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().endTime ?? 0))));
  await page.reload();
  await expect(page.getByText('Loading your apps')).toBeAttached();
  await expect.poll(endless).toBeGreaterThan(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await expect(page.getByText('Loading your apps')).toBeAttached();
  expect(await endless()).toBe(0);
  expect(await longest()).toBeLessThanOrEqual(1);
});
