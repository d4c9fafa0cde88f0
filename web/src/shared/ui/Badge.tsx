import type { ReactNode } from 'react';
import { cx } from '@/shared/lib/cx';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

const TONES: Record<Tone, string> = {
  plain: 'bg-sunken text-soft border-line',
  good: 'bg-good-soft text-good border-good/20',
  warn: 'bg-warn-soft text-warn border-warn/20',
  bad: 'bg-bad-soft text-bad border-bad/20',
  accent: 'bg-accent-soft text-accent border-accent/20',
};
const DOTS: Record<Tone, string> = { plain: 'bg-faint', good: 'bg-live', warn: 'bg-warn', bad: 'bg-bad', accent: 'bg-accent' };

/** A short word about a state. Its dot moves while something is under way. */
export function Badge({ tone = 'plain', dot = false, moving = false, children }: { tone?: Tone; dot?: boolean; moving?: boolean; children: ReactNode }) {
  return (
    <span className={cx('inline-flex h-5.5 items-center gap-1.5 rounded-full border px-2 text-xs font-medium whitespace-nowrap', TONES[tone])}>
      {dot && <span aria-hidden className={cx('size-1.5 rounded-full', DOTS[tone], moving && 'animate-pulse-soft')} />}
      {children}
    </span>
  );
}
