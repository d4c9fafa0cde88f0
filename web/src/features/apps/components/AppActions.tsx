import { useQueryClient } from '@tanstack/react-query';
import { Rocket } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { type App, isActive } from '@/features/apps/api/apps';
import { deploy } from '@/features/apps/api/deployments';
import { stopApp } from '@/features/apps/api/lifecycle';
import { newIdempotencyKey } from '@/shared/api/client';
import { ApiProblem, isPassing, messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { Button } from '@/shared/ui/Button';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

const AppMenu = lazy(() => import('@/features/apps/components/AppMenu'));

/** What can be done with an app, as far as its provider can. */
export function AppActions({ app }: { app: App }) {
  const queries = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [isStopping, setStopping] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['app', app.id] });
  const failed = (error: unknown) => sayFailed('That did not work', explain(error));

  const deployAgain = useSingleMutation({
    mutationFn: () => deploy(app.id, key.current),
    onError: failed,
    onSettled: (_data, error) => {
      if (error === null || !isPassing(error)) key.current = newIdempotencyKey();
      return refresh();
    },
  });
  const act = useSingleMutation({
    mutationFn: ({ work }: { work: (id: string) => Promise<unknown>; said: string }) => work(app.id),
    onSuccess: (_data, { said }) => sayDone(said),
    onError: failed,
    onSettled: refresh,
  });

  const isBusy = isActive(app.lastDeployment);
  return (
    <>
      <Button look="primary" busy={deployAgain.isPending || isBusy} onClick={() => deployAgain.mutate()} icon={<Rocket aria-hidden className="size-4" />}>
        {isBusy ? 'Deploying' : 'Deploy'}
      </Button>
      <Suspense fallback={<span className="size-9 rounded-md border border-line-strong bg-surface shadow-card pointer-coarse:size-11" />}>
        <AppMenu app={app} act={(work, said) => act.mutate({ work, said })} stop={() => setStopping(true)} />
      </Suspense>
      <ConfirmDialog
        open={isStopping}
        onOpenChange={setStopping}
        title={`Stop ${app.name}?`}
        confirm="Stop"
        action={async () => {
          await stopApp(app.id);
          await refresh();
          sayDone('Stopping the app');
        }}
      >
        Its address answers nobody until you start it again. Stopped days cost nothing.
      </ConfirmDialog>
    </>
  );
}

function explain(error: unknown): string {
  if (error instanceof ApiProblem && error.code === 'no_source') return 'Upload a source first.';
  return messageOf(error);
}
