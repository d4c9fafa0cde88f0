import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { balanceQuery } from '@/features/credits/api/balance';
import { cx } from '@/shared/lib/cx';
import { numberText } from '@/shared/lib/format';
import { Skeleton } from '@/shared/ui/Skeleton';

/** What is left, on every page. */
export function SidebarBalance({ onChosen }: { onChosen?: (() => void) | undefined }) {
  const { data, isError } = useQuery(balanceQuery);
  if (isError) return null;
  return (
    <Link to="/credits" onClick={onChosen} className="grid gap-1 rounded-lg border bg-canvas px-3 py-2.5 hover:border-line-strong">
      <span className="text-xs text-soft">Available credits</span>
      {data === undefined ? (
        <Skeleton className="my-1.5 h-4 w-16" />
      ) : (
        <span className={cx('numbers text-xl font-semibold tracking-tight', data.lowBalance && 'text-warn')}>{numberText(data.available)}</span>
      )}
    </Link>
  );
}
