import { signedIn } from './stack';
import { expect, expectAccessible, test } from './test';

test('INFRA-CRED-520 the free credits are there, in figures and in the history, and as a file', async ({ page }) => {
  await signedIn(page, '/credits');
  await expect(page.getByRole('region', { name: 'Balance' }).getByText('100', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Nothing used yet')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('cell', { name: 'Free credits' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Show').selectOption('purchase');
  await expect(page.getByText('Nothing of this kind happened so far.')).toBeVisible();
  await expect(page).toHaveURL('/credits/history?type=purchase');
  await page.getByLabel('Show').selectOption('');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await file).suggestedFilename()).toBe('credits.csv');
});

test('INFRA-CRED-521 a purchase: to the checkout and back, and the credits are there', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Buy Medium' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /^Pay \d/ }).click();

  await expect(page.getByText('500 credits added')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Balance' }).getByText('600').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page).toHaveURL('/credits');
});

test('INFRA-CRED-522 who leaves the checkout has bought nothing and is told so', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  await page.getByRole('button', { name: 'Buy Small' }).click();
  await page.getByRole('link', { name: /back|leave|return/i }).click();

  await expect(page.getByText('Nothing was charged')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Balance' }).getByText('100', { exact: true }).first()).toBeVisible();
});

test('INFRA-CRED-523 a plan: chosen, changed for later, kept, cancelled', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  await page.getByRole('button', { name: 'Choose Pro' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Choose Pro' }).click();
  await page.getByRole('button', { name: /^Pay \d/ }).click();
  await expect(page.getByText('2,000 credits added')).toBeVisible();

  await page.getByRole('link', { name: 'Plans and prices' }).click();
  await page.getByRole('button', { name: 'Change to Starter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Change to Starter' }).click();
  await expect(page.getByText(/Changes to Starter on/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep Pro' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep Pro' }).click();
  await expect(page.getByText(/Renews on/)).toBeVisible();

  await page.getByRole('button', { name: 'Cancel plan' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel plan' }).click();
  await expect(page.getByText(/Your plan ends on/)).toBeVisible();
  await expectAccessible(page);
});

test('INFRA-CRED-524 the link of a mail opens the customer portal, and back does not open it again', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  await page.getByRole('button', { name: 'Choose Starter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Choose Starter' }).click();
  await page.getByRole('button', { name: /^Pay \d/ }).click();
  await expect(page.getByText('500 credits added')).toBeVisible();

  await page.goto('/credits?portal=open');
  await expect(page).toHaveURL(/\/p\/session\//);
  await page.goBack();
  await expect(page).toHaveURL('/credits');
  await expect(page.getByRole('heading', { name: 'Available' })).toBeVisible();
});

test('INFRA-CRED-525 a low balance is a banner on every page that leads to the price list', async ({ page }) => {
  await signedIn(page, '/credits');
  await page.getByLabel('Warn me below').fill('12x');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A whole number')).toBeVisible();
  await page.getByLabel('Warn me below').fill('150');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();

  await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
  await expect(page.getByText('You have 100 credits left')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Get credits' }).click();
  await expect(page).toHaveURL('/credits/plans');
});

test('INFRA-CRED-526 a purchase whose answer is lost is bought once, however often its button is pressed', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  const keys: string[] = [];
  let isLost = true;
  await page.route('**/api/credits/purchase', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (!isLost) return route.continue();
    isLost = false;
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Buy Small' }).click();
  await expect(page.getByText('The checkout did not open').first()).toBeVisible();
  await page.getByRole('button', { name: 'Buy Small' }).click();
  await expect(page.getByRole('button', { name: /^Pay \d/ })).toBeVisible();

  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});
