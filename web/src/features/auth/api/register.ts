import { lateClient } from '@/shared/api/lateClient';

export type Registration = { displayName: string; email: string; password: string };

export async function register(body: Registration): Promise<void> {
  const { done, publicApi } = await lateClient();
  return done(publicApi.POST('/api/auth/register', { body }));
}
