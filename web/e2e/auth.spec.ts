import { account, linkIn, mail, signedIn, signIn, somebody } from './stack';
import { expect, expectAccessible, test } from './test';

test('INFRA-AUTH-440 register, confirm by a press of a button, sign in; the link works once', async ({ page, request }) => {
  const person = somebody();
  await page.goto('/register');
  await expect(page.getByText('15 characters or more')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();

  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveValue(person.email);

  await password.fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  const link = linkIn(await mail(request, person.email, 'verify_email'), '/verify-email');
  await page.goto(link);
  await expect(page).toHaveURL('/verify-email');
  await page.reload();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByText('Your address is confirmed')).toBeVisible();
  await signIn(page, person);
  await expect(page).toHaveURL('/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();

  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByText('does not work any more')).toBeVisible();
});

test('INFRA-AUTH-441 a wrong password is told, keeps what was typed, and changes nothing', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/login');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Enter your email address')).toBeVisible();

  await signIn(page, { ...person, password: 'not the right password' });

  await expect(page.getByRole('alert')).toContainText('do not match');
  await expect(page.getByLabel('Email')).toHaveValue(person.email);
  await signIn(page, person);
  await expect(page).toHaveURL('/apps');
});

test('INFRA-AUTH-442 a deep link comes back after sign-in, and no address leads elsewhere', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/credits/history?type=free_tier');
  await expect(page).toHaveURL(/\/login\?returnTo=/);
  await signIn(page, person);
  await expect(page).toHaveURL('/credits/history?type=free_tier');

  await page.goto('/login?returnTo=//evil.example/');
  await expect(page).toHaveURL('/apps');
});

test('INFRA-AUTH-443 a forgotten password is reset by mail; the old one is refused', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/forgot-password');
  await expectAccessible(page);
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await page.goto(linkIn(await mail(request, person.email, 'password_reset'), '/reset-password'));
  await expect(page).toHaveURL('/reset-password');
  await expectAccessible(page);
  const next = { ...person, password: `${person.password} again` };
  await page.getByLabel('New password', { exact: true }).fill(person.email);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByLabel('New password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('New password', { exact: true }).fill(next.password);
  await page.getByRole('button', { name: 'Set the password' }).click();

  await expect(page.getByText('Your password is changed')).toBeVisible();
  await signIn(page, person);
  await expect(page.getByRole('alert')).toContainText('do not match');
  await signIn(page, next);
  await expect(page).toHaveURL('/apps');
});

test('INFRA-AUTH-444 ten tabs share one session: it outlives its access token, and sign-out reaches them all', async ({ page, context, request }) => {
  const person = await signedIn(page, '/apps');
  const tabs = [page];
  for (let tab = 1; tab < 10; tab++) tabs.push(await context.newPage());
  await Promise.all(tabs.slice(1).map((tab) => tab.goto('/account')));
  for (const tab of tabs.slice(1)) await expect(tab.getByLabel('Name')).toHaveValue(person.name);

  await request.post('/_local/clock', { data: { advance: 'PT11M' } });
  await Promise.all(tabs.map((tab) => tab.getByRole('link', { name: 'Credits', exact: true }).first().click()));
  for (const tab of tabs) await expect(tab.getByRole('heading', { name: 'Available' })).toBeVisible();

  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const tab of tabs) await expect(tab).toHaveURL(/\/login/);
  expect((await context.cookies()).filter(({ name }) => name.includes('refresh'))).toEqual([]);
});

test('INFRA-AUTH-445 Google signs in, and what fails there is told on the sign-in page', async ({ page, request }) => {
  const email = `grace-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const person = { sub: crypto.randomUUID(), email, emailVerified: true, name: 'Grace Hopper' };
  await request.post('/_local/google/next', { data: { ...person, tamper: 'bad_signature' } });
  await page.goto('/login?returnTo=/account');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(page.getByRole('alert')).toContainText('Google');

  await request.post('/_local/google/next', { data: person });
  await page.goto('/login?returnTo=/account');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await expect(page).toHaveURL('/account');
  await expect(page.getByLabel('Name')).toHaveValue('Grace Hopper');
});

test('INFRA-AUTH-446 the account: name, password, devices, activity, export and deletion', async ({ page, request }) => {
  const person = await signedIn(page, '/account');
  await expectAccessible(page);
  await page.getByLabel('Name').fill('Augusta Ada King');
  await page.getByLabel('Time zone').selectOption('Europe/London');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Augusta Ada King');

  const other = await request.post('/api/auth/login', { data: { email: person.email, password: person.password } });
  expect(other.status()).toBe(200);
  await page.getByRole('link', { name: 'Security' }).click();
  await expectAccessible(page);
  await page.getByLabel('Current password', { exact: true }).fill('wrong wrong wrong wrong');
  await page.getByLabel('New password', { exact: true }).fill(`${person.password} new`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Current password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed')).toBeVisible();
  await expect(page.getByText('this device')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out all others' })).toBeHidden();

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('cell', { name: 'Password changed' })).toHaveCount(1);
  await expect(page.getByRole('cell', { name: 'Password change refused' })).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Your data' }).click();
  await expectAccessible(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export my data' }).click();
  expect((await file).suggestedFilename()).toBe('groundwork-export.json');

  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('alertdialog');
  await expectAccessible(page);
  await dialog.getByLabel('Your password', { exact: true }).fill(`${person.password} new`);
  const word = /Type (\S+) to confirm/.exec((await dialog.textContent()) ?? '')?.[1] ?? '';
  await dialog.getByLabel(/to confirm/).fill(word);
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page).toHaveURL('/login');
  await signIn(page, { ...person, password: `${person.password} new` });
  await expect(page.getByRole('alert')).toContainText('do not match');
});

test('INFRA-AUTH-447 by keyboard alone: sign in, skip to the content, change the theme, sign out', async ({ page, request }) => {
  const person = await account(request);
  await page.goto('/login');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(person.email);
  for (let press = 0; press < 2; press++) await page.keyboard.press('Tab');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByRole('button', { name: /Account menu/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible();
  await page.getByRole('menuitemradio', { name: 'Dark' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /Account menu/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Sign out' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/login');
});

test('INFRA-AUTH-448 nothing that opens an account stays in the browser where scripts, histories or files can read it', async ({ page }) => {
  await signedIn(page, '/account');

  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, html: document.documentElement.outerHTML, url: location.href }));

  expect(kept).not.toMatch(/eyJ[\w-]{10,}\.[\w-]+\.[\w-]+/);
  expect(kept).not.toContain('correct horse');
  expect(await page.evaluate(() => document.cookie)).toBe('');
});
