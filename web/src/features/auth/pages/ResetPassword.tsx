import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { resetPassword } from '@/features/auth/api/resetPassword';
import { AuthHeading } from '@/features/auth/components/AuthHeading';
import { PASSWORD_RULES } from '@/features/auth/components/rules';
import { useLinkToken } from '@/features/auth/components/useLinkToken';
import { NewPasswordField } from '@/shared/auth/NewPasswordField';
import { PASSWORD_TEXTS } from '@/shared/auth/passwordTexts';
import { ApiProblem } from '@/shared/api/problem';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

export function Component() {
  const token = useLinkToken();
  const navigate = useNavigate();
  const [isGone, setGone] = useState(false);
  const { register, handleSubmit, setError, control, formState } = useForm({ defaultValues: { password: '' } });
  const password = useWatch({ control, name: 'password' });

  if (token === null || isGone) {
    return (
      <>
        <AuthHeading title="This link does not work any more">It was used already, is too old, or a newer mail replaced it.</AuthHeading>
        <div className="grid gap-3">
          <ButtonLink look="primary" size="lg" to="/forgot-password">
            Ask for a new link
          </ButtonLink>
          <ButtonLink size="lg" to="/login">
            Sign in
          </ButtonLink>
        </div>
      </>
    );
  }

  const submit = handleSubmit(async (form) => {
    try {
      await resetPassword(token, form.password);
      await navigate('/login?reset=1', { replace: true });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'invalid_token') setGone(true);
      else applyProblem(error, { password: 'password' }, setError, PASSWORD_TEXTS);
    }
  });

  return (
    <>
      <AuthHeading title="Choose a new password">All devices are signed out once it is set.</AuthHeading>
      <div className="grid gap-5">
        {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
        <form noValidate className="grid gap-4" onSubmit={submit}>
          <NewPasswordField label="New password" autoFocus typed={password} {...register('password', PASSWORD_RULES)} error={formState.errors.password?.message} />
          <Button type="submit" look="primary" size="lg" busy={formState.isSubmitting}>
            Set the password
          </Button>
        </form>
      </div>
    </>
  );
}
