import { lateClient } from '@/shared/api/lateClient';

export async function forgotPassword(email: string): Promise<void> {
  const { done, publicApi } = await lateClient();
  return done(publicApi.POST('/api/auth/forgot-password', { body: { email } }));
}
