import type { UsageDay } from '@/features/credits/api/usage';

export type ChartDay = { date: string; [action: string]: string | number };

/** One row per day without gaps, from the first day that has usage or the given number of days back, whichever is later, up to the last. */
export function chartDays(usage: readonly UsageDay[], today: string, days: number): ChartDay[] {
  const byDate = new Map<string, ChartDay>();
  const end = new Date(`${today}T00:00:00Z`).getTime();
  for (let back = days - 1; back >= 0; back--) {
    const date = new Date(end - back * 86_400_000).toISOString().slice(0, 10);
    byDate.set(date, { date });
  }
  for (const { date, action, credits } of usage) {
    const day = byDate.get(date);
    if (day !== undefined) day[action] = Number(day[action] ?? 0) + credits;
  }
  return [...byDate.values()];
}

/** The actions that were used, the costliest first. */
export function actionsByCost(usage: readonly UsageDay[]): { action: string; credits: number; count: number }[] {
  const totals = new Map<string, { action: string; credits: number; count: number }>();
  for (const { action, credits, count } of usage) {
    const total = totals.get(action) ?? { action, credits: 0, count: 0 };
    totals.set(action, { action, credits: total.credits + credits, count: total.count + count });
  }
  return [...totals.values()].sort((a, b) => b.credits - a.credits || a.action.localeCompare(b.action));
}

/** Today in a time zone, as YYYY-MM-DD. */
export function todayIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}
