import { Menu } from '@base-ui/react/menu';
import { MoreHorizontal } from 'lucide-react';
import type { App } from '@/features/apps/api/apps';
import { restartApp, startApp } from '@/features/apps/api/lifecycle';

const ITEM = 'flex h-8 cursor-default items-center rounded-md px-2.5 outline-none select-none data-[disabled]:text-faint data-[highlighted]:bg-hover pointer-coarse:h-11';

type Props = { app: App; act: (work: (id: string) => Promise<unknown>, said: string) => void; stop: () => void };

/** What is done with an app now and then, as far as its provider can. */
export default function AppMenu({ app, act, stop }: Props) {
  const { capabilities } = app;
  const hasRun = app.lastDeployedAt !== null;
  const isStopped = app.status === 'stopped';
  return (
    <Menu.Root>
      <Menu.Trigger aria-label="More actions" className="grid size-9 place-items-center rounded-md border border-line-strong bg-surface shadow-card hover:bg-hover pointer-coarse:size-11">
        <MoreHorizontal aria-hidden className="size-4" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-44 animate-fade rounded-lg border bg-raised p-1 shadow-pop outline-none">
            {isStopped ? (
              <Menu.Item className={ITEM} disabled={!capabilities.start || !hasRun} onClick={() => act(startApp, 'Starting the app')}>
                Start
              </Menu.Item>
            ) : (
              <Menu.Item className={ITEM} disabled={!capabilities.stop || !hasRun} onClick={stop}>
                Stop
              </Menu.Item>
            )}
            <Menu.Item className={ITEM} disabled={!capabilities.restart || !hasRun || isStopped} onClick={() => act(restartApp, 'Restarting the app')}>
              Restart
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
