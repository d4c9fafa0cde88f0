import { queryOptions } from '@tanstack/react-query';
import { dataOf, publicApi } from '@/shared/api/client';

/** The rules of passwords and the limits, as the server has them. */
export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => dataOf(publicApi.GET('/api/auth/policy')),
  staleTime: Number.POSITIVE_INFINITY,
});
