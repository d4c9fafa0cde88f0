import { api, dataOf, type Schemas } from '@/shared/api/client';

export type ProfilePatch = Schemas['ProfilePatch'];

export function updateProfile(body: ProfilePatch) {
  return dataOf(api.PATCH('/api/auth/me', { body }));
}
