import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '@/shared/api/problem';

const TRIES = 3;

/** Server state lives here only. A refused request is not repeated; one that failed on the way is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < TRIES && isPassing(error),
    },
    mutations: { retry: false },
  },
});
