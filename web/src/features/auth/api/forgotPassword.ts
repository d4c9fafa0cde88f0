import { done, publicApi } from '@/shared/api/client';

export function forgotPassword(email: string): Promise<void> {
  return done(publicApi.POST('/api/auth/forgot-password', { body: { email } }));
}
