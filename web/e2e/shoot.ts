import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './test';

const WIDTHS = (process.env['WIDTHS'] ?? '360,768,1280').split(',').map(Number);

/**
 * Takes pictures of a page in both themes and all widths; nothing may be wider than the screen, and axe finds nothing.
 *
 * @param settles false where the page goes on asking, so that the network is never idle
 */
export async function shoot(page: Page, name: string, { settles = true } = {}) {
  if (settles) await page.waitForLoadState('networkidle');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 860 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} at ${width}`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `screenshots/${name}-${theme}-${width}.png`, fullPage: true, animations: 'disabled' });
    }
    await expectAccessible(page);
  }
}
