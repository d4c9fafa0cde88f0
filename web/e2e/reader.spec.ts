import { account, caller, signedIn, signIn } from './stack';
import { expect, expectAccessible, test } from './test';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });

  test('INFRA-HOST-975 every place is reached, nothing is wider than the screen, and targets are large enough for a finger', async ({ page }) => {
    await signedIn(page, '/apps');
    for (const place of ['Credits', 'Account', 'Apps']) {
      await page.getByRole('button', { name: 'Open navigation' }).click();
      const menu = page.getByRole('dialog');
      await expectAccessible(page);
      const link = menu.getByRole('link', { name: place, exact: true });
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await link.click();
      await expect(menu).toBeHidden();
      await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await page.getByRole('link', { name: 'New app' }).click();
    const button = page.getByRole('button', { name: 'Create and deploy' });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test('INFRA-HOST-979 the open part of an app is in sight among its tabs', async ({ page, request }) => {
    const person = await account(request);
    const { headers } = await caller(request, person);
    const created = await request.post('/api/apps', { headers, data: { name: 'Small', ideaId: 'small' } });
    const { id } = (await created.json()) as { id: string };

    await signedIn(page, `/apps/${id}/settings`, person);
    await expect(page.getByRole('link', { name: 'Settings' })).toBeInViewport({ ratio: 0.9 });
  });
});

test('INFRA-CRED-527 back and reload lose and repeat nothing', async ({ page }) => {
  await signedIn(page, '/credits');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByLabel('Show').selectOption('free_tier');
  await page.getByRole('link', { name: 'Plans and prices' }).click();
  await page.goBack();
  await expect(page).toHaveURL('/credits/history?type=free_tier');
  await expect(page.getByLabel('Show')).toHaveValue('free_tier');
  await page.reload();
  await expect(page.getByLabel('Show')).toHaveValue('free_tier');
  await expect(page.getByRole('cell', { name: 'Free credits' })).toBeVisible();
});

test('INFRA-CRED-528 a session that was ended elsewhere leads to sign-in with the reason, and back to the same place', async ({ page, request }) => {
  const person = await signedIn(page, '/credits/plans');
  await page.waitForLoadState('networkidle'); // or a request of this page is the one that is refused
  const { headers } = await caller(request, person);
  expect((await request.delete('/api/auth/sessions', { headers })).status()).toBe(204);

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await signIn(page, person);
  await expect(page).toHaveURL('/credits/history');
});

test('INFRA-CRED-529 a server that fails is told in its place, and a press tries again', async ({ page, request }) => {
  const person = await account(request);
  let isDown = true;
  await page.route('**/api/credits/balance', (route) => (isDown ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"temporarily_unavailable","detail":"Please try again in a moment."}' }) : route.continue()));
  await signedIn(page, '/credits', person);
  await expect(page.getByText('This could not be loaded')).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  isDown = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Available' })).toBeVisible();
});

test('INFRA-HOST-976 a press while a request is under way sends nothing more', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/login');
  let sent = 0;
  await page.route('**/api/auth/login', async (route) => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await route.continue();
  });
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await button.click({ force: true });
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page).toHaveURL('/apps');

  expect(sent).toBe(1);
});
