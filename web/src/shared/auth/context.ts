import { createContext, use } from 'react';
import { type SessionState, session, type User } from '@/shared/auth/session';

export const AuthContext = createContext<SessionState>({ status: 'unknown', trouble: null });

/** Who is signed in, and what they can do about it. */
export function useAuth() {
  return {
    state: use(AuthContext),
    signIn: (email: string, password: string) => session.signIn(email, password),
    signOut: () => session.signOut(),
    update: (user: User) => session.update(user),
  };
}

/** The user of a page that ProtectedRoute guards. */
export function useUser(): User {
  const state = use(AuthContext);
  if (state.status !== 'signed-in') throw new Error('this page is for signed-in users: put it below ProtectedRoute');
  return state.user;
}
