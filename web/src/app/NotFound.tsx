import { Compass } from 'lucide-react';
import { usePageTitle } from '@/shared/lib/usePageTitle';
import { ButtonLink } from '@/shared/ui/Button';
import { EmptyState } from '@/shared/ui/Page';

export function Component() {
  usePageTitle('Not found');
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState icon={<Compass className="size-5" />} title="There is nothing at this address" action={<ButtonLink to="/apps">Go to your apps</ButtonLink>}>
        The link may be old, or a letter is missing.
      </EmptyState>
    </>
  );
}
