import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf } from '@/shared/api/client';

export const activityQuery = infiniteQueryOptions({
  queryKey: ['activity'],
  queryFn: ({ pageParam, signal }) =>
    dataOf(api.GET('/api/auth/activity', { params: { query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});
