/** Pictures of states that a local stack seldom or never has; the API's answers are made up here: `SCREENSHOTS=1 npx playwright test gallery-states`. */
import type { Page } from '@playwright/test';
import { shoot } from './shoot';
import { account, signedIn } from './stack';
import { expect, test } from './test';

test.skip(process.env['SCREENSHOTS'] === undefined, 'pictures are made when somebody wants to look at them');

const ID = 'app_01ARZ3NDEKTSV4RRFFQ69G5FAV';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const deployment = (more: object) => ({
  id: 'dep_01ARZ3NDEKTSV4RRFFQ69G5FAV', status: 'deployed', commit: '4f1c2a9be0d3', buildId: null, trigger: 'api', rollbackOf: null,
  createdAt: ago(62), startedAt: ago(62), finishedAt: ago(60), failure: null, pendingReason: null, ...more,
});
const app = (more: object) => ({
  id: ID, name: 'Garden planner', ideaId: 'garden', appSlug: 'garden-planner-7k2m', provider: 'railway', status: 'deployed', statusReason: null,
  url: 'https://garden-planner-7k2m.up.railway.app/', gitRepoUrl: 'https://github.com/groundwork-apps/garden-planner-7k2m', suspendedAt: null,
  createdAt: ago(9_000), updatedAt: ago(60), lastDeployedAt: ago(60), lastDeployment: deployment({}),
  build: { rootDirectory: null, buildCommand: 'npm run build', startCommand: null, outputDirectory: null },
  capabilities: { stop: true, start: true, restart: true, rollback: true, logs: true, domains: true, apexDomains: true, database: true }, ...more,
});
const FAILED = deployment({
  status: 'failed', finishedAt: ago(3), createdAt: ago(5),
  failure: { code: 'build_failed', detail: "npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\nnpm error Found: react@18.2.0\nnpm error Could not resolve dependency: peer react@\"^17.0.0\" from react-beautiful-dnd@13.1.1" },
});

async function answer(page: Page, path: string, body: unknown, status = 200) {
  await page.route(`**/api/apps${path}`, (route) => route.fulfill({ status, json: body }));
}

test.beforeEach(async ({ page, request }) => {
  test.setTimeout(300_000);
  const person = await account(request);
  await answer(page, `/${ID}`, app({}));
  await signedIn(page, '/account', person);
});

test('pictures of domains', async ({ page }) => {
  const record = (type: string, host: string, value: string, purpose: string) => ({ type, host, value, purpose });
  const proof = (domain: string) => record('TXT', `_groundwork-verify.${domain}`, 'groundwork-verify=9b1f3c5d7e9a1b3c5d7e9f1a3b5c7d9e1f3a5b7c9d1e3f5a7b9c1d3e5f7a9b1c', 'ownership');
  const domain = (name: string, status: string, more: object = {}) => ({ domain: name, status, createdAt: ago(90), expiresAt: null, reason: null, records: [], ...more });
  await answer(page, `/${ID}/domains`, {
    nextCursor: null,
    items: [
      domain('www.garden-planner.example', 'pending_proof', { expiresAt: ago(-4_000), reason: 'The TXT record is not there yet. New records can take an hour until they are seen.', records: [proof('www.garden-planner.example'), record('CNAME', 'www.garden-planner.example', 'k3v9x2q1.up.railway.app', 'routing')] }),
      domain('garden.example', 'issuing_cert', { records: [proof('garden.example'), record('ALIAS', 'garden.example', 'p8m4z7w2.up.railway.app', 'routing'), record('TXT', '_railway-verify.garden.example', 'railway-verify=5e9c', 'provider_verification')] }),
      domain('plan.garden.example', 'active'),
      domain('old.garden.example', 'failed', { reason: 'The provider refused the domain: it is in use by another of its customers.' }),
      domain('beds.garden.example', 'expired', { reason: 'It was not proven within 72 hours. Add it again.' }),
    ],
  });
  await page.goto(`/apps/${ID}/domains`);
  await expect(page.getByText('Waiting for the TXT record')).toBeVisible();
  await shoot(page, 'domains');
});

