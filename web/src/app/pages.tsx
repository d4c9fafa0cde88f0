import { type ComponentType, lazy } from 'react';

/** A page that is loaded when it is first opened. */
export function page(load: () => Promise<{ Component: ComponentType }>) {
  const Page = lazy(async () => ({ default: (await load()).Component }));
  return <Page />;
}
