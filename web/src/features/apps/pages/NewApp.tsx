import { useQueryClient } from '@tanstack/react-query';
import { Rocket } from 'lucide-react';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { createApp } from '@/features/apps/api/apps';
import { deploy } from '@/features/apps/api/deployments';
import { uploadSource } from '@/features/apps/api/source';
import { SourcePicker } from '@/features/apps/components/SourcePicker';
import { sourceProblem } from '@/features/apps/components/sourceProblem';
import { newIdempotencyKey } from '@/shared/api/client';
import { ApiProblem, messageOf } from '@/shared/api/problem';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { TextField } from '@/shared/ui/Field';
import { PageHeader } from '@/shared/ui/Page';

/** From a name and a zip to a deployment under way. A step that was done stays done when a later one fails and is tried again. */
export function Component() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const ideaId = useRef(`web-${newIdempotencyKey()}`);
  const deployKey = useRef(newIdempotencyKey());
  const created = useRef<string | null>(null);
  const stored = useRef<File | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState<string>();
  const [step, setStep] = useState('');
  const [needsCredits, setNeedsCredits] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { name: '' } });

  async function submit({ name }: { name: string }) {
    if (file === null) {
      setFileError('Choose a zip of your project.');
      return;
    }
    setFileError(undefined);
    setNeedsCredits(false);
    try {
      setStep('Creating the app …');
      const id = (created.current ??= await create(name));
      if (stored.current !== file) {
        setStep('Uploading the source …');
        try {
          await uploadSource(id, file);
        } catch (error) {
          setFileError(sourceProblem(error));
          return;
        }
        stored.current = file;
      }
      setStep('Starting the deployment …');
      await deploy(id, deployKey.current);
      await queries.invalidateQueries({ queryKey: ['apps'] });
      await navigate(`/apps/${id}`, { replace: true });
    } catch (error) {
      setNeedsCredits(error instanceof ApiProblem && error.code === 'insufficient_credits');
      if (created.current === null) applyProblem(error, { name: 'name' }, setError);
      else setError('root', { type: 'server', message: messageOf(error) });
    } finally {
      setStep('');
    }
  }

  async function create(name: string): Promise<string> {
    try {
      return (await createApp({ name: name.trim(), ideaId: ideaId.current })).id;
    } catch (error) {
      // The answer to an earlier try was lost: the app is there.
      const known = error instanceof ApiProblem && error.code === 'app_exists' ? error.members['appId'] : null;
      if (typeof known === 'string') return known;
      throw error;
    }
  }

  return (
    <div className="max-w-130">
      <PageHeader
        title="New app"
        lead="Give it a name and its files. It gets a repository and an address of its own."
        above={
          <Link to="/apps" className="link w-fit text-sm">
            Apps
          </Link>
        }
      />
      <form noValidate className="grid gap-5 rounded-lg border bg-surface p-5 shadow-card" onSubmit={(event) => void handleSubmit(submit)(event)}>
        {formState.errors.root && (
          <Callout tone="bad" action={needsCredits ? <ButtonLink size="sm" to="/credits/plans">Get credits</ButtonLink> : undefined}>
            {formState.errors.root.message}
          </Callout>
        )}
        <TextField
          label="Name"
          autoComplete="off"
          autoFocus
          maxLength={80}
          {...register('name', { validate: (name) => name.trim() !== '' || 'Enter a name' })}
          error={formState.errors.name?.message}
        />
        <SourcePicker
          file={file}
          error={fileError}
          onRefused={setFileError}
          onChange={(chosen) => {
            setFile(chosen);
            setFileError(undefined);
          }}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={formState.isSubmitting} icon={<Rocket aria-hidden className="size-4" />}>
            Create and deploy
          </Button>
          <span role="status" className="text-sm text-soft">
            {step}
          </span>
        </div>
      </form>
    </div>
  );
}
