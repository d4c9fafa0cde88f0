import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf, done } from '@/shared/api/client';

export const devicesQuery = infiniteQueryOptions({
  queryKey: ['devices'],
  queryFn: ({ pageParam, signal }) =>
    dataOf(api.GET('/api/auth/sessions', { params: { query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export function endDevice(id: string): Promise<void> {
  return done(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }));
}

export function endOtherDevices(): Promise<void> {
  return done(api.DELETE('/api/auth/sessions'));
}
