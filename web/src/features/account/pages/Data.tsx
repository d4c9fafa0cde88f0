import { Download } from 'lucide-react';
import { exportData } from '@/features/account/api/exportData';
import { DeleteAccount } from '@/features/account/components/DeleteAccount';
import { messageOf } from '@/shared/api/problem';
import { useSingleMutation } from '@/shared/api/useSingleMutation';
import { download } from '@/shared/lib/download';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { Section } from '@/shared/ui/Page';

export function Component() {
  const collect = useSingleMutation({ mutationFn: exportData, onSuccess: (file) => download('groundwork-export.json', file) });
  return (
    <div className="grid gap-6">
      <Section title="Export" lead="Everything that we hold about you, as one JSON file: account, devices, credits, payments and apps.">
        <div className="grid justify-items-start gap-3">
          {collect.error && <Callout tone="bad">{messageOf(collect.error)}</Callout>}
          <Button busy={collect.isPending} onClick={() => collect.mutate()} icon={<Download aria-hidden className="size-4" />}>
            Export my data
          </Button>
        </div>
      </Section>
      <Section title="Delete account" tone="danger" lead="Your apps go offline and everything personal is deleted. The ledger stays, without your name. This cannot be undone.">
        <DeleteAccount />
      </Section>
    </div>
  );
}
