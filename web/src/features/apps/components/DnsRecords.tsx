import type { ReactNode } from 'react';
import type { Domain } from '@/features/apps/api/domains';
import { CopyButton } from '@/shared/ui/CopyButton';

const ROW = 'grid gap-x-4 gap-y-1.5 px-4 sm:px-5 lg:grid-cols-[4.5rem_minmax(0,1fr)_minmax(0,1.35fr)_8.5rem] lg:items-center';

/** The records that the owner of a domain makes at their DNS provider: a line each where there is room, a block each on a small screen. */
export function DnsRecords({ domain }: { domain: Domain }) {
  return (
    <div className="border-y bg-canvas last:-mb-4 last:border-b-0">
      <div aria-hidden className={`${ROW} h-8 border-b bg-sunken text-xs font-medium text-soft max-lg:hidden`}>
        <span>Type</span>
        <span>Name</span>
        <span>Value</span>
        <span>For</span>
      </div>
      <ul aria-label={`DNS records for ${domain.domain}`} className="divide-y">
        {domain.records.map((record) => (
          <li key={`${record.type} ${record.host} ${record.value}`}>
            <dl className={`${ROW} py-2.5 lg:py-1.5`}>
              <Entry name="Type">
                <code className="font-mono text-xs">{record.type}</code>
              </Entry>
              <Entry name="Name">
                <Copyable text={record.host} label="name" />
              </Entry>
              <Entry name="Value">
                <Copyable text={record.value} label="value" />
              </Entry>
              <Entry name="For">
                <span className="text-sm text-soft">{purposeName(record.purpose)}</span>
              </Entry>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-[3.5rem_minmax(0,1fr)] items-baseline gap-x-3 lg:block">
      <dt className="text-xs text-soft lg:sr-only">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** The whole text stands there: who types it by hand has to see it. */
function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

function purposeName(purpose: string): string {
  const words = purpose.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