test('pictures of variables and settings', async ({ page }) => {
  await answer(page, `/${ID}/database`, { engine: 'postgres', status: 'ready', variable: 'DATABASE_URL', expiresAt: null, removedAt: null, reason: null });
  await answer(page, `/${ID}/config`, {
    pendingChanges: true,
    variables: [
      { key: 'API_KEY', hasValue: true, updatedAt: ago(4) },
      { key: 'DATABASE_URL', hasValue: true, updatedAt: ago(30) },
      { key: 'EMPTY', hasValue: false, updatedAt: ago(3_000) },
      { key: 'NEXT_PUBLIC_A_VERY_LONG_NAME_THAT_SOMEBODY_HAS_CHOSEN_FOR_A_SETTING', hasValue: true, updatedAt: ago(30_000) },
    ],
  });
  await page.goto(`/apps/${ID}/variables`);
  await expect(page.getByText('Set by the database')).toBeVisible();
  await shoot(page, 'variables');
  await page.goto(`/apps/${ID}/settings`);
  await expect(page.getByRole('heading', { name: 'Delete app' })).toBeVisible();
  await shoot(page, 'settings');
});

test('pictures of a database', async ({ page }) => {
  const database = (more: object) => ({ engine: 'postgres', status: 'ready', variable: 'DATABASE_URL', expiresAt: null, removedAt: null, reason: null, ...more });
  await answer(page, `/${ID}/config`, { pendingChanges: true, variables: [{ key: 'DATABASE_URL', hasValue: true, updatedAt: ago(1) }] });
  for (const [name, status, body] of [
    ['none', 404, { code: 'not_found', detail: 'There is nothing here.' }],
    ['provisioning', 200, database({ status: 'provisioning' })],
    ['ready', 200, database({})],
    ['deleted', 200, database({ expiresAt: ago(-7 * 1_440 + 5), removedAt: ago(5) })],
    ['of-a-plan', 200, database({ expiresAt: ago(-30 * 1_440) })],
    ['failed', 200, database({ status: 'failed', reason: 'The provider could not make the database. Ask for it again.' })],
  ] as const) {
    await page.unroute(`**/api/apps/${ID}/database`);
    await answer(page, `/${ID}/database`, body, status);
    await page.goto(`/apps/${ID}/database`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot(page, `database-${name}`, { settles: name !== 'provisioning' });
  }
});

test('pictures of a failed deployment and of its history', async ({ page }) => {
  await page.unroute(`**/api/apps/${ID}`);
  await answer(page, `/${ID}`, app({ status: 'failed', url: null, lastDeployedAt: null, lastDeployment: FAILED }));
  await answer(page, `/${ID}/logs?*`, { nextCursor: null, items: ['> garden@1.0.0 build', '> vite build', 'transforming...', 'npm error ERESOLVE unable to resolve dependency tree', 'The build ended with 1.'].map((message) => ({ time: ago(4), type: 'build', message })) });
  await page.goto(`/apps/${ID}`);
  await expect(page.getByRole('log')).toContainText('ERESOLVE');
  await shoot(page, 'failed');
  await answer(page, `/${ID}/deployments`, {
    nextCursor: 'more',
    items: [FAILED, deployment({ id: 'dep_2', trigger: 'build', status: 'superseded', createdAt: ago(40) }), deployment({ id: 'dep_3', trigger: 'rollback' }), deployment({ id: 'dep_4', createdAt: ago(4_000), startedAt: ago(4_000), finishedAt: ago(3_998) })],
  });
  await page.goto(`/apps/${ID}/deployments`);
  await expect(page.getByText('superseded')).toBeVisible();
  await shoot(page, 'history');
});

test('pictures of many apps, and of what an account did', async ({ page }) => {
  await shoot(page, 'profile');
  await page.goto('/account/activity');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await shoot(page, 'activity');
  await answer(page, '', {
    nextCursor: 'more',
    items: [
      app({}),
      app({ id: 'app_2', name: 'A shop for second-hand instruments with a rather long name', appSlug: 'instruments-9d3k', url: 'https://instruments-9d3k.onrender.com/', lastDeployment: FAILED }),
      app({ id: 'app_3', name: 'Recipes', appSlug: 'recipes-1b7q', lastDeployment: deployment({ status: 'building', finishedAt: null }) }),
      app({ id: 'app_4', name: 'Choir', appSlug: 'choir-5x2p', status: 'stopped', statusReason: 'insufficient_credits' }),
      app({ id: 'app_5', name: 'Draft', appSlug: 'draft-0c8t', status: 'pending', url: null, lastDeployedAt: null, lastDeployment: null }),
      app({ id: 'app_6', name: 'Broken', appSlug: 'broken-4h6y', status: 'failed', url: null, lastDeployedAt: null, lastDeployment: FAILED }),
    ],
  });
  await page.goto('/apps');
  await expect(page.getByText('Choir')).toBeVisible();
  await shoot(page, 'many-apps');
});

test('pictures of credits that run out, of debt and of plans', async ({ page }) => {
  const balance = (more: object) => ({
    balance: 340, available: 312, held: 28, debt: 0, lifetimePurchased: 2_500, lifetimeConsumed: 2_260, freeTier: { limit: 100, used: 100, remaining: 0 },
    lowBalance: false, lowBalanceThreshold: 50, hostingRunwayDays: 104, ...more,
  });
  for (const [name, body] of [
    ['low', balance({ balance: 12, available: 9, held: 3, lowBalance: true, hostingRunwayDays: 3 })],
    ['none', balance({ balance: 0, available: 0, held: 0, lowBalance: true, hostingRunwayDays: 0 })],
    ['debt', balance({ balance: 0, available: 0, held: 0, debt: 1_240, lowBalance: true, hostingRunwayDays: 0 })],
  ] as const) {
    await page.unroute('**/api/credits/balance');
    await page.route('**/api/credits/balance', (route) => route.fulfill({ json: body }));
    await page.goto('/credits');
    await expect(page.getByRole('link', { name: 'Get credits' })).toBeVisible();
    await shoot(page, `balance-${name}`);
  }
  await page.route('**/api/credits/balance', (route) => route.fulfill({ json: balance({}) }));
  const plan = (more: object) => ({ tier: 'starter', status: 'active', renewsAt: ago(-20_000), cancelAtPeriodEnd: false, pendingChange: null, ...more });
  for (const [name, body] of [
    ['starter', plan({})],
    ['change', plan({ tier: 'pro', pendingChange: { tier: 'starter', at: ago(-20_000) } })],
    ['ending', plan({ cancelAtPeriodEnd: true })],
    ['past-due', plan({ status: 'past_due' })],
  ] as const) {
    await page.unroute('**/api/subscription/status');
    await page.route('**/api/subscription/status', (route) => route.fulfill({ json: body }));
    await page.goto('/credits/plans');
    await expect(page.getByText('Your plan', { exact: true })).toBeVisible();
    await shoot(page, `plans-${name}`);
  }
});

test('pictures of an app that is suspended, of one that is waiting, and of its uptime', async ({ page, watched }) => {
  const probes = Array.from({ length: 60 }, (_, at) => ({ at: ago(at), ok: at % 17 !== 3, status: at % 17 === 3 ? null : 200, latencyMs: 40 + ((at * 37) % 90) }));
  await answer(page, `/${ID}/metrics`, { uptime24h: 0.9933, items: probes, nextCursor: null });
  await page.goto(`/apps/${ID}`);
  await expect(page.getByText('Median latency')).toBeVisible();
  await shoot(page, 'uptime', { settles: false });
  for (const [name, body] of [
    ['suspended', app({ status: 'stopped', statusReason: 'insufficient_credits', suspendedAt: ago(300) })],
    ['removed', app({ status: 'stopped', statusReason: 'removed_at_provider' })],
    ['waiting', app({ status: 'pending', url: null, lastDeployedAt: null, lastDeployment: deployment({ status: 'pending', startedAt: null, finishedAt: null, createdAt: ago(1), pendingReason: { code: 'queued_for_provider_quota', position: 4, goesOnAt: null } }) })],
  ] as const) {
    await page.unroute(`**/api/apps/${ID}`);
    await answer(page, `/${ID}`, body);
    await answer(page, `/${ID}/logs?*`, { nextCursor: null, items: [] });
    await page.goto(`/apps/${ID}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot(page, `app-${name}`, { settles: false });
  }
  watched.length = 0; // a local stack frames only apps of this machine
});

test('pictures of what fails: no answer, a part that is gone, Google, a link of the past', async ({ page, watched }) => {
  await page.route('**/api/credits/history*', (route) => route.fulfill({ status: 503, json: { code: 'temporarily_unavailable', detail: 'Please try again in a moment.' } }));
  await page.goto('/credits/history');
  await expect(page.getByText('This could not be loaded')).toBeVisible({ timeout: 40_000 });
  await shoot(page, 'load-problem');
  await page.route(/\/assets\/NewApp-/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/apps/new');
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  await shoot(page, 'error-page');
  watched.length = 0;
  await page.context().clearCookies();
  await page.route('**/api/auth/refresh', (route) => route.abort());
  await page.goto('/apps');
  await expect(page.getByText('Trying again')).toBeVisible();
  await page.screenshot({ path: 'screenshots/no-answer-light-360.png' });
  await page.unroute('**/api/auth/refresh');
  await page.goto('/login?error=google_denied');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot(page, 'google-problem');
  await page.goto('/reset-password');
  await shoot(page, 'link-gone');
  await page.goto('/login?reset=1');
  await shoot(page, 'login-after-reset');
});
