import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, Download } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { EMPTY_LOG, type Line, type Log, type LogType, readLogPage, readOn } from '@/features/apps/api/logs';
import { ApiProblem } from '@/shared/api/problem';
import { download } from '@/shared/lib/download';
import { cx } from '@/shared/lib/cx';
import { exactTime } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { LoadProblem } from '@/shared/ui/Problem';
import { Skeleton } from '@/shared/ui/Skeleton';

const FOLLOW_EVERY = 1_500;
const NEAR_END = 40;

type Props = { appId: string; type: LogType; follow: boolean; version: string };

/** A log that follows what is written, as long as the reader looks at its end. */
export function AppLogs({ appId, type, follow, version }: Props) {
  const queries = useQueryClient();
  const key = ['app', appId, 'log', type, version];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readOn(queries.getQueryData<Log>(key) ?? EMPTY_LOG, (cursor) => readLogPage(appId, type, cursor, signal)),
    refetchInterval: follow ? FOLLOW_EVERY : false,
    structuralSharing: false,
  });
  const lines = data === undefined ? [] : [...data.settled, ...data.tail];
  if (isPending) return <LogSkeleton />;
  if (error && data === undefined) {
    return error instanceof ApiProblem && error.code === 'unsupported_by_provider' ? (
      <Callout tone="info">This hosting provider gives no logs to us. Look at its own console.</Callout>
    ) : (
      <LoadProblem error={error} retry={refetch} />
    );
  }
  return <Lines lines={lines} isCut={data?.isCut ?? false} type={type} follow={follow} />;
}

function Lines({ lines, isCut, type, follow }: { lines: readonly Line[]; isCut: boolean; type: LogType; follow: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  useLayoutEffect(() => {
    if (isAtEnd && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [isAtEnd, lines.length]);

  const save = () => download(`${type}.log`, new Blob([lines.map(({ time, message }) => `${time} ${message}\n`).join('')], { type: 'text/plain' }));
  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-label={type === 'build' ? 'Build log' : 'App log'}
        aria-live={follow ? 'polite' : 'off'}
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setAtEnd(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END)}
        className={cx(follow ? 'h-[min(60vh,34rem)]' : 'max-h-[min(60vh,34rem)] min-h-24', 'overflow-auto border-y bg-sunken py-2 font-mono text-xs leading-5 focus-visible:-outline-offset-2')}
      >
        {isCut && <p className="px-4 text-faint">Older lines are left out here.</p>}
        {lines.length === 0 && <p className="px-4 py-1 font-sans text-base text-soft">{follow ? 'Nothing written yet. New lines appear here by themselves.' : 'Nothing was written.'}</p>}
        {lines.map((line, at) => (
          <p key={at} className="flex gap-3 px-4 hover:bg-hover">
            <time dateTime={line.time} title={exactTime(line.time)} className="numbers shrink-0 text-faint select-none">
              {clock(line.time)}
            </time>
            <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{line.message}</span>
          </p>
        ))}
      </div>
      <div className="flex items-center justify-between gap-3 px-4 py-2.5 text-sm text-faint sm:px-5">
        <span className="numbers">
          {lines.length} {lines.length === 1 ? 'line' : 'lines'}
          {follow && ' · following'}
        </span>
        <Button size="sm" look="quiet" disabled={lines.length === 0} onClick={save} icon={<Download aria-hidden className="size-3.5" />}>
          Download
        </Button>
      </div>
      {!isAtEnd && (
        <Button size="sm" className="absolute right-5 bottom-16" onClick={() => setAtEnd(true)} icon={<ArrowDown aria-hidden className="size-3.5" />}>
          Newest
        </Button>
      )}
    </div>
  );
}

function LogSkeleton() {
  return (
    <div role="status" className="grid h-[min(60vh,34rem)] content-start gap-2.5 border-y bg-sunken p-4">
      <span className="sr-only">Loading the log</span>
      {['w-2/3', 'w-1/2', 'w-3/4', 'w-1/3', 'w-3/5'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}

function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString('en', { hour12: false });
}
