import { done, publicApi } from '@/shared/api/client';

export function verifyEmail(token: string): Promise<void> {
  return done(publicApi.POST('/api/auth/verify-email', { body: { token } }));
}
