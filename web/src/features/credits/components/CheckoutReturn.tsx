import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { newestEntries } from '@/features/credits/api/history';
import { forgetCheckout, seqBeforeCheckout } from '@/features/credits/components/leaveForCheckout';
import { creditsText } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

const EVERY = 1_500;

/** What a reader sees who comes back from Stripe: the credits arrive by a webhook, a moment before or after. */
export function CheckoutReturn() {
  const [search, setSearch] = useSearchParams();
  const outcome = search.get('checkout');
  const close = () => {
    forgetCheckout();
    setSearch((before) => {
      before.delete('checkout');
      before.delete('session_id');
      return before;
    }, { replace: true });
  };
  if (outcome === 'success') return <Arriving close={close} />;
  if (outcome === 'canceled') {
    return (
      <Notice>
        <Callout tone="info" title="Nothing was charged" action={<Button size="sm" onClick={close}>Close</Button>}>
          You left before paying. The price list is here whenever you like.
        </Callout>
      </Notice>
    );
  }
  return null;
}

function Arriving({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const before = seqBeforeCheckout();
  const { data: entry } = useQuery({
    queryKey: ['credits', 'arrival', before],
    queryFn: async () => (await newestEntries()).find(({ seq, type }) => seq > (before ?? 0) && (type === 'purchase' || type === 'subscription')) ?? null,
    enabled: before !== null,
    refetchInterval: (query) => (query.state.data ? false : EVERY),
  });
  useEffect(() => {
    if (entry) void queries.invalidateQueries({ queryKey: ['credits'], predicate: ({ queryKey }) => queryKey[1] !== 'arrival' });
  }, [entry, queries]);
  const button = (
    <Button size="sm" onClick={close}>
      Close
    </Button>
  );
  return (
    <Notice>
      {entry ? (
        <Callout tone="good" title={`${creditsText(entry.amount)} added`} action={button}>
          Thank you. They are ready to use.
        </Callout>
      ) : (
        <Callout tone="info" title="Thank you" action={before === null ? button : undefined}>
          {before === null ? 'Your credits are here as soon as Stripe confirms the payment, usually within seconds.' : 'Waiting for Stripe to confirm the payment. This takes a few seconds …'}
        </Callout>
      )}
    </Notice>
  );
}

function Notice({ children }: { children: React.ReactNode }) {
  return <div className="mb-6">{children}</div>;
}
