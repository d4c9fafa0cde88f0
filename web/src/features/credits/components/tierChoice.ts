import type { Tier } from '@/features/credits/api/packages';
import type { Subscription } from '@/features/credits/api/subscription';
import { tierName } from '@/features/credits/components/names';
import { dayText, moneyText, numberText } from '@/shared/lib/format';

export type Choice = { name: string; consequence: string; isUpgrade: boolean };

/** What the reader can do with a plan, given the one they have; null where nothing is to be done. */
export function choiceOf(tier: Tier, current: Subscription, order: readonly Tier[]): Choice | null {
  const rank = (name: string) => order.findIndex((other) => other.tier === name);
  const name = tierName(tier.tier);
  const isPending = current.pendingChange !== null || current.cancelAtPeriodEnd;
  const end = current.renewsAt === null ? 'at the end of the paid month' : `on ${dayText(current.renewsAt)}`;
  if (tier.tier === current.tier) {
    return isPending && tier.tier !== 'free' ? { name: `Keep ${name}`, consequence: `Your plan goes on as it is, and renews ${end}.`, isUpgrade: false } : null;
  }
  if (tier.tier === 'free') {
    return current.cancelAtPeriodEnd ? null : { name: 'Cancel plan', consequence: `Your plan ends ${end}. Credits that you have stay as long as they are good for.`, isUpgrade: false };
  }
  const price = `${moneyText(tier.price, tier.currency)} a month`;
  if (current.tier === 'free') {
    return { name: `Choose ${name}`, consequence: `${price} for ${numberText(tier.monthlyCredits)} credits. You pay on Stripe’s page; cancel at any time.`, isUpgrade: true };
  }
  if (rank(tier.tier) > rank(current.tier)) {
    return { name: `Upgrade to ${name}`, consequence: `${price}, charged now. A new month begins with ${numberText(tier.monthlyCredits)} credits at once.`, isUpgrade: true };
  }
  return current.pendingChange?.tier === tier.tier ? null : { name: `Change to ${name}`, consequence: `${price} from ${end.replace(/^on /, '')}. Until then nothing changes.`, isUpgrade: false };
}

/** What came of a change, in one sentence. */
export function changeText(now: Subscription): string {
  if (now.cancelAtPeriodEnd) return 'Your plan ends with the paid month';
  if (now.pendingChange !== null) return `${tierName(now.pendingChange.tier)} starts on ${dayText(now.pendingChange.at)}`;
  return `You are on ${tierName(now.tier)}`;
}
