import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';
import { ApiProblem } from '@/shared/api/problem';

export type Database = Schemas['DatabaseResponse'];

const at = (id: string) => ({ params: { path: { id } } });

/** The database of an app, null where it has none. */
export function databaseQuery(id: string) {
  return queryOptions({
    queryKey: ['app', id, 'database'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/apps/{id}/database', { ...at(id), signal })).catch(noneIfMissing),
    refetchInterval: (query) => (query.state.data?.status === 'provisioning' ? 2_000 : false),
  });
}

function noneIfMissing(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

/** Asks for the provider's standard database. One that is there stays, one that was deleted is kept, one that has failed is tried again. */
export function requestDatabase(id: string): Promise<Database> {
  return dataOf(api.POST('/api/apps/{id}/database', { ...at(id), body: {} }));
}

/** @param slug the app's slug, as its owner has typed it */
export function deleteDatabase(id: string, slug: string): Promise<Database> {
  return dataOf(api.DELETE('/api/apps/{id}/database', { ...at(id), body: { confirm: slug } }));
}
