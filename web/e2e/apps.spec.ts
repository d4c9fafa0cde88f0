import { signedIn } from './stack';
import { expect, expectAccessible, test } from './test';
import { zip } from './zip';

const page1 = '<!doctype html><html lang="en"><title>One</title><h1>Hello from version one</h1></html>';

test('INFRA-HOST-970 from a zip to a live app: steps, log, link, preview, a new version and back again', async ({ page, request }) => {
  test.setTimeout(240_000);
  await signedIn(page, '/apps');
  await page.getByRole('link', { name: 'New app' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByText('Enter a name')).toBeVisible();
  await page.getByLabel('Name').fill('First steps');
  await page.getByLabel('Source').setInputFiles(zip({ 'index.html': page1 }));
  await page.getByRole('button', { name: 'Create and deploy' }).click();

  await expect(page).toHaveURL(/\/apps\/app_/);
  await expect(page.getByRole('heading', { name: 'First steps', level: 1 })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'Go live, done' })).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Hello from version one' })).toBeVisible();
  await expectAccessible(page);
  const url = (await page.getByRole('link', { name: 'Open', exact: true }).getAttribute('href')) ?? '';
  expect(await (await request.get(url)).text()).toContain('Hello from version one');

  await page.getByLabel('Source').setInputFiles(zip({ 'index.html': page1.replaceAll('one', 'two') }));
  await page.getByRole('button', { name: 'Upload and deploy' }).click();
  await expect.poll(async () => (await request.get(url)).text(), { timeout: 120_000 }).toContain('version two');
  await expect(page.getByText('new version on its way')).toBeHidden({ timeout: 60_000 });

  await page.getByRole('link', { name: 'Deployments' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click();
  await expect.poll(async () => (await request.get(url)).text(), { timeout: 120_000 }).toContain('version one');
});

test('INFRA-HOST-971 a build that fails shows the step, the cause, what to do and the log; what is typed stays', async ({ page }) => {
  test.setTimeout(180_000);
  await signedIn(page, '/apps/new');
  await page.getByLabel('Name').fill('Broken');
  await page.getByLabel('Source').setInputFiles(zip({ '../outside.txt': 'x' }, 'evil.zip'));
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByLabel('Source')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Name')).toHaveValue('Broken');

  await page.getByLabel('Source').setInputFiles(zip({ 'package.json': JSON.stringify({ name: 'broken', version: '1.0.0', scripts: { start: 'node -e "process.exit(3)"' } }) }));
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page).toHaveURL(/\/apps\/app_/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Go live, failed' })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Start failed')).toBeVisible();
  await expect(page.getByText(/listen on the port in PORT/)).toBeVisible();
  await expect(page.getByRole('log')).toBeVisible();
  await expectAccessible(page);
});

test('INFRA-HOST-972 a program: variables, logs that follow, stop and start, settings and deletion', async ({ page, request }) => {
  test.setTimeout(240_000);
  await signedIn(page, '/apps/new');
  const server = `const http = require('http');
http.createServer((q, s) => { console.log('asked for ' + q.url); s.end('greeting ' + (process.env.GREETING || 'none')); }).listen(process.env.PORT, () => console.log('listening'));`;
  await page.getByLabel('Name').fill('Greeter');
  await page.getByLabel('Source').setInputFiles(zip({ 'server.js': server }));
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 120_000 });
  const url = (await page.getByRole('link', { name: 'Open', exact: true }).getAttribute('href')) ?? '';

  await page.getByRole('link', { name: 'Variables' }).click();
  await page.getByLabel('Name').fill('1BAD');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('not beginning with a digit')).toBeVisible();
  await page.getByLabel('Name').fill('PORT');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Name').fill('GREETING');
  await page.getByLabel('Value', { exact: true }).fill('bonjour');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not in effect yet')).toBeVisible();
  await expectAccessible(page);
  expect(await page.content()).not.toContain('bonjour');
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect.poll(async () => (await request.get(url)).text(), { timeout: 120_000 }).toBe('greeting bonjour');

  await page.getByRole('link', { name: 'Logs' }).click();
  await page.getByRole('button', { name: 'App', exact: true }).click();
  await request.get(`${url}a-page-to-look-for`);
  await expect(page.getByRole('log')).toContainText('asked for /a-page-to-look-for');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Stop' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 90_000 });

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Greeter of the world');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Greeter of the world' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete this app' }).click();
  const dialog = page.getByRole('alertdialog');
  const word = /Type (\S+) to confirm/.exec((await dialog.textContent()) ?? '')?.[1] ?? '';
  await dialog.getByLabel(/to confirm/).fill(word);
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page).toHaveURL('/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
});

test('INFRA-HOST-973 a large zip goes to an address of its own', async ({ page }) => {
  test.setTimeout(180_000);
  await signedIn(page, '/apps/new');
  let noise = '';
  while (noise.length < 9_000_000) noise += crypto.randomUUID();
  const large = zip({ 'index.html': page1, 'noise.txt': noise });
  expect(large.buffer.length).toBeGreaterThan(4 * 1024 * 1024);
  await page.getByLabel('Name').fill('Large');
  await page.getByLabel('Source').setInputFiles(large);
  await page.getByRole('button', { name: 'Create and deploy' }).click();

  await expect(page).toHaveURL(/\/apps\/app_/, { timeout: 60_000 });
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 120_000 });
});

test('INFRA-HOST-974 what is not there says so: an app of another, a page that does not exist', async ({ page }) => {
  await signedIn(page, '/apps/app_01ARZ3NDEKTSV4RRFFQ69G5FAV');
  await expect(page.getByText('There is no such app')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/nothing/here');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
});
