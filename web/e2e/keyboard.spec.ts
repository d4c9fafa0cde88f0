import type { Locator, Page } from '@playwright/test';
import { linkIn, mail, somebody } from './stack';
import { expect, test } from './test';
import { zip } from './zip';

/** Goes on by Tab to this control as a reader does; what has the focus shows it. */
async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let press = 0; press < 40; press++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control.toString()}`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await reach(page, control);
  const isShown = await control.evaluate((element) => {
    const looks = [element, element.parentElement ?? element].map((each) => getComputedStyle(each));
    return looks.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
  });
  expect(isShown, `${control.toString()} shows that it has the focus`).toBe(true);
  await page.keyboard.press('Enter');
}

test('INFRA-AUTH-475 by keyboard alone from registration to a live app and a purchase', async ({ page, request }) => {
  test.setTimeout(180_000);
  const person = somebody();
  await page.goto('/register');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(person.name);
  await reach(page, page.getByLabel('Email'));
  await page.keyboard.type(person.email);
  await reach(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await page.goto(linkIn(await mail(request, person.email, 'verify_email'), '/verify-email'));
  await press(page, page.getByRole('button', { name: 'Confirm my address' }));
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(person.email);
  await reach(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');

  await press(page, page.getByRole('link', { name: 'New app' }));
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('By hand');
  const source = page.getByLabel('Source');
  const chooser = page.waitForEvent('filechooser');
  await press(page, source);
  await (await chooser).setFiles(zip({ 'index.html': '<!doctype html><html lang="en"><title>Hand</title><h1>By hand</h1></html>' }));
  await press(page, page.getByRole('button', { name: 'Create and deploy' }));
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });

  await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Credits', exact: true }));
  await press(page, page.getByRole('link', { name: 'Plans and prices' }));
  await press(page, page.getByRole('button', { name: 'Buy Small' }));
  await press(page, page.getByRole('button', { name: /^Pay \d/ }));
  await expect(page.getByText('100 credits added')).toBeVisible();
});
