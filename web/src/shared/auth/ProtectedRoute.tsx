import { Navigate, Outlet, useLocation } from 'react-router';
import { useAuth } from '@/shared/auth/context';
import { Splash } from '@/shared/ui/Splash';

/** Pages below it are for signed-in users. Others sign in first and come back to where they wanted to go. */
export function ProtectedRoute() {
  const { state } = useAuth();
  const { pathname, search, hash } = useLocation();
  switch (state.status) {
    case 'unknown':
      return <Splash trouble={state.trouble} />;
    case 'signed-in':
      return <Outlet />;
    case 'signed-out': {
      if (state.reason === 'left') return <Navigate to="/login" replace />;
      const target = encodeURIComponent(pathname + search + hash);
      const expired = state.reason === 'expired' ? '&expired=1' : '';
      return <Navigate to={`/login?returnTo=${target}${expired}`} replace />;
    }
  }
}
