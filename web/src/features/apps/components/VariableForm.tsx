import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { changeVariables, variablesQuery } from '@/features/apps/api/variables';
import { ApiProblem, messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { PasswordField, TextField } from '@/shared/ui/Field';
import { sayDone } from '@/shared/ui/toasts';

type Form = { key: string; value: string };

/** @param name the variable that gets a new value, null for a new variable */
export function VariableForm({ appId, name, onDone }: { appId: string; name: string | null; onDone: () => void }) {
  const queries = useQueryClient();
  const { register, handleSubmit, setError, reset, formState } = useForm<Form>({ defaultValues: { key: name ?? '', value: '' } });
  const submit = handleSubmit(async ({ key, value }) => {
    try {
      queries.setQueryData(variablesQuery(appId).queryKey, await changeVariables(appId, { [key]: value }));
      reset({ key: '', value: '' });
      sayDone(`${key} saved`, 'The next deployment carries it.');
      onDone();
    } catch (error) {
      const first = error instanceof ApiProblem ? error.errors[0] : undefined;
      if (first === undefined) setError('root', { type: 'server', message: messageOf(error) });
      else setError(first.code.includes('value') || first.code === 'too_long' ? 'value' : 'key', { type: first.code, message: first.detail }, { shouldFocus: true });
    }
  });
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          readOnly={name !== null}
          placeholder="API_KEY"
          className="font-mono"
          {...register('key', { validate: (key) => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(key) || 'Letters, digits and _, not beginning with a digit.' })}
          error={formState.errors.key?.message}
        />
        <PasswordField label="Value" autoComplete="off" autoFocus={name !== null} className="font-mono" {...register('value')} error={formState.errors.value?.message} />
      </div>
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          Save
        </Button>
        {name !== null && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}
