import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { App } from '@/features/apps/api/apps';
import { type Database, databaseQuery, requestDatabase } from '@/features/apps/api/database';
import { variablesQuery } from '@/features/apps/api/variables';
import { providerName } from '@/features/apps/components/appStatus';
import { databaseStatusOf, type End, engineName } from '@/features/apps/components/databaseWords';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { exactTime, timeLeft } from '@/shared/lib/format';
import { useNow } from '@/shared/lib/useNow';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { Section } from '@/shared/ui/Page';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

type Props = { app: App; database: Database; end: End | null };

/** A database as it is, and what its owner can do about it. */
export function DatabaseCard({ app, database, end }: Props) {
  const queries = useQueryClient();
  const again = useSingleMutation({
    mutationFn: () => requestDatabase(app.id),
    onSuccess: (answer) => {
      queries.setQueryData(databaseQuery(app.id).queryKey, answer);
      if (end?.by === 'owner' && answer.removedAt === null) sayDone('The database stays');
    },
    onError: (error) => sayFailed('That did not work', messageOf(error)),
  });
  const status = databaseStatusOf(database);
  const isDeleted = end?.by === 'owner';
  return (
    <Section
      title={engineName(database.engine)}
      actions={
        <Badge tone={status.tone} dot moving={status.moving}>
          {status.name}
        </Badge>
      }
    >
      <div className="grid gap-4">
        <p role="status" className="sr-only">
          Database: {status.name}
        </p>
        {database.status === 'provisioning' && !isDeleted && <Provisioning database={database} provider={providerName(app.provider)} />}
        {database.status === 'failed' && (
          <Callout tone="bad" title="It cannot be used" action={isDeleted ? undefined : <Button size="sm" busy={again.isPending} onClick={() => again.mutate()}>Try again</Button>}>
            {database.reason}
          </Callout>
        )}
        {end !== null && <Ending end={end} provider={providerName(app.provider)} keep={<Button size="sm" busy={again.isPending} onClick={() => again.mutate()}>Keep it</Button>} />}
        <Address app={app} database={database} />
      </div>
    </Section>
  );
}

function Provisioning({ database, provider }: { database: Database; provider: string }) {
  return (
    <div className="grid gap-2">
      <div role="progressbar" aria-label="The database is being made" className="h-1 overflow-hidden rounded-full bg-line">
        <span aria-hidden className="block h-full w-1/3 animate-sweep rounded-full bg-accent" />
      </div>
      <p className="text-sm text-soft">{database.reason ?? `It is made at ${provider}. That can take a few minutes; you can leave this page.`}</p>
    </div>
  );
}

function Ending({ end, provider, keep }: { end: End; provider: string; keep: React.ReactNode }) {
  const left = timeLeft(end.at, useNow(60_000));
  return end.by === 'owner' ? (
    <Callout tone="warn" title={`Deleted ${left}`} action={keep}>
      It works until {exactTime(end.at)}. Then what is in it is gone for good.
    </Callout>
  ) : (
    <Callout tone="warn" title={`Removed by ${provider} ${left}`}>
      Its plan ends at {exactTime(end.at)}. Copy what you need before; then you can create an empty one.
    </Callout>
  );
}

/** Where the program finds the address. The address itself is never shown. */
function Address({ app, database }: { app: App; database: Database }) {
  const isReady = database.status === 'ready';
  const { data } = useQuery({ ...variablesQuery(app.id), enabled: isReady, staleTime: 0 });
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr]">
      <dt className="text-soft">Variable</dt>
      <dd>
        <Link className="link font-mono text-sm" to={`/apps/${app.id}/variables`}>
          {database.variable}
        </Link>
        <p className="text-sm text-faint">
          {!isReady
            ? 'Set once the database is ready.'
            : data?.pendingChanges
              ? 'Set. Your program has it after the next deployment.'
              : 'Set. Your program reads the address from its environment.'}
        </p>
      </dd>
    </dl>
  );
}
