import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, done, type Schemas } from '@/shared/api/client';

export type App = Schemas['AppResponse'];
export type Deployment = Schemas['DeploymentResponse'];

const WHILE_CHANGING = 1_500;
const AT_REST = 20_000;

/** Whether a deployment goes on by itself. */
export function isActive(deployment: Deployment | null): boolean {
  return deployment !== null && (deployment.status === 'pending' || deployment.status === 'building');
}

/** Something about the app is under way, so it is asked for often. */
export function isChanging(app: App): boolean {
  return isActive(app.lastDeployment) || app.status === 'pending' || app.status === 'building';
}

export const appsQuery = infiniteQueryOptions({
  queryKey: ['apps'],
  queryFn: ({ pageParam, signal }) => dataOf(api.GET('/api/apps', { params: { query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((app) => isActive(app.lastDeployment))) ? 3_000 : AT_REST),
});

export function appQuery(id: string) {
  return queryOptions({
    queryKey: ['app', id],
    queryFn: ({ signal }) => dataOf(api.GET('/api/apps/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data !== undefined && isActive(query.state.data.lastDeployment) ? WHILE_CHANGING : AT_REST),
  });
}

export function createApp(body: { name: string; ideaId: string }): Promise<App> {
  return dataOf(api.POST('/api/apps', { body }));
}

export function changeApp(id: string, body: Schemas['AppPatch']): Promise<App> {
  return dataOf(api.PATCH('/api/apps/{id}', { params: { path: { id } }, body }));
}

export function deleteApp(id: string): Promise<void> {
  return done(api.DELETE('/api/apps/{id}', { params: { path: { id } } }));
}
