import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type SettingsChange = Schemas['ChangeSettings.SettingsBody'];

/** What is left out keeps its value, so an empty change reads the settings. */
export function changeSettings(body: SettingsChange) {
  return dataOf(api.PUT('/api/credits/settings', { body }));
}

export const settingsQuery = queryOptions({ queryKey: ['credits', 'settings'], queryFn: () => changeSettings({}) });
