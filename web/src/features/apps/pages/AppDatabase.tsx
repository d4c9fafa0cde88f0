import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Database as DatabaseIcon } from 'lucide-react';
import { useState } from 'react';
import type { App } from '@/features/apps/api/apps';
import { type Database, databaseQuery, deleteDatabase, requestDatabase } from '@/features/apps/api/database';
import { DatabaseCard } from '@/features/apps/components/DatabaseCard';
import { endOf, engineName, refusalOf } from '@/features/apps/components/databaseWords';
import { useApp } from '@/features/apps/components/useApp';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { sayDone } from '@/shared/ui/toasts';

export function Component() {
  const app = useApp();
  const { data: database, error, isPending, refetch } = useQuery(databaseQuery(app.id));
  if (isPending || database === undefined) {
    return (
      <Section flush title="Database">
        {isPending ? <SkeletonRows rows={2} label="Loading the database" /> : <LoadProblem error={error} retry={refetch} />}
      </Section>
    );
  }
  if (database === null) return <NoDatabase app={app} />;
  const end = endOf(database);
  return (
    <div className="grid gap-6">
      <DatabaseCard app={app} database={database} end={end} />
      {end?.by !== 'owner' && <DeleteDatabase app={app} database={database} />}
    </div>
  );
}

function NoDatabase({ app }: { app: App }) {
  const queries = useQueryClient();
  const create = useSingleMutation({
    mutationFn: () => requestDatabase(app.id),
    onSuccess: (answer) => queries.setQueryData(databaseQuery(app.id).queryKey, answer),
  });
  const refusal = create.error === null ? null : refusalOf(create.error);
  return (
    <Section flush title="Database">
      {refusal !== null && (
        <div className="px-4 sm:px-5">
          <Callout tone="bad" title={refusal.title} action={refusal.atVariables ? <ButtonLink size="sm" to={`/apps/${app.id}/variables`}>Open variables</ButtonLink> : undefined}>
            {refusal.text}
          </Callout>
        </div>
      )}
      <EmptyState
        icon={<DatabaseIcon className="size-5" />}
        title="No database"
        action={
          <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>
            Create a database
          </Button>
        }
      >
        One that belongs to this app. Your program finds its address in the variable DATABASE_URL.
      </EmptyState>
    </Section>
  );
}

function DeleteDatabase({ app, database }: { app: App; database: Database }) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Delete database" tone="danger" lead="It works on for seven days, in which you can keep it. Then it is gone with all that is in it.">
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete this database
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete the ${engineName(database.engine)} database?`}
        confirm="Delete"
        danger
        typed={app.appSlug}
        action={async () => {
          const answer = await deleteDatabase(app.id, app.appSlug);
          queries.setQueryData(databaseQuery(app.id).queryKey, answer);
          sayDone('The database is deleted in seven days');
        }}
      >
        {app.name} loses its data and the variable {database.variable} in seven days.
      </ConfirmDialog>
    </Section>
  );
}
