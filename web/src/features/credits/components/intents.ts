import { useRef } from 'react';
import { newIdempotencyKey } from '@/shared/api/client';
import { isPassing } from '@/shared/api/problem';

/**
 * Keys of what the reader means to do. The same intention keeps its key while its outcome is unknown, so that a second press after a lost
 * answer buys nothing twice; once the server has refused it for good, a new try is a new intention.
 */
export function useIntents() {
  const keys = useRef(new Map<string, string>());
  return {
    keyOf(what: string): string {
      const key = keys.current.get(what) ?? newIdempotencyKey();
      keys.current.set(what, key);
      return key;
    },
    settled(what: string, error: unknown): void {
      if (error === null || !isPassing(error)) keys.current.delete(what);
    },
  };
}
