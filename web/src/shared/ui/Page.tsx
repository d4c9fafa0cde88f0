import type { ReactNode } from 'react';
import { usePageTitle } from '@/shared/lib/usePageTitle';
import { cx } from '@/shared/lib/cx';

/** The head of a page: its name, what it is about, and what can be done. */
export function PageHeader({ title, lead, actions, above }: { title: string; lead?: ReactNode; actions?: ReactNode; above?: ReactNode }) {
  usePageTitle(title);
  return (
    <header className="mb-6 grid gap-2">
      {above}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold [overflow-wrap:anywhere]">{title}</h1>
          {lead && <div className="mt-1 text-soft">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, lead, actions, children, flush = false, tone = 'plain' }: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean; tone?: 'plain' | 'danger' }) {
  return (
    <section aria-label={title} className={cx('overflow-hidden rounded-lg border bg-surface shadow-card', tone === 'danger' && 'border-bad/35')}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{title}</h2>
          {lead && <p className="mt-0.5 text-sm text-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className={flush ? 'mt-4' : 'px-4 pt-4 pb-5 sm:px-5'}>{children}</div>
    </section>
  );
}

/** What to do next where there is nothing yet. */
export function EmptyState({ icon, title, children, action }: { icon: ReactNode; title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      <div aria-hidden className="mb-3 grid size-11 place-items-center rounded-lg border bg-sunken text-soft">
        {icon}
      </div>
      <p className="text-lg font-semibold">{title}</p>
      <div className="max-w-96 text-balance text-soft">{children}</div>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
