import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type SettingsChange = Schemas['ChangeSettings.SettingsBody'];

/** What is left out keeps its value. */
export function changeSettings(body: SettingsChange) {
  return dataOf(api.PUT('/api/credits/settings', { body }));
}

export const settingsQuery = queryOptions({ queryKey: ['credits', 'settings'], queryFn: ({ signal }) => dataOf(api.GET('/api/credits/settings', { signal })) });
