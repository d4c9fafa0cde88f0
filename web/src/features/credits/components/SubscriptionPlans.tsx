import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { packagesQuery, type Tier } from '@/features/credits/api/packages';
import { cancelSubscription, changeTier, isCheckout, portalUrl, type Subscription, subscriptionQuery } from '@/features/credits/api/subscription';
import { useIntents } from '@/features/credits/components/intents';
import { leaveForCheckout } from '@/features/credits/components/leaveForCheckout';
import { tierName } from '@/features/credits/components/names';
import { changeText, choiceOf } from '@/features/credits/components/tierChoice';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { cx } from '@/shared/lib/cx';
import { dayText, moneyText, numberText } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

/** The plans with monthly credits, and the one that is the reader's. */
export function SubscriptionPlans() {
  const prices = useQuery(packagesQuery);
  const status = useQuery(subscriptionQuery);
  const error = (prices.error && !prices.data && prices.error) || (status.error && !status.data && status.error);
  const portal = useSingleMutation({
    mutationFn: portalUrl,
    onSuccess: (url) => location.assign(url),
    onError: (problem) => sayFailed('The customer portal did not open', messageOf(problem)),
  });
  return (
    <Section
      title="Monthly plans"
      lead="Credits each month at a better price; what is left rolls over once."
      actions={
        status.data && status.data.status !== 'none' && (
          <Button size="sm" busy={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
            Invoices and cards
          </Button>
        )
      }
    >
      {error ? (
        <LoadProblem error={error} retry={() => Promise.all([prices.refetch(), status.refetch()])} />
      ) : prices.data && status.data ? (
        <Plans tiers={prices.data.tiers} current={status.data} />
      ) : (
        <div className="grid gap-4 sm:grid-cols-3">
          {[0, 1, 2].map((key) => (
            <Skeleton key={key} className="h-48" />
          ))}
        </div>
      )}
    </Section>
  );
}

function Plans({ tiers, current }: { tiers: Tier[]; current: Subscription }) {
  const queries = useQueryClient();
  const intents = useIntents();
  const [asked, setAsked] = useState<Tier | null>(null);
  const order = [...tiers].sort((a, b) => a.price - b.price);

  async function change(tier: string) {
    try {
      const answer = tier === 'free' ? await cancelSubscription() : await changeTier(tier, intents.keyOf(tier));
      intents.settled(tier, null);
      if (isCheckout(answer)) return await leaveForCheckout(answer.checkoutUrl);
      queries.setQueryData(subscriptionQuery.queryKey, answer);
      await queries.invalidateQueries({ queryKey: ['credits'] });
      sayDone(changeText(answer));
      return;
    } catch (problem) {
      intents.settled(tier, problem);
      throw problem;
    }
  }

  return (
    <div className="grid gap-4">
      <StatusNotice current={current} />
      <ul className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        {order.map((tier) => {
          const choice = choiceOf(tier, current, order);
          const isCurrent = tier.tier === current.tier;
          return (
            <li key={tier.tier} className={cx('flex flex-col rounded-lg border p-4', isCurrent && 'border-accent ring-1 ring-accent')}>
              <div className="flex items-center justify-between gap-2">
                <h3 className="font-medium text-soft">{tierName(tier.tier)}</h3>
                {isCurrent && <Badge tone="accent">Your plan</Badge>}
              </div>
              <p className="mt-2 flex items-baseline gap-1.5">
                <span className="numbers text-2xl font-semibold tracking-tight">{moneyText(tier.price, tier.currency)}</span>
                <span className="text-sm text-faint">a month</span>
              </p>
              <p className="mt-3 mb-5 flex gap-2 text-soft">
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
                {tier.monthlyCredits > 0 ? `${numberText(tier.monthlyCredits)} credits a month` : 'Your free credits, and what you buy'}
              </p>
              {choice === null ? (
                <p className="mt-auto flex h-9 items-center text-sm text-faint">{isCurrent ? 'In use now' : 'Already planned'}</p>
              ) : (
                <Button className="mt-auto" look={choice.isUpgrade ? 'primary' : 'secondary'} onClick={() => setAsked(tier)}>
                  {choice.name}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked !== null && (
        <ConfirmDialog open onOpenChange={(open) => !open && setAsked(null)} title={choiceOf(asked, current, order)?.name ?? tierName(asked.tier)} confirm={choiceOf(asked, current, order)?.name ?? 'Go on'} action={() => change(asked.tier)}>
          {choiceOf(asked, current, order)?.consequence}
        </ConfirmDialog>
      )}
    </div>
  );
}

function StatusNotice({ current }: { current: Subscription }) {
  if (current.status === 'past_due') {
    return (
      <Callout tone="warn" title="The last payment failed">
        Stripe tries again in the next days. Check your card under “Invoices and cards”.
      </Callout>
    );
  }
  if (current.cancelAtPeriodEnd) {
    return <Callout tone="info">{`Your plan ends${current.renewsAt === null ? '' : ` on ${dayText(current.renewsAt)}`}. Until then everything stays as it is.`}</Callout>;
  }
  if (current.pendingChange !== null) {
    return <Callout tone="info">{`Changes to ${tierName(current.pendingChange.tier)} on ${dayText(current.pendingChange.at)}.`}</Callout>;
  }
  return current.renewsAt !== null && current.status === 'active' ? <p className="text-sm text-soft">Renews on {dayText(current.renewsAt)}.</p> : null;
}
