import { done, publicApi } from '@/shared/api/client';

export type Registration = { displayName: string; email: string; password: string };

export function register(body: Registration): Promise<void> {
  return done(publicApi.POST('/api/auth/register', { body }));
}
