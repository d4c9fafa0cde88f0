import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type Probe = Schemas['MetricsResponse.ProbeResponse'];

export function metricsQuery(id: string) {
  return queryOptions({
    queryKey: ['app', id, 'metrics'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/apps/{id}/metrics', { params: { path: { id } }, signal })),
    refetchInterval: 60_000,
  });
}
