import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { databaseQuery } from '@/features/apps/api/database';
import { changeVariables, variablesQuery } from '@/features/apps/api/variables';
import { VariableForm } from '@/features/apps/components/VariableForm';
import { useApp } from '@/features/apps/components/useApp';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Time } from '@/shared/ui/Time';
import { sayDone } from '@/shared/ui/toasts';

export function Component() {
  const app = useApp();
  const queries = useQueryClient();
  const query = variablesQuery(app.id);
  const { data, error, isPending, refetch } = useQuery(query);
  const { data: database } = useQuery({ ...databaseQuery(app.id), enabled: app.capabilities.database });
  const [removed, setRemoved] = useState<string | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <div className="grid gap-6">
      {data?.pendingChanges && (
        <Callout tone="info" title="Not in effect yet">
          The next deployment carries these variables.
        </Callout>
      )}
      <Section flush title="Variables" lead="Given to your program as its environment. Values are encrypted and never shown again.">
        {isPending && <SkeletonRows label="Loading variables" />}
        {error && !data && <LoadProblem error={error} retry={refetch} />}
        {data?.variables.length === 0 && (
          <EmptyState icon={<KeyRound className="size-5" />} title="No variables">
            Keys of other services and settings belong here, not into the source.
          </EmptyState>
        )}
        <ul className="divide-y border-t empty:hidden">
          {data?.variables.map((variable) => (
            <li key={variable.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
              <code className="min-w-0 flex-1 basis-40 font-mono text-sm font-medium [overflow-wrap:anywhere]">{variable.key}</code>
              <span className="text-sm text-faint">
                <span className="font-mono tracking-widest">{variable.hasValue ? '••••••' : '(empty)'}</span> · <Time at={variable.updatedAt} />
              </span>
              {database?.variable === variable.key ? (
                <Link className="link text-sm" to={`/apps/${app.id}/database`}>
                  Set by the database
                </Link>
              ) : (
                <span className="flex gap-2">
                  <Button size="sm" aria-label={`Change ${variable.key}`} onClick={() => setChanged(variable.key)}>
                    Change
                  </Button>
                  <Button size="sm" look="quiet" aria-label={`Remove ${variable.key}`} onClick={() => setRemoved(variable.key)}>
                    Remove
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={changed === null ? 'Add a variable' : `Change ${changed}`}>
        <VariableForm key={changed ?? ''} appId={app.id} name={changed} onDone={() => setChanged(null)} />
      </Section>
      {removed !== null && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setRemoved(null)}
          title={`Remove ${removed}?`}
          confirm="Remove"
          danger
          action={async () => {
            queries.setQueryData(query.queryKey, await changeVariables(app.id, { [removed]: null }));
            sayDone(`${removed} removed`);
          }}
        >
          Its value cannot be read back. The next deployment runs without it.
        </ConfirmDialog>
      )}
    </div>
  );
}
