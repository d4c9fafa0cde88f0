/** Every page in both themes and on a small screen. A page that is not listed here fails the first story. */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { account, deployedApp, type Person, signedIn } from './stack';
import { expect, expectAccessible, test } from './test';
import { zip } from './zip';

type Shown = { path: string; shows: string | RegExp };

const record = (type: string, host: string, value: string) => ({ type, host, value, purpose: 'ownership' });
const DOMAINS = {
  nextCursor: null,
  items: [
    { domain: 'www.a-rather-long-name.example', status: 'pending_proof', createdAt: '2026-01-07T09:30:00Z', expiresAt: '2026-01-10T09:30:00Z', reason: null, records: [record('TXT', '_groundwork-verify.www.a-rather-long-name.example', `groundwork-verify=${'9b1f3c5d'.repeat(8)}`), record('CNAME', 'www.a-rather-long-name.example', 'k3v9x2q1.up.railway.app')] },
    { domain: 'old.example', status: 'failed', createdAt: '2026-01-07T09:30:00Z', expiresAt: null, reason: 'The provider refused the domain.', records: [] },
  ],
};

const BEFORE_SIGN_IN: Readonly<Record<string, Shown[]>> = {
  'auth/Login': [{ path: '/login', shows: 'Sign in' }],
  'auth/Register': [{ path: '/register', shows: 'Create your account' }],
  'auth/VerifyEmail': [{ path: '/verify-email', shows: /does not work/ }, { path: '/verify-email?token=x', shows: 'Confirm your address' }],
  'auth/ForgotPassword': [{ path: '/forgot-password', shows: 'Forgot your password?' }],
  'auth/ResetPassword': [{ path: '/reset-password', shows: /does not work/ }, { path: '/reset-password?token=x', shows: 'Choose a new password' }],
};

const signedInPages = (app: string): Readonly<Record<string, Shown[]>> => ({
  'apps/Apps': [{ path: '/apps', shows: 'Apps' }],
  'apps/NewApp': [{ path: '/apps/new', shows: 'New app' }],
  'apps/AppDetail': [{ path: '/apps/app_01ARZ3NDEKTSV4RRFFQ69G5FAV', shows: 'There is no such app' }],
  'apps/AppOverview': [{ path: `/apps/${app}`, shows: 'Preview' }],
  'apps/AppDeployments': [{ path: `/apps/${app}/deployments`, shows: 'Deployed by you' }],
  'apps/AppLogsPage': [{ path: `/apps/${app}/logs`, shows: 'Logs' }, { path: `/apps/${app}/logs?type=build`, shows: 'Logs' }],
  'apps/AppVariables': [{ path: `/apps/${app}/variables`, shows: 'Add a variable' }],
  'apps/AppDatabase': [{ path: `/apps/${app}/database`, shows: 'No database' }],
  'apps/AppDomains': [{ path: `/apps/${app}/domains`, shows: 'Waiting for the TXT record' }],
  'apps/AppSettings': [{ path: `/apps/${app}/settings`, shows: 'Delete app' }],
  'credits/Credits': [{ path: '/credits?checkout=canceled', shows: 'Nothing was charged' }],
  'credits/CreditsOverview': [{ path: '/credits', shows: 'Warn me below' }],
  'credits/CreditsPlans': [{ path: '/credits/plans', shows: 'Buy credits once' }],
  'credits/CreditsHistory': [{ path: '/credits/history', shows: 'Free credits' }],
  'account/Account': [{ path: '/account', shows: 'Account' }],
  'account/Profile': [{ path: '/account', shows: 'Member since' }],
  'account/Security': [{ path: '/account/security', shows: 'This device' }],
  'account/Activity': [{ path: '/account/activity', shows: 'Signed in' }],
  'account/Data': [{ path: '/account/data', shows: 'Export' }],
  'NotFound': [{ path: '/nothing/here', shows: 'There is nothing at this address' }],
});

/** All that stand in the folders of pages. */
function pagesInSource(): string[] {
  const features = new URL('../src/features/', import.meta.url);
  return readdirSync(features).flatMap((feature) => readdirSync(new URL(`${feature}/pages/`, features)).map((file) => `${feature}/${file.replace('.tsx', '')}`));
}

async function judge(page: Page, pages: Readonly<Record<string, Shown[]>>): Promise<number> {
  const all = Object.values(pages).flat();
  for (const { path, shows } of all) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByText(shows).filter({ visible: true }).first(), path).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    const sideways = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((box) => box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX) && box.closest('nav') === null).map((box) => box.outerHTML.slice(0, 120)));
    expect(sideways, `${path} scrolls sideways`).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
  }
  return all.length;
}

test('INFRA-AUTH-465 every page before sign-in: axe finds nothing in either theme, and nothing scrolls sideways at 360 px', async ({ page }) => {
  test.setTimeout(200_000);
  expect(Object.keys({ ...BEFORE_SIGN_IN, ...signedInPages('') }).filter((name) => name !== 'NotFound').sort()).toEqual(pagesInSource().sort());
  const count = await judge(page, BEFORE_SIGN_IN);
  console.log(`axe: ${count} pages before sign-in, 2 themes each, 0 findings`);
});

test('INFRA-AUTH-466 every page after sign-in: axe finds nothing in either theme, and nothing scrolls sideways at 360 px', async ({ page, request }) => {
  test.setTimeout(400_000);
  const person: Person = await account(request);
  const app = await deployedApp(request, person, 'A name that is about as long as names of apps can reasonably be', zip({ 'index.html': '<!doctype html><html lang="en"><title>Seen</title><h1>Seen</h1></html>' }).buffer);
  await page.route(`**/api/apps/${app}/domains`, (route) => route.fulfill({ json: DOMAINS }));
  await signedIn(page, '/apps', person);
  const count = await judge(page, signedInPages(app));
  console.log(`axe: ${count} pages after sign-in, 2 themes each, 0 findings`);
});
