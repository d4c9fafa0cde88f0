import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { portalUrl } from '@/features/credits/api/subscription';
import { messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';

/** Opens Stripe's customer portal where the address asks for it, as a mail about a failed payment does; back does not open it again. */
export function PortalOpener() {
  const [search, setSearch] = useSearchParams();
  const isAsked = search.get('portal') === 'open';
  const isStarted = useRef(false);
  const { mutate, error, isPending } = useMutation({ mutationFn: portalUrl, onSuccess: (url) => location.assign(url) });
  useEffect(() => {
    if (!isAsked || isStarted.current) return;
    isStarted.current = true;
    setSearch((before) => {
      before.delete('portal');
      return before;
    }, { replace: true });
    mutate();
  }, [isAsked, mutate, setSearch]);
  if (error) {
    return (
      <div className="mb-6">
        <Callout tone="bad" title="The customer portal did not open" action={<Button size="sm" busy={isPending} onClick={() => mutate()}>Try again</Button>}>
          {messageOf(error)}
        </Callout>
      </div>
    );
  }
  return isPending ? (
    <div className="mb-6">
      <Callout tone="info">Opening the customer portal …</Callout>
    </div>
  ) : null;
}
