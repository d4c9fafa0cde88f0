import { useQuery } from '@tanstack/react-query';
import { AlertTriangle } from 'lucide-react';
import { Link } from 'react-router';
import { type Balance, balanceQuery } from '@/features/credits/api/balance';
import { cx } from '@/shared/lib/cx';
import { creditsText } from '@/shared/lib/format';

/** Tells on every page that credits run out, and leads to the price list. */
export function CreditUsageAlert() {
  const { data } = useQuery(balanceQuery);
  const alert = data === undefined ? null : alertOf(data);
  if (alert === null) return null;
  return (
    <div role="status" className={cx('border-b', alert.isBad ? 'border-bad/20 bg-bad-soft' : 'border-warn/20 bg-warn-soft')}>
      <p className="mx-auto flex max-w-264 items-start gap-2.5 px-4 py-2 sm:px-8">
        <AlertTriangle aria-hidden className={cx('mt-1 size-3.5 shrink-0', alert.isBad ? 'text-bad' : 'text-warn')} />
        <span>
          {alert.text}{' '}
          <Link to="/credits/plans" className="font-medium underline underline-offset-3">
            Get credits
          </Link>
        </span>
      </p>
    </div>
  );
}

/** What there is to say about a balance, if anything. */
export function alertOf(balance: Balance): { text: string; isBad: boolean } | null {
  if (balance.debt > 0) {
    return { isBad: true, text: `A payment was taken back after its credits were used: ${creditsText(balance.debt)} will be settled from your next purchase.` };
  }
  if (balance.available <= 0) return { isBad: true, text: 'You have no credits left. Running apps are paused at the next daily charge.' };
  if (!balance.lowBalance) return null;
  const days = balance.hostingRunwayDays;
  const runway = days === null ? '' : days === 1 ? ', enough for 1 day of hosting' : `, enough for ${days} days of hosting`;
  return { isBad: false, text: `You have ${creditsText(balance.available)} left${runway}.` };
}
