import { queryOptions } from '@tanstack/react-query';
import { dataOf, publicApi, type Schemas } from '@/shared/api/client';

export type Package = Schemas['PackagesResponse.PackageForSale'];
export type Tier = Schemas['PackagesResponse.TierForSale'];

export const packagesQuery = queryOptions({
  queryKey: ['credits', 'packages'],
  queryFn: ({ signal }) => dataOf(publicApi.GET('/api/credits/packages', { signal })),
  staleTime: 300_000,
});
