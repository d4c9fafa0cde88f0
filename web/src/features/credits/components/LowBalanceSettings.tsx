import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { changeSettings, settingsQuery } from '@/features/credits/api/settings';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { TextField } from '@/shared/ui/Field';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';
import { sayDone } from '@/shared/ui/toasts';

const MAX = 1_000_000;
type Form = { lowBalanceThreshold: string; lowBalanceMail: boolean };

export function LowBalanceSettings() {
  const { data, error, isPending, refetch } = useQuery(settingsQuery);
  return (
    <Section title="Low balance" lead="When you are warned, so that no app stops by surprise.">
      {isPending && <Skeleton className="h-28 max-w-100" />}
      {error && !data && <LoadProblem error={error} retry={refetch} />}
      {data && <SettingsForm initial={{ lowBalanceThreshold: String(data.lowBalanceThreshold), lowBalanceMail: data.lowBalanceMail }} />}
    </Section>
  );
}

function SettingsForm({ initial }: { initial: Form }) {
  const queries = useQueryClient();
  const save = useMutation({ mutationFn: changeSettings });
  const { register, handleSubmit, setError, reset, formState } = useForm<Form>({ defaultValues: initial });
  const submit = handleSubmit(async (form) => {
    try {
      const saved = await save.mutateAsync({ lowBalanceThreshold: Number(form.lowBalanceThreshold), lowBalanceMail: form.lowBalanceMail });
      queries.setQueryData(settingsQuery.queryKey, saved);
      reset({ lowBalanceThreshold: String(saved.lowBalanceThreshold), lowBalanceMail: saved.lowBalanceMail });
      await queries.invalidateQueries({ queryKey: ['credits', 'balance'] });
      sayDone('Settings saved');
    } catch (problem) {
      applyProblem(problem, { lowBalanceThreshold: 'lowBalanceThreshold' }, setError);
    }
  });
  return (
    <form noValidate className="grid max-w-100 gap-4" onSubmit={submit}>
      {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
      <TextField
        label="Warn me below"
        inputMode="numeric"
        hint="In credits."
        {...register('lowBalanceThreshold', {
          validate: (text) => (/^\d{1,7}$/.test(text.trim()) && Number(text) <= MAX) || 'A whole number from 0 to 1,000,000.',
        })}
        error={formState.errors.lowBalanceThreshold?.message}
      />
      <label className="flex items-center gap-2.5">
        <input type="checkbox" className="size-4 accent-(--c-accent)" {...register('lowBalanceMail')} />
        Mail me too
      </label>
      <div>
        <Button type="submit" look="primary" busy={formState.isSubmitting} disabled={!formState.isDirty}>
          Save
        </Button>
      </div>
    </form>
  );
}
