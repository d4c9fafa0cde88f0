import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type App, isActive } from '@/features/apps/api/apps';
import { deploy } from '@/features/apps/api/deployments';
import { uploadSource } from '@/features/apps/api/source';
import { SourcePicker } from '@/features/apps/components/SourcePicker';
import { sourceProblem } from '@/features/apps/components/sourceProblem';
import { newIdempotencyKey } from '@/shared/api/client';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { bytesText } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { Section } from '@/shared/ui/Page';
import { sayDone } from '@/shared/ui/toasts';

/** Puts a new version of the source in the place of the old one, and deploys it. */
export function SourceUpload({ app }: { app: App }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const stored = useRef<File | null>(null);
  const key = useRef(newIdempotencyKey());

  const update = useSingleMutation({
    mutationFn: async (zip: File) => {
      if (stored.current !== zip) {
        try {
          const { files, bytes, warnings } = await uploadSource(app.id, zip);
          sayDone('Source stored', [`${files} files, ${bytesText(bytes)}.`, ...warnings].join(' '));
        } catch (error) {
          throw new Error(sourceProblem(error), { cause: error });
        }
        stored.current = zip;
      }
      try {
        return await deploy(app.id, key.current);
      } catch (error) {
        throw new Error(`The source is stored, but not deployed: ${messageOf(error)}`, { cause: error });
      }
    },
    onSuccess: async () => {
      key.current = newIdempotencyKey();
      stored.current = null;
      setFile(null);
      await queries.invalidateQueries({ queryKey: ['app', app.id] });
    },
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });

  return (
    <Section title="New version" lead="A zip replaces the whole source. What serves goes on until the new version answers.">
      <div className="grid gap-4">
        {update.error && <Callout tone="bad">{update.error.message}</Callout>}
        <SourcePicker
          file={file}
          error={refusal}
          onRefused={setRefusal}
          onChange={(chosen) => {
            setFile(chosen);
            setRefusal(undefined);
            update.reset();
          }}
        />
        <div>
          <Button busy={update.isPending} disabled={file === null || isActive(app.lastDeployment)} onClick={() => file !== null && update.mutate(file)}>
            Upload and deploy
          </Button>
        </div>
      </div>
    </Section>
  );
}
