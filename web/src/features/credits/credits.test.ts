import { describe, expect, it } from 'vitest';
import type { Balance } from '@/features/credits/api/balance';
import { nextCursor } from '@/features/credits/api/history';
import type { Tier } from '@/features/credits/api/packages';
import type { Subscription } from '@/features/credits/api/subscription';
import { alertOf } from '@/features/credits/components/CreditUsageAlert';
import { choiceOf } from '@/features/credits/components/tierChoice';
import { actionsByCost, chartDays, todayIn } from '@/features/credits/components/usageDays';

const balance: Balance = {
  balance: 100, available: 100, held: 0, debt: 0, lifetimePurchased: 0, lifetimeConsumed: 0,
  freeTier: { limit: 100, used: 0, remaining: 100 }, lowBalance: false, lowBalanceThreshold: 20, hostingRunwayDays: null,
};
const tiers: Tier[] = [
  { tier: 'free', monthlyCredits: 0, price: 0, currency: 'usd' },
  { tier: 'starter', monthlyCredits: 500, price: 1200, currency: 'usd' },
  { tier: 'pro', monthlyCredits: 2000, price: 3900, currency: 'usd' },
];
const on = (tier: string, more: Partial<Subscription> = {}): Subscription => ({
  tier, status: tier === 'free' ? 'none' : 'active', renewsAt: tier === 'free' ? null : '2026-04-01T00:00:00Z', cancelAtPeriodEnd: false, pendingChange: null, ...more,
});

describe('alert', () => {
  it('INFRA-CRED-506 says nothing while there is enough', () => {
    expect(alertOf(balance)).toBeNull();
  });

  it('INFRA-CRED-507 a low balance warns, none at all and a debt alarm', () => {
    expect(alertOf({ ...balance, available: 12, lowBalance: true, hostingRunwayDays: 6 })).toMatchObject({ isBad: false, text: expect.stringContaining('6 days') });
    expect(alertOf({ ...balance, available: 0, lowBalance: true })).toMatchObject({ isBad: true });
    expect(alertOf({ ...balance, debt: 30 })).toMatchObject({ isBad: true, text: expect.stringContaining('30 credits') });
  });
});

describe('plans', () => {
  const choices = (current: Subscription) => tiers.map((tier) => choiceOf(tier, current, tiers)?.name ?? null);

  it('INFRA-CRED-508 from free every paid plan can be chosen', () => {
    expect(choices(on('free'))).toEqual([null, 'Choose Starter', 'Choose Pro']);
  });

  it('INFRA-CRED-509 from a paid plan: up at once, down and off at the end', () => {
    expect(choices(on('starter'))).toEqual(['Cancel plan', null, 'Upgrade to Pro']);
    expect(choices(on('pro'))).toEqual(['Cancel plan', 'Change to Starter', null]);
  });

  it('INFRA-CRED-510 what is planned can be undone and is not offered again', () => {
    expect(choices(on('pro', { pendingChange: { tier: 'starter', at: '2026-04-01T00:00:00Z' } }))).toEqual(['Cancel plan', null, 'Keep Pro']);
    expect(choices(on('pro', { cancelAtPeriodEnd: true }))).toEqual([null, 'Change to Starter', 'Keep Pro']);
  });
});

describe('usage', () => {
  const usage = [
    { date: '2026-03-09', action: 'web_search', credits: 4, count: 2 },
    { date: '2026-03-10', action: 'build_iteration', credits: 9, count: 1 },
    { date: '2026-03-10', action: 'web_search', credits: 2, count: 1 },
    { date: '2026-01-01', action: 'web_search', credits: 50, count: 25 },
  ];

  it('INFRA-CRED-511 every day of the range has a row, and days outside it have none', () => {
    const days = chartDays(usage, '2026-03-10', 3);
    expect(days).toEqual([{ date: '2026-03-08' }, { date: '2026-03-09', web_search: 4 }, { date: '2026-03-10', build_iteration: 9, web_search: 2 }]);
  });

  it('INFRA-CRED-512 actions are summed up, the costliest first', () => {
    expect(actionsByCost(usage.slice(0, 3))).toEqual([
      { action: 'build_iteration', credits: 9, count: 1 },
      { action: 'web_search', credits: 6, count: 3 },
    ]);
  });

  it('INFRA-CRED-513 today is a day of the reader’s zone', () => {
    const now = Date.parse('2026-03-10T23:30:00Z');
    expect(todayIn('UTC', now)).toBe('2026-03-10');
    expect(todayIn('Asia/Tokyo', now)).toBe('2026-03-11');
  });
});

it('INFRA-CRED-514 the next page of a CSV stands in its Link header', () => {
  expect(nextCursor('</api/credits/history?limit=100&cursor=ab%2Bc>; rel="next"')).toBe('ab+c');
  expect(nextCursor(null)).toBeNull();
});
