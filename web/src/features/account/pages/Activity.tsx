import { useInfiniteQuery } from '@tanstack/react-query';
import { activityQuery } from '@/features/account/api/activity';
import { eventName, isAlarming } from '@/features/account/components/eventNames';
import { deviceName } from '@/features/account/components/userAgent';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Cell, Head, Table } from '@/shared/ui/Table';
import { Time } from '@/shared/ui/Time';

const COLUMNS = [{ name: 'Event' }, { name: 'Device', wide: true }, { name: 'Address' }, { name: 'Time', right: true, wide: true }];

export function Component() {
  const activity = useInfiniteQuery(activityQuery);
  const items = activity.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section flush title="Activity" lead="What happened with your account, failed sign-ins included.">
      {activity.isPending && <SkeletonRows label="Loading activity" />}
      {activity.isError && <LoadProblem error={activity.error} retry={activity.refetch} />}
      {items.length > 0 && (
        <Table caption="Activity of your account">
          <Head columns={COLUMNS} />
          <tbody className="divide-y">
            {items.map((item, at) => (
              <tr key={`${item.createdAt} ${at}`}>
                <Cell>
                  <span className="flex flex-wrap items-center gap-x-2 font-medium">
                    {eventName(item.event, item.outcome)}
                    {isAlarming(item.event, item.outcome) && <Badge tone="warn">Check</Badge>}
                  </span>
                  <span className="block text-sm text-faint sm:hidden">
                    {deviceName(item.userAgent)} · <Time at={item.createdAt} />
                  </span>
                </Cell>
                <Cell className="whitespace-nowrap text-soft max-sm:hidden">
                  <span title={item.userAgent}>{deviceName(item.userAgent)}</span>
                </Cell>
                <Cell className="numbers text-soft [overflow-wrap:anywhere]">{item.ip}</Cell>
                <Cell right className="text-soft max-sm:hidden">
                  <Time at={item.createdAt} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {activity.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button look="quiet" size="sm" busy={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}
