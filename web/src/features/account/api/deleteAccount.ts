import { api, done } from '@/shared/api/client';

/** @param password null for an account without one, which needs a fresh sign-in instead */
export function deleteAccount(password: string | null): Promise<void> {
  return done(api.DELETE('/api/auth/me', { body: { password } }));
}
