import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, Navigate, useSearchParams } from 'react-router';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { GoogleButton } from '@/features/auth/components/GoogleButton';
import { GOOGLE_PROBLEMS } from '@/features/auth/components/googleProblems';
import { useAuth } from '@/shared/auth/context';
import { returnTo } from '@/shared/auth/returnTo';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { PasswordField, TextField } from '@/shared/ui/Field';
import { Waiting } from '@/shared/ui/Splash';

export function Component() {
  const { state } = useAuth();
  const [search] = useSearchParams();
  const target = returnTo(search.get('returnTo'));
  if (state.status === 'signed-in') return <Navigate to={target} replace />;
  if (state.status === 'unknown' && state.trouble === null) return <Waiting />;
  return <SignIn target={target} />;
}

function SignIn({ target }: { target: string }) {
  const { signIn } = useAuth();
  const [search] = useSearchParams();
  const [isLeaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { email: '', password: '' },
  });
  const problem = search.get('error');
  const query = search.get('returnTo') === null ? '' : `?returnTo=${encodeURIComponent(target)}`;

  const submit = handleSubmit(async ({ email, password }) => {
    try {
      await signIn(email, password);
    } catch (error) {
      applyProblem(error, {}, setError, { invalid_credentials: 'This address and password do not match. Check both, or reset your password.' });
    }
  });

  return (
    <>
      <AuthHeading title="Sign in" />
      <div className="grid gap-5">
        {formState.errors.root ? (
          <Callout tone="bad">{formState.errors.root.message}</Callout>
        ) : problem !== null ? (
          <Callout tone="bad">{GOOGLE_PROBLEMS[problem] ?? 'Google sign-in did not work. Try again, or use your password.'}</Callout>
        ) : search.has('expired') ? (
          <Callout tone="info">Your session has ended. Sign in to go on where you were.</Callout>
        ) : search.has('reset') ? (
          <Callout tone="good">Your password is changed. Sign in with the new one.</Callout>
        ) : search.has('verified') ? (
          <Callout tone="good">Your address is confirmed. Sign in to start.</Callout>
        ) : null}
        <form noValidate className="grid gap-4" onSubmit={submit}>
          <TextField label="Email" type="email" autoComplete="username" inputMode="email" autoFocus {...register('email', { required: 'Enter your email address' })} error={formState.errors.email?.message} />
          <PasswordField
            label="Password"
            autoComplete="current-password"
            aside={
              <Link className="link" to="/forgot-password">
                Forgot password?
              </Link>
            }
            {...register('password', { required: 'Enter your password' })}
            error={formState.errors.password?.message}
          />
          <Button type="submit" look="primary" size="lg" busy={formState.isSubmitting}>
            Sign in
          </Button>
        </form>
        <p aria-hidden className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </p>
        <GoogleButton returnTo={target} busy={isLeaving} onLeave={() => setLeaving(true)} />
        <p className="text-center text-soft">
          New here?{' '}
          <Link className="link" to={`/register${query}`}>
            Create an account
          </Link>
        </p>
      </div>
    </>
  );
}
