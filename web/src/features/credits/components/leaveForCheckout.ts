import { newestSeq } from '@/features/credits/api/history';

const KEY = 'checkout-after';

/** Goes to Stripe's page, and remembers how long the ledger was, so that the page of return knows what is new. */
export async function leaveForCheckout(url: string): Promise<never> {
  const seq = await newestSeq().catch(() => null);
  if (seq !== null) sessionStorage.setItem(KEY, String(seq));
  location.assign(url);
  return new Promise<never>(() => {});
}

/** The number of the newest entry before the checkout, null if this tab did not start it. */
export function seqBeforeCheckout(): number | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : Number(text);
}

export function forgetCheckout(): void {
  sessionStorage.removeItem(KEY);
}
