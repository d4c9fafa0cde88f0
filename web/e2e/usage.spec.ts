import { account, caller, signedIn, spend } from './stack';
import { expect, test } from './test';

test('INFRA-CRED-344 usage is a chart and a table that say the same, and what is spent elsewhere is in the history', async ({ page, request }) => {
  const person = await account(request);
  const { userId } = await caller(request, person);
  await spend(request, userId, [{ action: 'web_search' }, { action: 'web_search' }, { action: 'build_iteration', complexity: 6 }]);
  await signedIn(page, '/credits', person);

  const rows = page.getByRole('region', { name: /^Usage of the last/ }).getByRole('row');
  await expect(rows.nth(1)).toHaveText(/Build iteration\s*1\s*10/);
  await expect(rows.nth(2)).toHaveText(/Web search\s*2\s*4/);
  const bars = page.locator('.recharts-bar-rectangle path');
  await expect(bars).toHaveCount(2);
  const heights = await bars.evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().height));
  expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(10 / 4, 1);

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('cell', { name: 'Web search' })).toHaveCount(2);
});
