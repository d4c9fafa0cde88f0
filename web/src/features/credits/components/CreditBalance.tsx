import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Balance, balanceQuery } from '@/features/credits/api/balance';
import { numberText } from '@/shared/lib/format';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';

/** The balance and all that belongs to it, in whole credits. */
export function CreditBalance() {
  const { data, error, isPending, refetch } = useQuery(balanceQuery);
  return (
    <section aria-label="Balance" className="overflow-hidden rounded-lg border bg-surface shadow-card">
      {isPending && <Waiting />}
      {error && !data && <LoadProblem error={error} retry={refetch} />}
      {data && <Figures balance={data} />}
    </section>
  );
}

function Figures({ balance }: { balance: Balance }) {
  const { freeTier } = balance;
  return (
    <div className="grid md:grid-cols-[1.15fr_2fr]">
      <div className="border-b p-4 sm:p-5 md:border-r md:border-b-0">
        <h2 className="text-soft">Available</h2>
        <p className="numbers mt-1 text-3xl font-semibold tracking-tight">{numberText(balance.available)}</p>
        <p className="mt-1 text-sm text-faint">{balance.hostingRunwayDays === null ? 'No app is running, so nothing is spent by itself.' : `${numberText(balance.hostingRunwayDays)} days of hosting for what runs now`}</p>
      </div>
      <dl className="grid grid-cols-2 sm:grid-cols-3">
        <Figure name="Balance" note="with what is reserved">{numberText(balance.balance)}</Figure>
        <Figure name="Reserved" note="by work under way">{numberText(balance.held)}</Figure>
        <Figure name="Debt" note="from payments taken back">{numberText(balance.debt)}</Figure>
        <Figure name="Bought so far">{numberText(balance.lifetimePurchased)}</Figure>
        <Figure name="Used so far">{numberText(balance.lifetimeConsumed)}</Figure>
        <Figure name="Free credits" note={`${numberText(freeTier.used)} of ${numberText(freeTier.limit)} used`}>
          {numberText(freeTier.remaining)}
        </Figure>
      </dl>
    </div>
  );
}

function Figure({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="border-line px-4 py-3.5 sm:px-5 sm:py-4 nth-[-n+4]:border-b sm:nth-[4]:border-b-0">
      <dt className="text-sm text-soft">{name}</dt>
      <dd>
        <span className="numbers text-lg font-semibold">{children}</span>
        {note && <span className="block text-xs text-faint">{note}</span>}
      </dd>
    </div>
  );
}

function Waiting() {
  return (
    <div role="status" className="grid gap-6 p-5 md:grid-cols-[1.15fr_2fr]">
      <span className="sr-only">Loading your balance</span>
      <div className="grid content-start gap-3">
        <Skeleton className="h-3.5 w-20" />
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-3 w-44" />
      </div>
      <div className="grid grid-cols-3 gap-6">
        {[0, 1, 2, 3, 4, 5].map((key) => (
          <Skeleton key={key} className="h-11" />
        ))}
      </div>
    </div>
  );
}
