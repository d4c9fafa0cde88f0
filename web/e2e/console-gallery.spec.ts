/** Pictures of the local stack's own pages, for people to look at: `SCREENSHOTS=1 npx playwright test console-gallery`. */
import { account, signedIn } from './stack';
import { shoot } from './shoot';
import { expect, test } from './test';

test.skip(process.env['SCREENSHOTS'] === undefined, 'pictures are made when somebody wants to look at them');

test('gallery of the console', async ({ page, request }) => {
  test.setTimeout(600_000);
  await signedIn(page, '/credits/plans');
  await page.getByRole('button', { name: 'Buy Small' }).click();
  await expect(page.getByRole('note')).toBeVisible();
  await shoot(page, 'stripe-checkout');
  await page.getByRole('button', { name: /^Pay \d/ }).click();
  await expect(page.getByText('100 credits added')).toBeVisible();
  await request.post('/api/auth/login', { data: { email: 'nobody@example.com', password: 'correct horse battery' } });
  await request.post('/_local/schedules/reconcile/run', { data: {} });
  await request.post('/_local/faults', { data: { service: 'ses', kind: 'latency', latency: 'PT2S', times: 3 } });
  await account(request);
  for (const name of ['overview', 'invocations', 'logs', 'schedules', 'capacity', 'tables', 'queues', 'stripe', 'google', 'faults']) {
    await page.goto(`/console#${name}`);
    await expect(page.locator('.loading')).toHaveCount(0);
    if (name === 'invocations' || name === 'tables' || name === 'stripe') {
      await page.locator('summary').first().click();
      await expect(page.locator('.json').first()).toBeVisible();
    }
    await shoot(page, `console-${name}`, { settles: false });
  }
  await request.delete('/_local/faults');
  await page.goto('/mailbox');
  await expect(page.locator('.mail iframe')).toBeVisible();
  await shoot(page, 'mailbox', { settles: false });
  await page.goto('/start');
  await expect(page.locator('.tour li').first()).toBeVisible();
  await shoot(page, 'start', { settles: false });
  for (const [path, name] of [['/docs/errors', 'errors'], ['/docs/errors/invalid_token', 'error']] as const) {
    await page.goto(path);
    await shoot(page, name, { settles: false });
  }
});
