import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '@/shared/api/client';

export function variablesQuery(id: string) {
  return queryOptions({
    queryKey: ['app', id, 'variables'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/apps/{id}/config', { params: { path: { id } }, signal })),
  });
}

/** @param variables the new value of each, null to remove it */
export function changeVariables(id: string, variables: Record<string, string | null>) {
  return dataOf(api.PUT('/api/apps/{id}/config', { params: { path: { id } }, body: { variables } }));
}
