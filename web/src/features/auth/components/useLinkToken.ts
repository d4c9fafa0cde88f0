import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** The token of a mailed link. It leaves the address at once, for that is kept in histories, and stays with this entry of the tab's own. */
export function useLinkToken(): string | null {
  const location = useLocation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const given = search.get('token');
  useEffect(() => {
    if (given !== null) void navigate(location.pathname, { replace: true, state: { token: given } });
  }, [given, location.pathname, navigate]);
  return given ?? (location.state as { token?: string } | null)?.token ?? null;
}
