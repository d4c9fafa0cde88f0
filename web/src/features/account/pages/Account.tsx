import { Outlet } from 'react-router';
import { PageHeader } from '@/shared/ui/Page';
import { LinkTabs } from '@/shared/ui/Tabs';

const TABS = [
  { to: '/account', name: 'Profile', end: true },
  { to: '/account/security', name: 'Security' },
  { to: '/account/activity', name: 'Activity' },
  { to: '/account/data', name: 'Your data' },
];

export function Component() {
  return (
    <>
      <PageHeader title="Account" />
      <LinkTabs label="Account" tabs={TABS} />
      <Outlet />
    </>
  );
}
