import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type UsageDay = Schemas['UsageController.UsageDay'];

export const usageQuery = queryOptions({
  queryKey: ['credits', 'usage'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/credits/usage', { signal })),
});
