import { done, publicApi } from '@/shared/api/client';

/** Mails the link by which a password is chosen: the way to a first password too. */
export function mailPasswordLink(email: string): Promise<void> {
  return done(publicApi.POST('/api/auth/forgot-password', { body: { email } }));
}
