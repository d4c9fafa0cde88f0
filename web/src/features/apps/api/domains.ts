import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '@/shared/api/client';

export type Domain = Schemas['DomainResponse'];
const WAITING = new Set(['pending_proof', 'pending_dns', 'verifying', 'issuing_cert']);

export function domainsQuery(id: string) {
  return queryOptions({
    queryKey: ['app', id, 'domains'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/apps/{id}/domains', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.items.some(({ status }) => WAITING.has(status)) ? 15_000 : false),
  });
}

export function addDomain(id: string, domain: string): Promise<Domain> {
  return dataOf(api.POST('/api/apps/{id}/domains', { params: { path: { id } }, body: { domain } }));
}

export function verifyDomain(id: string, domain: string) {
  return dataOf(api.POST('/api/apps/{id}/domains/{domain}/verify', { params: { path: { id, domain } } }));
}

export function removeDomain(id: string, domain: string) {
  return dataOf(api.DELETE('/api/apps/{id}/domains/{domain}', { params: { path: { id, domain } } }));
}
