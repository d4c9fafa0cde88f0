import { useSearchParams } from 'react-router';
import { isActive } from '@/features/apps/api/apps';
import type { LogType } from '@/features/apps/api/logs';
import { AppLogs } from '@/features/apps/components/AppLogs';
import { useApp } from '@/features/apps/components/useApp';
import { cx } from '@/shared/lib/cx';
import { Section } from '@/shared/ui/Page';

const TYPES: { type: LogType; name: string }[] = [
  { type: 'runtime', name: 'App' },
  { type: 'build', name: 'Build' },
];

export function Component() {
  const app = useApp();
  const [search, setSearch] = useSearchParams();
  const given = search.get('type');
  const isFresh = isActive(app.lastDeployment) || app.lastDeployment?.status === 'failed';
  const type: LogType = given === 'build' || given === 'runtime' ? given : isFresh ? 'build' : 'runtime';
  return (
    <Section
      flush
      title="Logs"
      lead="Values of your variables are left out."
      actions={
        <div role="group" aria-label="Which log" className="flex rounded-md border border-line-strong p-0.5">
          {TYPES.map((choice) => (
            <button
              key={choice.type}
              type="button"
              aria-pressed={type === choice.type}
              onClick={() => setSearch({ type: choice.type }, { replace: true })}
              className={cx('h-7 rounded-sm px-3 text-sm font-medium pointer-coarse:h-10', type === choice.type ? 'bg-button text-on-button' : 'text-soft hover:text-ink')}
            >
              {choice.name}
            </button>
          ))}
        </div>
      }
    >
      <AppLogs
        key={type}
        appId={app.id}
        type={type}
        follow={type === 'runtime' ? app.status === 'deployed' || isActive(app.lastDeployment) : isActive(app.lastDeployment)}
        version={type === 'build' ? (app.lastDeployment?.id ?? 'none') : 'all'}
      />
    </Section>
  );
}
