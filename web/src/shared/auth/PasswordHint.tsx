import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '@/shared/auth/policy';
import { cx } from '@/shared/lib/cx';

/** The server's rule for a password that is being chosen, and how far it is from that. */
export default function PasswordHint({ typed }: { typed: string }) {
  const { data: policy } = useQuery(policyQuery);
  const least = policy?.password.minLength;
  const length = [...typed].length;
  return (
    <>
      <LengthBars parts={least === undefined ? 0 : Math.min(4, Math.floor((length * 4) / least))} />
      {least === undefined || length === 0
        ? `${least === undefined ? '' : `${least} characters or more. `}A few words work well.`
        : length < least
          ? `${length} of at least ${least} characters.`
          : 'Long enough. Symbols are not needed.'}
    </>
  );
}

/** Four bars, of which so many are filled; all of them once the password is long enough. */
function LengthBars({ parts }: { parts: number }) {
  return (
    <span aria-hidden className="mt-0.5 mb-1.5 flex gap-1">
      {[0, 1, 2, 3].map((part) => (
        <span key={part} className={cx('h-1 flex-1 rounded-full transition-colors', part >= parts ? 'bg-line-strong' : parts === 4 ? 'bg-live' : 'bg-warn')} />
      ))}
    </span>
  );
}
