import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type Balance = Schemas['BalanceResponse'];

export const balanceQuery = queryOptions({
  queryKey: ['credits', 'balance'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/credits/balance', { signal })),
  refetchInterval: 60_000,
});
