import { useInfiniteQuery } from '@tanstack/react-query';
import { Boxes, Plus } from 'lucide-react';
import { Link } from 'react-router';
import { type App, appsQuery, isActive } from '@/features/apps/api/apps';
import { statusOf } from '@/features/apps/components/appStatus';
import { Badge } from '@/shared/ui/Badge';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { EmptyState, PageHeader } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Time } from '@/shared/ui/Time';

export function Component() {
  const apps = useInfiniteQuery(appsQuery);
  const items = apps.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = apps.isSuccess && items.length === 0;
  const create = (
    <ButtonLink to="/apps/new" look="primary" icon={<Plus aria-hidden className="size-4" />}>
      New app
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Apps" actions={!isEmpty && create} />
      <section aria-label="Your apps" className="overflow-hidden rounded-lg border bg-surface shadow-card">
        {apps.isPending && <SkeletonRows label="Loading your apps" />}
        {apps.isError && items.length === 0 && <LoadProblem error={apps.error} retry={apps.refetch} />}
        {isEmpty && (
          <EmptyState icon={<Boxes className="size-5" />} title="No apps yet" action={create}>
            Upload a zip of a website, a Node or a Python program, and watch it go live in a minute.
          </EmptyState>
        )}
        <ul className="divide-y">
          {items.map((app) => (
            <AppRow key={app.id} app={app} />
          ))}
        </ul>
        {apps.hasNextPage && (
          <div className="border-t p-3 text-center">
            <Button look="quiet" size="sm" busy={apps.isFetchingNextPage} onClick={() => void apps.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </section>
    </>
  );
}

function AppRow({ app }: { app: App }) {
  const isDeploying = isActive(app.lastDeployment);
  const status = isDeploying ? statusOf('building') : statusOf(app.status);
  const hasFailed = app.lastDeployment?.status === 'failed' && app.status === 'deployed';
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-4 py-3.5 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_auto_7.5rem] sm:px-5">
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <Link to={`/apps/${app.id}`} className="font-medium after:absolute after:inset-0">
          {app.name}
        </Link>
        <p className="truncate text-sm text-faint">{app.url === null ? app.appSlug : app.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Badge tone={status.tone} dot moving={status.moving}>
          {status.name}
        </Badge>
        {hasFailed && <Badge tone="warn">Last deployment failed</Badge>}
      </div>
      <p className="text-right text-sm text-faint">{app.lastDeployedAt === null ? 'Never deployed' : <Time at={app.lastDeployedAt} />}</p>
    </li>
  );
}
