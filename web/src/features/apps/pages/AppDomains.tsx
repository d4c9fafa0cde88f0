import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Globe } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { addDomain, domainsQuery } from '@/features/apps/api/domains';
import { providerName } from '@/features/apps/components/appStatus';
import { DomainCard } from '@/features/apps/components/DomainCard';
import { useApp } from '@/features/apps/components/useApp';
import { applyProblem } from '@/shared/lib/applyProblem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import { TextField } from '@/shared/ui/Field';
import { EmptyState, Section } from '@/shared/ui/Page';
import { LoadProblem } from '@/shared/ui/Problem';
import { SkeletonRows } from '@/shared/ui/Skeleton';

export function Component() {
  const app = useApp();
  const { data, error, isPending, refetch } = useQuery(domainsQuery(app.id));
  return (
    <div className="grid gap-6">
      <Section title="Add a domain" lead={app.capabilities.apexDomains ? 'Such as example.com or www.example.com.' : 'Such as www.example.com; this provider takes no domain without a name before it.'}>
        <AddDomain appId={app.id} />
      </Section>
      <Section flush title="Domains">
        {isPending && <SkeletonRows rows={2} label="Loading domains" />}
        {error && !data && <LoadProblem error={error} retry={refetch} />}
        {data?.items.length === 0 && (
          <EmptyState icon={<Globe className="size-5" />} title="No domains of your own">
            The app has its address at {providerName(app.provider)}. Add a domain, and we tell you which DNS records to make.
          </EmptyState>
        )}
        <ul className="divide-y border-t empty:hidden">
          {data?.items.map((domain) => (
            <DomainCard key={domain.domain} appId={app.id} domain={domain} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function AddDomain({ appId }: { appId: string }) {
  const queries = useQueryClient();
  const { register, handleSubmit, setError, reset, formState } = useForm({ defaultValues: { domain: '' } });
  const submit = handleSubmit(async ({ domain }) => {
    try {
      await addDomain(appId, domain.trim());
      reset();
      await queries.invalidateQueries({ queryKey: domainsQuery(appId).queryKey });
    } catch (error) {
      applyProblem(error, { domain: 'domain' }, setError);
    }
  });
  return (
    <form noValidate className="grid max-w-120 gap-4" onSubmit={submit}>
      {formState.errors.root && <Callout tone="bad">{formState.errors.root.message}</Callout>}
      <TextField label="Domain" inputMode="url" autoCapitalize="none" autoComplete="off" spellCheck={false} {...register('domain', { validate: (text) => text.includes('.') || 'Enter a domain like www.example.com' })} error={formState.errors.domain?.message} />
      <div>
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          Add
        </Button>
      </div>
    </form>
  );
}
