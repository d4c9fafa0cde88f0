const START = '/apps';

/** A path of our own pages to go to after sign-in; anything else leads to the start page. */
export function returnTo(given: string | null): string {
  if (given === null || !/^\/(?![/\\])/.test(given)) return START;
  // Browsers drop tabs and line ends from addresses, and read a backslash as a slash: what is left has to be the same path.
  const address = new URL(given, 'http://own.invalid');
  const path = address.pathname + address.search + address.hash;
  const isOwn = address.origin === 'http://own.invalid' && path === given;
  return isOwn && !path.startsWith('/login') && !path.startsWith('/api/') ? path : START;
}
