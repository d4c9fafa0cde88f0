import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BarChart3 } from 'lucide-react';
import { usageQuery } from '@/features/credits/api/usage';
import { colourAt } from '@/features/credits/components/colours';
import { actionName } from '@/features/credits/components/names';
import { actionsByCost, chartDays, todayIn } from '@/features/credits/components/usageDays';
import { useUser } from '@/shared/auth/context';
import { numberText } from '@/shared/lib/format';
import { useNow } from '@/shared/lib/useNow';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';
import { Cell, Head, Table } from '@/shared/ui/Table';

const UsageChart = lazy(() => import('@/features/credits/components/UsageChart'));
const DAYS = 30;
const COLUMNS = [{ name: 'Action' }, { name: 'Times', right: true }, { name: 'Credits', right: true }];

/** Where the credits of the last 30 days went, as a chart and as a table. */
export function Usage() {
  const user = useUser();
  const now = useNow(600_000);
  const { data, error, isPending, refetch } = useQuery(usageQuery);
  const totals = actionsByCost(data?.items ?? []);
  return (
    <Section flush title="Usage" lead={`The last ${DAYS} days. Days begin at midnight in ${user.timeZone.replaceAll('_', ' ')}.`}>
      {isPending && (
        <div role="status" className="px-5 pb-5">
          <span className="sr-only">Loading usage</span>
          <Skeleton className="h-56" />
        </div>
      )}
      {error && !data && <LoadProblem error={error} retry={refetch} />}
      {data && totals.length === 0 && (
        <EmptyState icon={<BarChart3 className="size-5" />} title="Nothing used yet">
          Once your ideas and apps use credits, each day shows up here.
        </EmptyState>
      )}
      {data && totals.length > 0 && (
        <>
          <div className="px-4 pb-4 sm:px-5">
            <Suspense fallback={<Skeleton className="h-56" />}>
              <UsageChart days={chartDays(data.items, todayIn(user.timeZone, now), DAYS)} actions={totals.map(({ action }) => action)} />
            </Suspense>
          </div>
          <Table caption={`Usage of the last ${DAYS} days by action`}>
            <Head columns={COLUMNS} />
            <tbody className="divide-y">
              {totals.map(({ action, credits, count }, at) => (
                <tr key={action}>
                  <Cell>
                    <span className="flex items-center gap-2.5">
                      <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: colourAt(at) }} />
                      {actionName(action)}
                    </span>
                  </Cell>
                  <Cell right className="text-soft">
                    {numberText(count)}
                  </Cell>
                  <Cell right>{numberText(credits)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Section>
  );
}
