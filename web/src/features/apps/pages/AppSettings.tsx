import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { type App, appQuery, changeApp, deleteApp } from '@/features/apps/api/apps';
import { providerName } from '@/features/apps/components/appStatus';
import { useApp } from '@/features/apps/components/useApp';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { TextField } from '@/shared/ui/Field';
import { Section } from '@/shared/ui/Page';
import { sayDone } from '@/shared/ui/toasts';

type Form = { name: string; rootDirectory: string; buildCommand: string; startCommand: string; outputDirectory: string };

const formOf = ({ name, build }: App): Form => ({
  name,
  rootDirectory: build.rootDirectory ?? '',
  buildCommand: build.buildCommand ?? '',
  startCommand: build.startCommand ?? '',
  outputDirectory: build.outputDirectory ?? '',
});
const given = (text: string) => (text.trim() === '' ? null : text.trim());

export function Component() {
  const app = useApp();
  return (
    <div className="grid gap-6">
      <Section title="Name and build" lead="What is left empty follows from the source. The next deployment uses it.">
        <BuildForm app={app} />
      </Section>
      <Section title="Repository and provider">
        <dl className="grid gap-x-6 gap-y-2 max-sm:gap-y-0.5 max-sm:[&>dd]:mb-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-soft">Provider</dt>
          <dd>{app.provider === 'local' ? 'This machine' : providerName(app.provider)}</dd>
          <dt className="text-soft">Repository</dt>
          <dd className="[overflow-wrap:anywhere]">
            {app.gitRepoUrl === null ? (
              'made with the first source'
            ) : app.gitRepoUrl.startsWith('https://') ? (
              <a className="link" href={app.gitRepoUrl} target="_blank" rel="noreferrer">
                {app.gitRepoUrl}
              </a>
            ) : (
              <code className="font-mono text-xs">{app.gitRepoUrl}</code>
            )}
          </dd>
          <dt className="text-soft">Id</dt>
          <dd>
            <code className="font-mono text-xs">{app.id}</code>
          </dd>
        </dl>
      </Section>
      <DeleteApp app={app} />
    </div>
  );
}

function BuildForm({ app }: { app: App }) {
  const queries = useQueryClient();
  const { register, handleSubmit, setError, reset, formState } = useForm<Form>({ defaultValues: formOf(app) });
  const submit = handleSubmit(async (form) => {
    try {
      const changed = await changeApp(app.id, {
        name: form.name.trim(),
        rootDirectory: given(form.rootDirectory),
        buildCommand: given(form.buildCommand),
        startCommand: given(form.startCommand),
        outputDirectory: given(form.outputDirectory),
      });
      queries.setQueryData(appQuery(app.id).queryKey, changed);
      reset(formOf(changed));
      sayDone('Settings saved');
    } catch (error) {
      applyProblem(error, { name: 'name', rootDirectory: 'rootDirectory', buildCommand: 'buildCommand', startCommand: 'startCommand', outputDirectory: 'outputDirectory' }, setError);
    }
  });
  const errors = formState.errors;
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {errors.root && <Callout tone="bad">{errors.root.message}</Callout>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label="Name" maxLength={80} autoComplete="off" {...register('name', { validate: (name) => name.trim() !== '' || 'Enter a name' })} error={errors.name?.message} />
        <TextField label="Root directory" placeholder="automatic" className="font-mono" {...register('rootDirectory')} error={errors.rootDirectory?.message} />
        <TextField label="Build command" placeholder="automatic" className="font-mono" {...register('buildCommand')} error={errors.buildCommand?.message} />
        <TextField label="Start command" placeholder="automatic" className="font-mono" {...register('startCommand')} error={errors.startCommand?.message} />
        <TextField label="Output directory" placeholder="automatic" hint="Of a static site." className="font-mono" {...register('outputDirectory')} error={errors.outputDirectory?.message} />
      </div>
      <div>
        <Button type="submit" look="primary" busy={formState.isSubmitting} disabled={!formState.isDirty}>
          Save
        </Button>
      </div>
    </form>
  );
}

function DeleteApp({ app }: { app: App }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Delete app" tone="danger" lead="It goes offline, is removed at the provider, and costs nothing any more. This cannot be undone.">
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete this app
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete ${app.name}?`}
        confirm="Delete for good"
        danger
        typed={app.appSlug}
        action={async () => {
          await deleteApp(app.id);
          await navigate('/apps', { replace: true });
          queries.removeQueries({ queryKey: ['app', app.id] });
          await queries.invalidateQueries({ queryKey: ['apps'] });
          sayDone(`${app.name} is deleted`);
        }}
      >
        Its address, variables, domains and logs are gone with it.
      </ConfirmDialog>
    </Section>
  );
}
