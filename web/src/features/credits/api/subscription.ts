import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type Subscription = Schemas['SubscriptionResponse'];
export type Checkout = Schemas['UpgradeController.CheckoutResponse'];

export const subscriptionQuery = queryOptions({
  queryKey: ['credits', 'subscription'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/subscription/status', { signal })),
});

/** From the free tier a page of Stripe's to pay at, else the subscription as it now stands. */
export function changeTier(tier: string, key: string): Promise<Checkout | Subscription> {
  return dataOf(api.POST('/api/subscription/upgrade', { body: { tier }, headers: { 'Idempotency-Key': key } }));
}

export function isCheckout(answer: Checkout | Subscription): answer is Checkout {
  return 'checkoutUrl' in answer;
}

export function cancelSubscription(): Promise<Subscription> {
  return dataOf(api.POST('/api/subscription/cancel'));
}

export async function portalUrl(): Promise<string> {
  return (await dataOf(api.POST('/api/subscription/portal'))).url;
}
