import { useQuery } from '@tanstack/react-query';
import type { App } from '@/features/apps/api/apps';
import { metricsQuery, type Probe } from '@/features/apps/api/metrics';
import { cx } from '@/shared/lib/cx';
import { exactTime } from '@/shared/lib/format';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';

const SHOWN = 60;

/** How the address has answered in the last 24 hours. */
export function Uptime({ app }: { app: App }) {
  const { data, error, isPending, refetch } = useQuery(metricsQuery(app.id));
  const probes = data?.items ?? [];
  return (
    <Section title="Uptime" lead="Checks of the address in the last 24 hours.">
      {isPending && <Skeleton className="h-14" />}
      {error && !data && <LoadProblem error={error} retry={refetch} />}
      {data && probes.length === 0 && <p className="text-soft">The first check comes within minutes.</p>}
      {data && probes.length > 0 && (
        <div className="grid gap-4">
          <dl className="flex flex-wrap gap-x-10 gap-y-3">
            <Figure name="Answered">{data.uptime24h === null ? '—' : `${(data.uptime24h * 100).toFixed(data.uptime24h === 1 ? 0 : 2)}%`}</Figure>
            <Figure name="Median latency">{median(probes)} ms</Figure>
            <Figure name="Last status">{probes[0]?.status ?? 'no answer'}</Figure>
          </dl>
          <div aria-hidden className="flex h-8 items-stretch gap-[2px]">
            {probes
              .slice(0, SHOWN)
              .reverse()
              .map((probe) => (
                <span
                  key={probe.at}
                  title={`${exactTime(probe.at)}: ${probe.status ?? 'no answer'}, ${probe.latencyMs} ms`}
                  className={cx('max-w-2.5 flex-1 rounded-[2px]', probe.ok ? 'bg-live/70 hover:bg-live' : 'bg-bad')}
                />
              ))}
          </div>
        </div>
      )}
    </Section>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{name}</dt>
      <dd className="numbers text-lg font-semibold">{children}</dd>
    </div>
  );
}

function median(probes: readonly Probe[]): number {
  const sorted = probes.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
