/** The API's client for pages that show before they ask for anything: it is loaded at the first request, so that the page is there sooner. */
export const lateClient = () => import('@/shared/api/client');
