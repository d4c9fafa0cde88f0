/** Pictures of every page in both themes and three widths, for people to look at: `SCREENSHOTS=1 npx playwright test gallery`. */
import { expect } from '@playwright/test';
import { shoot } from './shoot';
import { account, caller, linkIn, mail, signedIn, somebody, spend } from './stack';
import { test } from './test';
import { zip } from './zip';

test.skip(process.env['SCREENSHOTS'] === undefined, 'pictures are made when somebody wants to look at them');

test('gallery of sign-in', async ({ page, request }) => {
  test.setTimeout(300_000);
  const person = somebody();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await shoot(page, 'login');
  await page.goto('/register');
  await page.getByLabel('Password', { exact: true }).fill('horse battery');
  await shoot(page, 'register');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();
  await shoot(page, 'check-mail');
  await page.goto(linkIn(await mail(request, person.email, 'verify_email'), '/verify-email'));
  await shoot(page, 'verify-email');
  await page.goto('/forgot-password');
  await shoot(page, 'forgot-password');
  await page.goto('/reset-password?token=x');
  await shoot(page, 'reset-password');
});

test('gallery of account and credits', async ({ page }) => {
  test.setTimeout(400_000);
  await signedIn(page, '/apps');
  await shoot(page, 'apps-empty');
  for (const [path, name] of [
    ['/account', 'account'],
    ['/account/security', 'account-security'],
    ['/account/activity', 'account-activity'],
    ['/account/data', 'account-data'],
    ['/credits', 'credits-empty'],
    ['/credits/plans', 'credits-plans'],
    ['/credits/history', 'credits-history'],
    ['/apps/new', 'apps-new'],
    ['/nothing', 'not-found'],
  ] as const) {
    await page.goto(path);
    await expect(page.locator('h1').first()).not.toHaveText('Groundwork');
    await shoot(page, name);
  }
  await page.goto('/account/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await shoot(page, 'dialog');
});

test('gallery of usage and apps', async ({ page, request }) => {
  test.setTimeout(500_000);
  const person = await account(request);
  const { userId } = await caller(request, person);
  const iteration = { action: 'build_iteration', complexity: 6 };
  await spend(request, userId, [{ action: 'ideation_message' }, { action: 'web_search' }, { action: 'build_iteration', complexity: 4 }, { action: 'web_search' }, { action: 'sia_intervention' }, iteration, iteration, iteration, iteration, iteration, iteration]);
  await signedIn(page, '/credits', person);
  await expect(page.getByRole('cell', { name: 'Build iteration' })).toBeVisible();
  await shoot(page, 'credits');
  await page.goto('/credits/history');
  await expect(page.getByRole('cell', { name: 'Web search' }).first()).toBeVisible();
  await shoot(page, 'credits-history-used');

  await page.goto('/apps/new');
  await page.getByLabel('Name').fill('Garden planner');
  await page.getByLabel('Source').setInputFiles(
    zip({ 'package.json': JSON.stringify({ name: 'garden', version: '1.0.0', scripts: { build: 'node -e "for(let i=0;i<60;i++)console.log(\'planting row\',i);setTimeout(()=>{},9000)"', start: 'node server.js' } }), 'server.js': "require('http').createServer((q,s)=>{console.log(q.method,q.url);s.setHeader('content-type','text/html');s.end('<body style=\"font:2rem system-ui;padding:3rem;background:#eef6ee\"><h1>Garden planner</h1><p>Twelve beds, one plan.</p>')}).listen(process.env.PORT)" }, 'garden.zip'),
  );
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByText('planting row').first()).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: 'screenshots/app-deploying-light-1280.png', fullPage: true });
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 120_000 });
  await shoot(page, 'app-live');
  const here = new URL(page.url()).pathname;
  for (const part of ['deployments', 'logs', 'variables', 'settings']) {
    await page.goto(`${here}/${part}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot(page, `app-${part}`);
  }
  await page.goto('/apps/new');
  await page.getByLabel('Name').fill('Broken');
  await page.getByLabel('Source').setInputFiles(zip({ 'package.json': JSON.stringify({ name: 'broken', version: '1.0.0', scripts: { start: 'node -e "process.exit(3)"' } }) }));
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByText('Start failed')).toBeVisible({ timeout: 120_000 });
  await shoot(page, 'app-failed');
  await page.goto('/apps');
  await expect(page.getByText('Garden planner')).toBeVisible();
  await shoot(page, 'apps');
});
