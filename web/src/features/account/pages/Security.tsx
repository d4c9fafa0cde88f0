import { Section } from '@/shared/ui/Page';
import { Devices } from '@/features/account/components/Devices';
import { PasswordForm, PasswordByMail } from '@/features/account/components/PasswordForm';
import { useUser } from '@/shared/auth/context';

export function Component() {
  const user = useUser();
  return (
    <div className="grid gap-6">
      <Section title="Password" lead={user.hasPassword ? 'A change signs out all other devices.' : 'This account has no password: it is opened by Google.'}>
        {user.hasPassword ? <PasswordForm /> : <PasswordByMail />}
      </Section>
      <Devices />
    </div>
  );
}
