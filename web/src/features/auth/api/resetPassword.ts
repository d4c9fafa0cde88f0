import { lateClient } from '@/shared/api/lateClient';

export async function resetPassword(token: string, password: string): Promise<void> {
  const { done, publicApi } = await lateClient();
  return done(publicApi.POST('/api/auth/reset-password', { body: { token, password } }));
}
