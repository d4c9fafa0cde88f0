import { AlertTriangle, CheckCircle2, Info, XCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/shared/lib/cx';

type Tone = 'info' | 'good' | 'warn' | 'bad';

const TONES: Record<Tone, { box: string; icon: typeof Info; ink: string }> = {
  info: { box: 'bg-sunken border-line', icon: Info, ink: 'text-soft' },
  good: { box: 'bg-good-soft border-good/25', icon: CheckCircle2, ink: 'text-good' },
  warn: { box: 'bg-warn-soft border-warn/25', icon: AlertTriangle, ink: 'text-warn' },
  bad: { box: 'bg-bad-soft border-bad/25', icon: XCircle, ink: 'text-bad' },
};

/** A message that stays in its place. What is bad is announced at once. */
export function Callout({ tone, title, children, action }: { tone: Tone; title?: string; children?: ReactNode; action?: ReactNode }) {
  const { box, icon: Icon, ink } = TONES[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={cx('flex animate-fade flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3.5 py-2.5', box)}>
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cx('[overflow-wrap:anywhere]', title ? 'text-sm text-soft' : '')}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
