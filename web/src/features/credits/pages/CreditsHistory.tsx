import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ReceiptText } from 'lucide-react';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { type EntryType, historyCsv, historyQuery } from '@/features/credits/api/history';
import { actionName, ENTRY_TYPES, typeName } from '@/features/credits/components/names';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { cx } from '@/shared/lib/cx';
import { download } from '@/shared/lib/download';
import { numberText, signedText } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Cell, Head, Table } from '@/shared/ui/Table';
import { Time } from '@/shared/ui/Time';
import { sayFailed } from '@/shared/ui/toasts';

const COLUMNS = [{ name: 'Entry' }, { name: 'Reference', wide: true }, { name: 'Credits', right: true }, { name: 'Balance', right: true }, { name: 'Time', right: true, wide: true }];

/** The ledger as its owner sees it. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const filterId = useId();
  const given = search.get('type');
  const type = given !== null && ENTRY_TYPES.includes(given) ? (given as EntryType) : null;
  const history = useInfiniteQuery(historyQuery({ type }));
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  const csv = useSingleMutation({
    mutationFn: () => historyCsv({ type }),
    onSuccess: (file) => download('credits.csv', file),
    onError: (error) => sayFailed('No file was made', messageOf(error)),
  });

  return (
    <Section
      flush
      title="History"
      lead="Every change of your balance, newest first."
      actions={
        <>
          <label htmlFor={filterId} className="sr-only">
            Show
          </label>
          <select
            id={filterId}
            className="control w-auto! min-h-0! py-1!"
            value={type ?? ''}
            onChange={(event) => setSearch(event.target.value === '' ? {} : { type: event.target.value }, { replace: true })}
          >
            <option value="">All entries</option>
            {ENTRY_TYPES.map((name) => (
              <option key={name} value={name}>
                {typeName(name)}
              </option>
            ))}
          </select>
          <Button size="sm" busy={csv.isPending} onClick={() => csv.mutate()} icon={<Download aria-hidden className="size-3.5" />}>
            CSV
          </Button>
        </>
      }
    >
      {history.isPending && <SkeletonRows rows={6} label="Loading history" />}
      {history.isError && items.length === 0 && <LoadProblem error={history.error} retry={history.refetch} />}
      {history.isSuccess && items.length === 0 && (
        <EmptyState icon={<ReceiptText className="size-5" />} title="No entries">
          {type === null ? 'Your balance has not changed yet.' : 'Nothing of this kind happened so far.'}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table caption="History of your credits">
          <Head columns={COLUMNS} />
          <tbody className="divide-y">
            {items.map((entry) => (
              <tr key={entry.id}>
                <Cell>
                  <span className="font-medium whitespace-nowrap">{typeName(entry.type)}</span>
                  {entry.action !== null && <span className="block text-sm text-faint">{actionName(entry.action)}</span>}
                  <span className="block text-sm text-faint sm:hidden">
                    <Time at={entry.createdAt} />
                  </span>
                </Cell>
                <Cell className="max-w-56 max-sm:hidden">
                  <span className="block truncate font-mono text-xs text-soft" title={entry.referenceId ?? entry.stripePaymentId ?? ''}>
                    {entry.referenceId ?? entry.stripePaymentId ?? '—'}
                  </span>
                </Cell>
                <Cell right className={cx('font-medium', entry.amount > 0 && 'text-good')}>
                  {signedText(entry.amount)}
                </Cell>
                <Cell right className="text-soft">
                  {numberText(entry.balanceAfter)}
                </Cell>
                <Cell right className="text-soft max-sm:hidden">
                  <Time at={entry.createdAt} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {history.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button look="quiet" size="sm" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}
