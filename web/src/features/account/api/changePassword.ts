import { api, done } from '@/shared/api/client';

export function changePassword(body: { currentPassword: string; newPassword: string }): Promise<void> {
  return done(api.POST('/api/auth/change-password', { body }));
}
