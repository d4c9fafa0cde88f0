import { infiniteQueryOptions } from '@tanstack/react-query';
import { isActive } from '@/features/apps/api/apps';
import { api, dataOf } from '@/shared/api/client';

export function deploymentsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['app', id, 'deployments'],
    queryFn: ({ pageParam, signal }) =>
      dataOf(api.GET('/api/apps/{id}/deployments', { params: { path: { id }, query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) => (query.state.data?.pages[0]?.items.some(isActive) ? 2_000 : false),
  });
}

export function deploy(id: string, key: string) {
  return dataOf(api.POST('/api/apps/{id}/deploy', { params: { path: { id } }, headers: { 'Idempotency-Key': key } }));
}

export function rollBack(id: string, deploymentId: string) {
  return dataOf(api.POST('/api/apps/{id}/rollback', { params: { path: { id } }, body: { deploymentId } }));
}
