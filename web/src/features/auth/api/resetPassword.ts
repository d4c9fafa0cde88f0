import { done, publicApi } from '@/shared/api/client';

export function resetPassword(token: string, password: string): Promise<void> {
  return done(publicApi.POST('/api/auth/reset-password', { body: { token, password } }));
}
