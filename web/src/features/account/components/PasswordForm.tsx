import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { changePassword } from '@/features/account/api/changePassword';
import { mailPasswordLink } from '@/features/account/api/mailPasswordLink';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { useUser } from '@/shared/auth/context';
import { NewPasswordField } from '@/shared/auth/NewPasswordField';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { PasswordField } from '@/shared/ui/Field';
import { PASSWORD_TEXTS } from '@/shared/auth/passwordTexts';
import { sayDone } from '@/shared/ui/toasts';

const Passwords = z.object({
  currentPassword: z.string().check(z.minLength(1, 'Enter your current password')),
  newPassword: z.string().check(z.minLength(1, 'Choose a new password')),
});
const EMPTY = { currentPassword: '', newPassword: '' };

export function PasswordForm() {
  const user = useUser();
  const queries = useQueryClient();
  const { register, handleSubmit, setError, reset, control, formState } = useForm({ resolver: zodResolver(Passwords), defaultValues: EMPTY });
  const typed = useWatch({ control, name: 'newPassword' });
  const submit = handleSubmit(async (form) => {
    try {
      await changePassword(form);
      reset(EMPTY);
      sayDone('Password changed', 'All other devices are signed out.');
      await queries.invalidateQueries({ queryKey: ['devices'] });
    } catch (error) {
      applyProblem(error, { password: 'currentPassword', currentPassword: 'currentPassword', newPassword: 'newPassword' }, setError, PASSWORD_TEXTS);
    }
  });
  return (
    <form noValidate className="grid max-w-120 gap-4" onSubmit={submit}>
      {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
      <input type="email" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField label="Current password" autoComplete="current-password" {...register('currentPassword')} error={formState.errors.currentPassword?.message} />
      <NewPasswordField label="New password" typed={typed} {...register('newPassword')} error={formState.errors.newPassword?.message} />
      <div>
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          Change password
        </Button>
      </div>
    </form>
  );
}

export function PasswordByMail() {
  const user = useUser();
  const mail = useSingleMutation({ mutationFn: () => mailPasswordLink(user.email) });
  if (mail.isSuccess) return <Callout tone="good">A link to choose a password is on its way to {user.email}.</Callout>;
  return (
    <div className="grid justify-items-start gap-3">
      {mail.error && <Callout tone="bad">{messageOf(mail.error)}</Callout>}
      <Button busy={mail.isPending} onClick={() => mail.mutate()}>
        Mail me a link to set one
      </Button>
    </div>
  );
}
