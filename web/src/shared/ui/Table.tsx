import type { ReactNode } from 'react';
import { cx } from '@/shared/lib/cx';

/** A table that scrolls within itself where it is too wide; reachable by keyboard for that. Columns that are `wide` are left out on a small screen. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
      <table className="w-full text-left">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function Head({ columns }: { columns: readonly { name: string; right?: boolean; hidden?: boolean; wide?: boolean }[] }) {
  return (
    <thead>
      <tr className="border-y bg-sunken text-xs text-soft">
        {columns.map((column) => (
          <th key={column.name} scope="col" className={cx('h-8 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5', column.right && 'text-right', column.wide && 'max-sm:hidden')}>
            {column.hidden ? <span className="sr-only">{column.name}</span> : column.name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function Cell({ children, right = false, className }: { children: ReactNode; right?: boolean; className?: string }) {
  return <td className={cx('px-3 py-2.5 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5', right && 'numbers text-right', className)}>{children}</td>;
}
