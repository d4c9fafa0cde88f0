import { Menu } from '@base-ui/react/menu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MoreHorizontal, Rocket } from 'lucide-react';
import { useRef, useState } from 'react';
import { type App, isActive } from '@/features/apps/api/apps';
import { deploy } from '@/features/apps/api/deployments';
import { restartApp, startApp, stopApp } from '@/features/apps/api/lifecycle';
import { newIdempotencyKey } from '@/shared/api/client';
import { ApiProblem, isPassing, messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

const ITEM = 'flex h-8 cursor-default items-center rounded-md px-2.5 outline-none select-none data-[disabled]:text-faint data-[highlighted]:bg-hover pointer-coarse:h-11';

/** What can be done with an app, as far as its provider can. */
export function AppActions({ app }: { app: App }) {
  const queries = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [isStopping, setStopping] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['app', app.id] });
  const failed = (error: unknown) => sayFailed('That did not work', explain(error));

  const deployAgain = useMutation({
    mutationFn: () => deploy(app.id, key.current),
    onError: failed,
    onSettled: (_data, error) => {
      if (error === null || !isPassing(error)) key.current = newIdempotencyKey();
      return refresh();
    },
  });
  const act = useMutation({
    mutationFn: ({ work }: { work: (id: string) => Promise<unknown>; said: string }) => work(app.id),
    onSuccess: (_data, { said }) => sayDone(said),
    onError: failed,
    onSettled: refresh,
  });

  const isBusy = isActive(app.lastDeployment);
  const hasRun = app.lastDeployedAt !== null;
  const isStopped = app.status === 'stopped';
  const { capabilities } = app;
  return (
    <>
      <Button look="primary" busy={deployAgain.isPending || isBusy} onClick={() => deployAgain.mutate()} icon={<Rocket aria-hidden className="size-4" />}>
        {isBusy ? 'Deploying' : 'Deploy'}
      </Button>
      <Menu.Root>
        <Menu.Trigger aria-label="More actions" className="grid size-9 place-items-center rounded-md border border-line-strong bg-surface shadow-card hover:bg-hover pointer-coarse:size-11">
          <MoreHorizontal aria-hidden className="size-4" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className="z-50">
            <Menu.Popup className="min-w-44 animate-fade rounded-lg border bg-raised p-1 shadow-pop outline-none">
              {isStopped ? (
                <Menu.Item className={ITEM} disabled={!capabilities.start || !hasRun} onClick={() => act.mutate({ work: startApp, said: 'Starting the app' })}>
                  Start
                </Menu.Item>
              ) : (
                <Menu.Item className={ITEM} disabled={!capabilities.stop || !hasRun} onClick={() => setStopping(true)}>
                  Stop
                </Menu.Item>
              )}
              <Menu.Item className={ITEM} disabled={!capabilities.restart || !hasRun || isStopped} onClick={() => act.mutate({ work: restartApp, said: 'Restarting the app' })}>
                Restart
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
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
