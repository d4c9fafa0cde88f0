import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { policyQuery } from '@/shared/auth/policy';
import { cx } from '@/shared/lib/cx';
import { PasswordField } from '@/shared/ui/Field';

type Props = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'value'> & { typed: string };

/** A password that is being chosen, with the server's rules and how far it is from them. */
export function NewPasswordField({ typed, ...rest }: Props) {
  const { data: policy } = useQuery(policyQuery);
  const least = policy?.password.minLength ?? 15;
  const length = [...typed].length;
  const isEnough = length >= least;
  return (
    <PasswordField
      {...rest}
      autoComplete="new-password"
      hint={
        <>
          <span aria-hidden className="mt-0.5 mb-1.5 flex gap-1">
            {[0, 1, 2, 3].map((part) => (
              <span
                key={part}
                className={cx('h-1 flex-1 rounded-full transition-colors', part < Math.floor((length * 4) / least) ? (isEnough ? 'bg-live' : 'bg-warn') : 'bg-line')}
              />
            ))}
          </span>
          {length === 0 || isEnough
            ? `${least} characters or more. A few unrelated words work well; no symbols needed.`
            : `${length} of at least ${least} characters.`}
        </>
      }
    />
  );
}
