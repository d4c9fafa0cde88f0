import { Outlet } from 'react-router';
import { CheckoutReturn } from '@/features/credits/components/CheckoutReturn';
import { PortalOpener } from '@/features/credits/components/PortalOpener';
import { PageHeader } from '@/shared/ui/Page';
import { LinkTabs } from '@/shared/ui/Tabs';

const TABS = [
  { to: '/credits', name: 'Overview', end: true },
  { to: '/credits/plans', name: 'Plans and prices' },
  { to: '/credits/history', name: 'History' },
];

export function Component() {
  return (
    <>
      <PageHeader title="Credits" />
      <CheckoutReturn />
      <PortalOpener />
      <LinkTabs label="Credits" tabs={TABS} />
      <Outlet />
    </>
  );
}
