import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDomain, type Domain, domainsQuery, removeDomain, verifyDomain } from '@/features/apps/api/domains';
import { DnsRecords } from '@/features/apps/components/DnsRecords';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { exactTime } from '@/shared/lib/format';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { ConfirmDialog } from '@/shared/ui/Dialog';
import { sayDone, sayFailed } from '@/shared/ui/toasts';

const STATUS: Readonly<Record<string, { name: string; tone: Tone; moving: boolean }>> = {
  pending_proof: { name: 'Waiting for the TXT record', tone: 'warn', moving: true },
  pending_dns: { name: 'Waiting for DNS', tone: 'warn', moving: true },
  verifying: { name: 'Verifying', tone: 'accent', moving: true },
  issuing_cert: { name: 'Issuing the certificate', tone: 'accent', moving: true },
  active: { name: 'Active', tone: 'good', moving: false },
  failed: { name: 'Failed', tone: 'bad', moving: false },
  expired: { name: 'Expired', tone: 'plain', moving: false },
};

export function DomainCard({ appId, domain }: { appId: string; domain: Domain }) {
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: domainsQuery(appId).queryKey });
  const isExpired = domain.status === 'expired';
  const verify = useSingleMutation({
    mutationFn: async () => void (await (isExpired ? addDomain(appId, domain.domain) : verifyDomain(appId, domain.domain))),
    onSuccess: () => (isExpired ? sayDone('Added again', 'Its records are looked up each minute.') : sayDone('Looking it up', 'The status changes within a minute.')),
    onError: (error) => sayFailed('That did not work', messageOf(error)),
    onSettled: refresh,
  });
  const status = STATUS[domain.status] ?? { name: domain.status, tone: 'plain' as const, moving: false };
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 sm:px-5">
        <h3 className="font-medium [overflow-wrap:anywhere]">{domain.domain}</h3>
        <Badge tone={status.tone} dot moving={status.moving}>
          {status.name}
        </Badge>
        <span className="flex gap-2 max-sm:w-full sm:ml-auto">
          {domain.status !== 'active' && (
            <Button size="sm" busy={verify.isPending} onClick={() => verify.mutate()}>
              {isExpired ? 'Add again' : 'Check now'}
            </Button>
          )}
          <Button size="sm" look="quiet" aria-label={`Remove ${domain.domain}`} onClick={() => setRemoving(true)}>
            Remove
          </Button>
        </span>
      </div>
      {domain.reason !== null && <p className="px-4 text-soft sm:px-5">{domain.reason}</p>}
      {domain.status !== 'active' && domain.records.length > 0 && <DnsRecords domain={domain} />}
      {domain.expiresAt !== null && <p className="px-4 text-sm text-faint sm:px-5">Its TXT record has to be there by {exactTime(domain.expiresAt)}.</p>}
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove ${domain.domain}?`}
        confirm="Remove"
        danger
        action={async () => {
          await removeDomain(appId, domain.domain);
          await refresh();
          sayDone(`${domain.domain} removed`, 'Remove its DNS records at your DNS provider too.');
        }}
      >
        Visitors of this domain no longer reach the app. Its address at the provider stays.
      </ConfirmDialog>
    </li>
  );
}
