import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import { watch } from './stack';

/** A test whose pages are watched: no request elsewhere, nothing against the policy, no error. A story that expects one takes it out of `watched`. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ context, baseURL }, use) => {
      const found = watch(context, new URL(baseURL ?? '').origin);
      await use(found);
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

/** Asks axe about all that it knows of WCAG 2.2 AA and of good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeAttached();
  await expect(page.locator('h1').first()).not.toHaveText('Groundwork');
  // What fades in has less contrast until it is there.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter(({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity).length)).toBe(0);
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }))).toEqual([]);
}

export { expect };
