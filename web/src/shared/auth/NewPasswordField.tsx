import { type ComponentProps, lazy, Suspense } from 'react';
import { PasswordField } from '@/shared/ui/Field';

type Props = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'value'> & { typed: string };

// The rule comes from the server, so its text comes after the form.
const PasswordHint = lazy(() => import('@/shared/auth/PasswordHint'));

/** A password that is being chosen, with the server's rules and how far it is from them. */
export function NewPasswordField({ typed, ...rest }: Props) {
  return (
    <PasswordField
      {...rest}
      autoComplete="new-password"
      hint={
        <Suspense fallback={<span aria-hidden className="block h-8" />}>
          <PasswordHint typed={typed} />
        </Suspense>
      }
    />
  );
}
