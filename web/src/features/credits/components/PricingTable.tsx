import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Package, packagesQuery } from '@/features/credits/api/packages';
import { purchase } from '@/features/credits/api/purchase';
import { useIntents } from '@/features/credits/components/intents';
import { leaveForCheckout } from '@/features/credits/components/leaveForCheckout';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { moneyText, numberText } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';
import { sayFailed } from '@/shared/ui/toasts';

/** Credits to buy once. They never expire. */
export function PricingTable() {
  const { data, error, isPending, refetch } = useQuery(packagesQuery);
  const intents = useIntents();
  const buy = useSingleMutation({
    mutationFn: async (packageId: string) => {
      const { checkoutUrl } = await purchase(packageId, intents.keyOf(packageId));
      intents.settled(packageId, null);
      return leaveForCheckout(checkoutUrl);
    },
    onError: (problem, packageId) => {
      intents.settled(packageId, problem);
      sayFailed('The checkout did not open', messageOf(problem));
    },
  });
  const { reset } = buy;
  useEffect(() => {
    const comeBack = (event: PageTransitionEvent) => event.persisted && reset();
    addEventListener('pageshow', comeBack);
    return () => removeEventListener('pageshow', comeBack);
  }, [reset]);

  const dearest = Math.max(0, ...(data?.items ?? []).map(perCredit));
  return (
    <Section title="Buy credits once" lead="Pay as you go. Bought credits never expire, and are used last.">
      {isPending && (
        <div className="grid gap-4 sm:grid-cols-3">
          {[0, 1, 2].map((key) => (
            <Skeleton key={key} className="h-44" />
          ))}
        </div>
      )}
      {error && !data && <LoadProblem error={error} retry={refetch} />}
      {data && (
        <ul className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
          {data.items.map((item) => (
            <li key={item.packageId} className="grid content-start rounded-lg border p-4">
              <h3 className="font-medium text-soft">{item.name}</h3>
              <p className="numbers mt-2 text-2xl font-semibold tracking-tight">{moneyText(item.price, item.currency)}</p>
              <p className="mt-1">{numberText(item.credits)} credits</p>
              <p className="mb-4 min-h-4.5 text-xs text-faint">{savingText(item, dearest)}</p>
              <Button look="primary" aria-label={`Buy ${item.name}`} busy={buy.isPending && buy.variables === item.packageId} disabled={buy.isPending && buy.variables !== item.packageId} onClick={() => buy.mutate(item.packageId)}>
                Buy
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function perCredit(item: Package): number {
  return item.price / item.credits;
}

function savingText(item: Package, dearest: number): string {
  const saved = Math.round((1 - perCredit(item) / dearest) * 100);
  return saved > 0 ? `${saved}% less for each credit` : '';
}
