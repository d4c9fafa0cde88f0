import { useState } from 'react';
import { deleteAccount } from '@/features/account/api/deleteAccount';
import { ApiProblem } from '@/shared/api/problem';
import { useUser } from '@/shared/auth/context';
import { session } from '@/shared/auth/session';
import { Button, ButtonAnchor } from '@/shared/ui/Button';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { PasswordField } from '@/shared/ui/Field';

export function DeleteAccount() {
  const user = useUser();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [needsSignIn, setNeedsSignIn] = useState(false);

  async function remove() {
    try {
      await deleteAccount(user.hasPassword ? password : null);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'reauthentication_required') setNeedsSignIn(true);
      throw error;
    }
    session.ended();
  }

  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          setPassword('');
        }}
        title="Delete your account?"
        confirm="Delete for good"
        danger
        typed={user.userSlug}
        action={remove}
      >
        <div className="grid gap-4">
          <p>Every app of yours stops and is removed. Credits that are left are lost. We mail a notice to {user.email}.</p>
          {user.hasPassword && <PasswordField label="Your password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
          {needsSignIn && (
            <ButtonAnchor href="/api/auth/oauth/google?returnTo=/account/data">Sign in with Google again</ButtonAnchor>
          )}
        </div>
      </ConfirmDialog>
    </>
  );
}
