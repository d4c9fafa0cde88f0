import { api, dataOf } from '@/shared/api/client';

/** Opens a page of Stripe's that sells this package; the same key gives the same page. */
export function purchase(packageId: string, key: string) {
  return dataOf(api.POST('/api/credits/purchase', { body: { packageId }, headers: { 'Idempotency-Key': key } }));
}
