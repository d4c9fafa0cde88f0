import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { devicesQuery, endDevice, endOtherDevices } from '@/features/account/api/devices';
import { deviceName } from '@/features/account/components/userAgent';
import { messageOf } from '@/shared/api/problem';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';
import { Time } from '@/shared/ui/Time';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

export function Devices() {
  const queries = useQueryClient();
  const devices = useInfiniteQuery(devicesQuery);
  const refresh = () => queries.invalidateQueries({ queryKey: ['devices'] });
  const end = useMutation({
    mutationFn: endDevice,
    onSuccess: () => sayDone('Device signed out'),
    onError: (error) => sayFailed('Not signed out', messageOf(error)),
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: endOtherDevices,
    onSuccess: () => sayDone('All other devices are signed out'),
    onError: (error) => sayFailed('Not signed out', messageOf(error)),
    onSettled: refresh,
  });
  const items = devices.data?.pages.flatMap((page) => page.items) ?? [];
  const others = items.filter((device) => !device.current);

  return (
    <Section
      flush
      title="Devices"
      lead="Where you are signed in. Sign out what you do not know, then change your password."
      actions={
        others.length > 0 && (
          <Button size="sm" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out all others
          </Button>
        )
      }
    >
      {devices.isPending && <SkeletonRows rows={2} label="Loading devices" />}
      {devices.isError && <LoadProblem error={devices.error} retry={devices.refetch} />}
      <ul className="divide-y border-t empty:hidden">
        {items.map((device) => (
          <li key={device.id} className="flex items-center gap-3.5 px-4 py-3 sm:px-5">
            <MonitorSmartphone aria-hidden className="size-4.5 shrink-0 text-faint" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span title={device.userAgent}>{deviceName(device.userAgent)}</span>
                {device.current && <Badge tone="accent">This device</Badge>}
              </p>
              <p className="text-sm text-faint [overflow-wrap:anywhere]">
                {device.ip} · last used <Time at={device.lastUsedAt} /> · signed in <Time at={device.createdAt} />
              </p>
            </div>
            {!device.current && (
              <Button size="sm" aria-label={`Sign out ${deviceName(device.userAgent)}`} busy={end.isPending && end.variables === device.id} onClick={() => end.mutate(device.id)}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button look="quiet" size="sm" busy={devices.isFetchingNextPage} onClick={() => void devices.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}
