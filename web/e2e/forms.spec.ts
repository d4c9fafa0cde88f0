/** What every form owes its reader. */
import { countPosts, signedIn, somebody } from './stack';
import { expect, test } from './test';
import { zip } from './zip';

test('INFRA-AUTH-467 password managers know each field, and a password can be pasted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const path of ['/login', '/register', '/forgot-password']) {
    await page.goto(path);
    await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username');
    await expect(page.getByLabel('Email')).toHaveAttribute('type', 'email');
  }
  await page.goto('/login');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
  await page.goto('/reset-password?token=x');
  await expect(page.getByLabel('New password', { exact: true })).toHaveAttribute('autocomplete', 'new-password');
  await page.goto('/register');
  await expect(page.getByLabel('Name')).toHaveAttribute('autocomplete', 'name');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('autocomplete', 'new-password');

  await page.evaluate(() => navigator.clipboard.writeText('pasted words and a space '));
  await password.focus();
  await page.keyboard.press('Control+V');
  await expect(password).toHaveValue('pasted words and a space ');
  await page.getByRole('button', { name: 'Show: Password' }).click();
  await expect(password).toHaveAttribute('type', 'text');

  await signedIn(page, '/account/security');
  await expect(page.getByLabel('Current password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
  await expect(page.getByLabel('New password', { exact: true })).toHaveAttribute('autocomplete', 'new-password');
  await expect(page.locator('form input[autocomplete=username]')).toHaveValue(/@example\.com$/);
});

test('INFRA-AUTH-468 the hint at a new password is the server’s rule', async ({ page }) => {
  await page.route('**/api/auth/policy', async (route) => {
    const policy = (await (await route.fetch()).json()) as { password: object };
    await route.fulfill({ json: { ...policy, password: { ...policy.password, minLength: 20 } } });
  });
  await page.goto('/register');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAccessibleDescription(/^20 characters or more/);
  await password.fill('x'.repeat(19));
  await expect(password).toHaveAccessibleDescription('19 of at least 20 characters.');
  await password.fill('x'.repeat(20));
  await expect(password).toHaveAccessibleDescription(/^Long enough/);
});

test('INFRA-AUTH-469 an error stands at its field, is read with it and announced; the first one takes the focus', async ({ page }) => {
  await page.goto('/register');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill('nowhere');
  await page.getByRole('button', { name: 'Create account' }).click();

  const email = page.getByLabel('Email');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/Enter an email address/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/Choose a password/);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Enter an email address' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
  await email.fill(somebody().email);
  await expect(email).not.toHaveAttribute('aria-invalid');
});

test('INFRA-HOST-909 two clicks make one app and one deployment, whose steps, time and log follow; reload and back repeat nothing', async ({ page }) => {
  await signedIn(page, '/apps');
  await page.getByRole('link', { name: 'New app' }).click();
  const created = countPosts(page, /^\/api\/apps$/);
  const deployed = countPosts(page, /\/deploy$/);
  await page.getByLabel('Name').fill('Once');
  const build = 'node -e "let i=0;const t=setInterval(()=>{console.log(\'row\',++i);if(i===12)clearInterval(t)},700)"';
  await page.getByLabel('Source').setInputFiles(zip({ 'package.json': JSON.stringify({ name: 'once', version: '1.0.0', scripts: { build, start: 'node server.js' } }), 'server.js': "require('http').createServer((q,s)=>s.end('once')).listen(process.env.PORT)" }));
  await page.getByRole('button', { name: 'Create and deploy' }).dblclick();
  await expect(page).toHaveURL(/\/apps\/app_/);

  const step = page.getByRole('listitem').filter({ hasText: 'Build, under way' });
  await expect(step).toHaveAttribute('aria-current', 'step');
  const deployment = page.getByRole('region', { name: 'Deployment under way' });
  const seconds = async () => Number(/(\d+)s/.exec((await deployment.textContent()) ?? '')?.[1] ?? Number.NaN);
  const before = await seconds();
  await expect(page.getByRole('log')).toContainText('row 2');
  await expect(page.getByText('following')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('log')).toContainText('row 6'); // six rows before the end: once live, the page shows no log
  expect(await seconds()).toBeGreaterThan(before);
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });

  await page.goBack();
  await expect(page).toHaveURL('/apps');
  await page.goForward();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  expect([created.count, deployed.count]).toEqual([1, 1]);
});

test('INFRA-CRED-343 two clicks open one checkout; back and reload after it buy nothing more', async ({ page }) => {
  await signedIn(page, '/credits/plans');
  const bought = countPosts(page, /^\/api\/credits\/purchase$/);
  await page.getByRole('button', { name: 'Buy Small' }).dblclick();
  await page.getByRole('button', { name: /^Pay \d/ }).click();
  await expect(page.getByText('100 credits added')).toBeVisible();

  await page.reload();
  await expect(page.getByText('100 credits added')).toBeVisible();
  await page.goBack();
  await page.goto('/credits');
  await expect(page.getByRole('region', { name: 'Balance' }).getByText('200', { exact: true }).first()).toBeVisible();
  expect(bought.count).toBe(1);
});
