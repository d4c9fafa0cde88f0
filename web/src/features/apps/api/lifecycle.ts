import { api, dataOf } from '@/shared/api/client';

const to = (id: string) => ({ params: { path: { id } } });

export const stopApp = (id: string) => dataOf(api.POST('/api/apps/{id}/stop', to(id)));
export const startApp = (id: string) => dataOf(api.POST('/api/apps/{id}/start', to(id)));
export const restartApp = (id: string) => dataOf(api.POST('/api/apps/{id}/restart', to(id)));
