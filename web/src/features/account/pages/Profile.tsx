import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { updateProfile } from '@/features/account/api/profile';
import { useAuth, useUser } from '@/shared/auth/context';
import { applyProblem } from '@/shared/lib/applyProblem';
import { dayText } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { SelectField, TextField } from '@/shared/ui/Field';
import { Section } from '@/shared/ui/Page';
import { sayDone } from '@/shared/ui/toasts';

const Settings = z.object({ displayName: z.string().check(z.minLength(1, 'Enter a name')), timeZone: z.string() });

export function Component() {
  const user = useUser();
  return (
    <div className="grid gap-6">
      <Section title="Profile" lead="What others see, and the day that your credits are counted by.">
        <ProfileForm />
      </Section>
      <Section title="Identity">
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_1fr]">
          <Fact name="Email">
            {user.email} {user.emailVerified && <Badge tone="good">Confirmed</Badge>}
          </Fact>
          <Fact name="Handle">{user.userSlug}</Fact>
          <Fact name="Sign-in">{[user.hasPassword ? 'Password' : null, ...user.providers.map(providerName)].filter(Boolean).join(', ')}</Fact>
          <Fact name="Member since">{dayText(user.createdAt)}</Fact>
        </dl>
      </Section>
    </div>
  );
}

function ProfileForm() {
  const user = useUser();
  const { update } = useAuth();
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: zodResolver(Settings),
    defaultValues: { displayName: user.displayName, timeZone: user.timeZone },
  });
  const zones = zonesWith(user.timeZone);

  const submit = handleSubmit(async (form) => {
    try {
      const me = await updateProfile(form);
      update(me);
      reset({ displayName: me.displayName, timeZone: me.timeZone });
      sayDone('Profile saved');
    } catch (error) {
      applyProblem(error, { displayName: 'displayName', timeZone: 'timeZone' }, setError);
    }
  });

  return (
    <form noValidate className="grid max-w-120 gap-4" onSubmit={submit}>
      {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
      <TextField label="Name" autoComplete="name" {...register('displayName')} error={formState.errors.displayName?.message} />
      <SelectField label="Time zone" hint="Hosting is charged once for each day of this zone." {...register('timeZone')} error={formState.errors.timeZone?.message}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <div>
        <Button type="submit" look="primary" busy={formState.isSubmitting} disabled={!formState.isDirty}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="flex flex-wrap items-center gap-2 [overflow-wrap:anywhere] max-sm:-mt-2.5">{children}</dd>
    </>
  );
}

function providerName(provider: string): string {
  return provider.charAt(0).toUpperCase() + provider.slice(1);
}

function zonesWith(own: string): string[] {
  return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])];
}
