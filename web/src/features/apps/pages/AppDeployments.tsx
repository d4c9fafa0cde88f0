import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { type Deployment, isActive } from '@/features/apps/api/apps';
import { deploymentsQuery, rollBack } from '@/features/apps/api/deployments';
import { TRIGGERS } from '@/features/apps/components/deploymentSteps';
import { useApp } from '@/features/apps/components/useApp';
import { durationText } from '@/shared/lib/format';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Time } from '@/shared/ui/Time';
import { sayDone } from '@/shared/ui/toasts';

const STATUS: Readonly<Record<string, { name: string; tone: Tone }>> = {
  pending: { name: 'Queued', tone: 'accent' },
  building: { name: 'Building', tone: 'accent' },
  deployed: { name: 'Deployed', tone: 'good' },
  failed: { name: 'Failed', tone: 'bad' },
  superseded: { name: 'Superseded', tone: 'plain' },
  cancelled: { name: 'Cancelled', tone: 'plain' },
};

export function Component() {
  const app = useApp();
  const queries = useQueryClient();
  const history = useInfiniteQuery(deploymentsQuery(app.id));
  const [chosen, setChosen] = useState<Deployment | null>(null);
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  const serving = items.find(({ status }) => status === 'deployed');

  return (
    <Section flush title="Deployments" lead="Newest first. A version that was live can be brought back.">
      {history.isPending && <SkeletonRows label="Loading deployments" />}
      {history.isError && items.length === 0 && <LoadProblem error={history.error} retry={history.refetch} />}
      {history.isSuccess && items.length === 0 && (
        <EmptyState icon={<History className="size-5" />} title="No deployments yet">
          Upload a source on the overview; its deployment appears here.
        </EmptyState>
      )}
      <ul className="divide-y border-t empty:hidden">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <span className="sm:w-28">
              <Badge tone={STATUS[item.status]?.tone ?? 'plain'} dot moving={isActive(item)}>
                {item === serving && app.status === 'deployed' ? 'Live' : (STATUS[item.status]?.name ?? item.status)}
              </Badge>
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">
                {TRIGGERS[item.trigger] ?? item.trigger}
                {item.commit !== null && <code className="ml-2 font-mono text-xs font-normal text-faint">{item.commit.slice(0, 7)}</code>}
              </p>
              <p className="line-clamp-2 text-sm text-faint [overflow-wrap:anywhere]">
                {item.failure === null ? (
                  <>
                    <Time at={item.createdAt} />
                    {item.finishedAt !== null && ` · took ${durationText(new Date(item.finishedAt).getTime() - new Date(item.createdAt).getTime())}`}
                  </>
                ) : (
                  <>
                    <Time at={item.createdAt} /> · {item.failure.code.replaceAll('_', ' ')}: {item.failure.detail}
                  </>
                )}
              </p>
            </div>
            {app.capabilities.rollback && item.status === 'deployed' && item !== serving && (
              <Button size="sm" onClick={() => setChosen(item)} disabled={isActive(app.lastDeployment)}>
                Roll back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {history.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button look="quiet" size="sm" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {chosen !== null && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setChosen(null)}
          title="Roll back to this version?"
          confirm="Roll back"
          action={async () => {
            await rollBack(app.id, chosen.id);
            await queries.invalidateQueries({ queryKey: ['app', app.id] });
            sayDone('Rolling back', 'What serves goes on until the older version answers.');
          }}
        >
          The program goes back to what it was. Data that it has stored since then stays as it is.
        </ConfirmDialog>
      )}
    </Section>
  );
}
