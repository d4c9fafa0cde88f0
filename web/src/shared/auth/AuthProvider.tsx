import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { queryClient } from '@/shared/api/queries';
import { AuthContext } from '@/shared/auth/context';
import { session } from '@/shared/auth/session';

const RETRY_AFTER = 4_000;

/** Gives the session to all below, and forgets what one user has loaded as soon as it is another's turn. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const userId = state.status === 'signed-in' ? state.user.id : null;
  const before = useRef<string | null>(null);

  useEffect(() => {
    void session.start();
  }, []);

  const trouble = state.status === 'unknown' && state.trouble !== null;
  useEffect(() => {
    if (!trouble) return;
    const timer = setInterval(() => void session.start(), RETRY_AFTER);
    return () => clearInterval(timer);
  }, [trouble]);

  useEffect(() => {
    if (before.current !== null && before.current !== userId) queryClient.clear();
    before.current = userId;
  }, [userId]);

  return <AuthContext value={state}>{children}</AuthContext>;
}
