import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useEffect } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import { type App, appQuery, isActive } from '@/features/apps/api/apps';
import { variablesQuery } from '@/features/apps/api/variables';
import { AppActions } from '@/features/apps/components/AppActions';
import { reasonOf, statusOf } from '@/features/apps/components/appStatus';
import { ApiProblem } from '@/shared/api/problem';
import { Badge } from '@/shared/ui/Badge';
import { ButtonLink } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { EmptyState, PageHeader } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';
import { LinkTabs } from '@/shared/ui/Tabs';
import { SearchX } from 'lucide-react';

export function Component() {
  const { id = '' } = useParams();
  const { data: app, error, isPending, refetch } = useQuery(appQuery(id));
  useVariablesInEffect(app);
  if (isPending) return <Waiting />;
  if (app === undefined) {
    return error instanceof ApiProblem && error.status === 404 ? (
      <>
        <h1 className="sr-only">App not found</h1>
        <EmptyState icon={<SearchX className="size-5" />} title="There is no such app" action={<ButtonLink to="/apps">Your apps</ButtonLink>}>
          It may be deleted, or belong to another account.
        </EmptyState>
      </>
    ) : (
      <LoadProblem error={error} retry={refetch} />
    );
  }
  const status = statusOf(app.status);
  const reason = reasonOf(app);
  const path = `/apps/${app.id}`;
  return (
    <>
      <PageHeader
        title={app.name}
        above={
          <Link to="/apps" className="link w-fit text-sm">
            Apps
          </Link>
        }
        lead={
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Badge tone={status.tone} dot moving={status.moving}>
              {status.name}
            </Badge>
            {isActive(app.lastDeployment) && app.status === 'deployed' && (
              <Badge tone="accent" dot moving>
                New version on its way
              </Badge>
            )}
            {app.url !== null && (
              <a className="link inline-flex min-w-0 items-center gap-1 [overflow-wrap:anywhere]" href={app.url} target="_blank" rel="noreferrer">
                {app.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
                <ExternalLink aria-label="(opens a new tab)" className="size-3.5 shrink-0" />
              </a>
            )}
          </div>
        }
        actions={<AppActions app={app} />}
      />
      {reason !== null && (
        <div className="mb-6">
          <Callout tone="warn" title={reason.title} action={reason.needsCredits ? <ButtonLink size="sm" to="/credits/plans">Get credits</ButtonLink> : undefined}>
            {reason.text}
          </Callout>
        </div>
      )}
      <LinkTabs
        label="Parts of this app"
        tabs={[
          { to: path, name: 'Overview', end: true },
          { to: `${path}/deployments`, name: 'Deployments' },
          { to: `${path}/logs`, name: 'Logs' },
          { to: `${path}/variables`, name: 'Variables' },
          ...(app.capabilities.database ? [{ to: `${path}/database`, name: 'Database' }] : []),
          ...(app.capabilities.domains ? [{ to: `${path}/domains`, name: 'Domains' }] : []),
          { to: `${path}/settings`, name: 'Settings' },
        ]}
      />
      <Outlet context={app} />
    </>
  );
}

/** Reads the variables again when a deployment has ended: it has brought them into effect, or not. */
function useVariablesInEffect(app: App | undefined) {
  const queries = useQueryClient();
  const id = app?.id;
  const isDeploying = app !== undefined && isActive(app.lastDeployment);
  useEffect(() => {
    if (id === undefined || !isDeploying) return;
    return () => void queries.invalidateQueries({ queryKey: variablesQuery(id).queryKey });
  }, [queries, id, isDeploying]);
}

function Waiting() {
  return (
    <div role="status">
      <span className="sr-only">Loading the app</span>
      <Skeleton className="mb-3 h-7 w-52" />
      <Skeleton className="mb-9 h-5 w-72" />
      <Skeleton className="mb-6 h-9 w-full" />
      <Skeleton className="h-48 w-full rounded-lg" />
    </div>
  );
}
