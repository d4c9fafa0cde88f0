import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router';
import { register as createAccount, type Registration } from '@/features/auth/api/register';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { CheckMail } from '@/features/auth/components/CheckMail';
import { GoogleButton } from '@/features/auth/components/GoogleButton';
import { addressRules, PASSWORD_RULES } from '@/features/auth/components/rules';
import { NewPasswordField } from '@/shared/auth/NewPasswordField';
import { PASSWORD_TEXTS } from '@/shared/auth/passwordTexts';
import { returnTo } from '@/shared/auth/returnTo';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { TextField } from '@/shared/ui/Field';

export function Component() {
  const [sent, setSent] = useState<Registration | null>(null);
  return sent === null ? (
    <SignUp onSent={setSent} />
  ) : (
    <CheckMail
      email={sent.email}
      resend={() => createAccount(sent)}
      text="We sent you a link that confirms your address. If you have an account already, the mail says so instead."
      back={
        <button type="button" className="link" onClick={() => setSent(null)}>
          Use another address
        </button>
      }
    />
  );
}

function SignUp({ onSent }: { onSent: (sent: Registration) => void }) {
  const [search] = useSearchParams();
  const [isLeaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, control, formState } = useForm({
    defaultValues: { displayName: '', email: '', password: '' },
  });
  const password = useWatch({ control, name: 'password' });
  const target = returnTo(search.get('returnTo'));

  const submit = handleSubmit(async (account) => {
    try {
      await createAccount(account);
      onSent(account);
    } catch (error) {
      applyProblem(error, { displayName: 'displayName', email: 'email', password: 'password' }, setError, PASSWORD_TEXTS);
    }
  });

  return (
    <>
      <AuthHeading title="Create your account">It starts with 100 free credits. No card needed.</AuthHeading>
      <div className="grid gap-5">
        {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
        <form noValidate className="grid gap-4" onSubmit={submit}>
          <TextField label="Name" autoComplete="name" autoFocus {...register('displayName', { required: 'Enter a name' })} error={formState.errors.displayName?.message} />
          <TextField label="Email" type="email" autoComplete="username" inputMode="email" {...register('email', addressRules('Enter an email address like you@example.com'))} error={formState.errors.email?.message} />
          <NewPasswordField label="Password" typed={password} {...register('password', PASSWORD_RULES)} error={formState.errors.password?.message} />
          <Button type="submit" look="primary" size="lg" busy={formState.isSubmitting}>
            Create account
          </Button>
        </form>
        <p aria-hidden className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </p>
        <GoogleButton returnTo={target} busy={isLeaving} onLeave={() => setLeaving(true)} />
        <p className="text-center text-soft">
          Have an account?{' '}
          <Link className="link" to="/login">
            Sign in
          </Link>
        </p>
      </div>
    </>
  );
}
