import { exactTime, relativeTime } from '@/shared/lib/format';
import { useNow } from '@/shared/lib/useNow';

/** A time as people say it, with the exact one on hover. */
export function Time({ at }: { at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exactTime(at)} className="numbers whitespace-nowrap">
      {relativeTime(at, now)}
    </time>
  );
}
