import { lateClient } from '@/shared/api/lateClient';

export async function verifyEmail(token: string): Promise<void> {
  const { done, publicApi } = await lateClient();
  return done(publicApi.POST('/api/auth/verify-email', { body: { token } }));
}
