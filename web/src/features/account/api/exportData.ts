import { api, dataOf } from '@/shared/api/client';

export async function exportData(): Promise<Blob> {
  const document = await dataOf(api.GET('/api/auth/me/export'));
  return new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' });
}
