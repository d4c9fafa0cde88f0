import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { forgotPassword } from '@/features/auth/api/forgotPassword';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { CheckMail } from '@/features/auth/components/CheckMail';
import { addressRules } from '@/features/auth/components/rules';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { TextField } from '@/shared/ui/Field';

export function Component() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { email: '' } });
  const signInLink = (
    <Link className="link" to="/login">
      Back to sign in
    </Link>
  );
  const submit = handleSubmit(async ({ email }) => {
    try {
      await forgotPassword(email);
      setSentTo(email);
    } catch (error) {
      applyProblem(error, { email: 'email' }, setError);
    }
  });

  if (sentTo !== null) {
    return <CheckMail email={sentTo} text="If there is an account with this address, a link to choose a new password is on its way." resend={() => forgotPassword(sentTo)} back={signInLink} />;
  }
  return (
    <>
      <AuthHeading title="Forgot your password?">We mail you a link to choose a new one.</AuthHeading>
      <div className="grid gap-5">
        {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
        <form noValidate className="grid gap-4" onSubmit={submit}>
          <TextField label="Email" type="email" autoComplete="username" inputMode="email" autoFocus {...register('email', addressRules('Enter the email address of your account'))} error={formState.errors.email?.message} />
          <Button type="submit" look="primary" size="lg" busy={formState.isSubmitting}>
            Send the link
          </Button>
        </form>
        <p className="text-center">{signInLink}</p>
      </div>
    </>
  );
}
