import { useOutletContext } from 'react-router';
import type { App } from '@/features/apps/api/apps';

/** The app of the page that this one is a part of. */
export function useApp(): App {
  return useOutletContext<App>();
}
