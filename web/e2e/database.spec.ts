import { account, caller, signedIn } from './stack';
import { expect, expectAccessible, test } from './test';
import { zip } from './zip';

const server = `const http = require('http');
http.createServer((q, s) => s.end('database ' + (process.env.DATABASE_URL || 'none').split(':')[0])).listen(process.env.PORT);`;

test('INFRA-HOST-977 a database: made, carried by the next deployment, deleted with the slug, and kept', async ({ page, request }) => {
  test.setTimeout(240_000);
  await signedIn(page, '/apps/new');
  await page.getByLabel('Name').fill('Ledger of plants');
  await page.getByLabel('Source').setInputFiles(zip({ 'server.js': server }));
  await page.getByRole('button', { name: 'Create and deploy' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 120_000 });
  const url = (await page.getByRole('link', { name: 'Open', exact: true }).getAttribute('href')) ?? '';

  await page.getByRole('link', { name: 'Database', exact: true }).click();
  await expect(page.getByText('No database')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create a database' }).click();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('heading', { name: /^(PostgreSQL|SQLite)$/ })).toBeVisible();
  await expect(page.getByText('after the next deployment')).toBeVisible();
  await expectAccessible(page);
  expect(await (await request.get(url)).text()).toBe('database none');

  await page.getByRole('link', { name: 'DATABASE_URL' }).click();
  await expect(page.getByRole('link', { name: 'Set by the database' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove DATABASE_URL' })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect.poll(async () => (await request.get(url)).text(), { timeout: 120_000 }).toMatch(/^database (?!none)/);

  await expect(page.getByText('Not in effect yet')).toBeHidden();
  await page.getByRole('link', { name: 'Set by the database' }).click();
  await expect(page.getByText('reads the address from its environment')).toBeVisible();
  await page.getByRole('button', { name: 'Delete this database' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(/to confirm/).fill('another-app');
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled();
  const word = /Type (\S+) to confirm/.exec((await dialog.textContent()) ?? '')?.[1] ?? '';
  await dialog.getByLabel(/to confirm/).fill(word);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted in 7 days')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete this database' })).toBeHidden();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Deleted in 7 days')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Delete this database' })).toBeVisible();
  expect(await (await request.get(url)).text()).toMatch(/^database (?!none)/);
});

test('INFRA-HOST-978 a DATABASE_URL of the owner is not overwritten: the refusal leads to the variables', async ({ page, request }) => {
  const person = await account(request);
  const { headers } = await caller(request, person);
  const created = await request.post('/api/apps', { headers, data: { name: 'Own database', ideaId: 'own' } });
  const { id } = (await created.json()) as { id: string };
  await request.put(`/api/apps/${id}/config`, { headers, data: { variables: { DATABASE_URL: 'postgres://mine.example/app' } } });

  await signedIn(page, `/apps/${id}/database`, person);
  await page.getByRole('button', { name: 'Create a database' }).click();
  await expect(page.getByText('This app has a DATABASE_URL of its own')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open variables' }).click();
  await page.getByRole('button', { name: 'Remove DATABASE_URL' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No variables')).toBeVisible();
  await page.getByRole('link', { name: 'Database', exact: true }).click();
  await page.getByRole('button', { name: 'Create a database' }).click();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible({ timeout: 120_000 });
});
