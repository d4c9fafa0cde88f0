import type { ReactNode } from 'react';
import { usePageTitle } from '@/shared/lib/usePageTitle';

export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <div className="mb-6">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children && <p className="mt-1.5 text-soft [overflow-wrap:anywhere]">{children}</p>}
    </div>
  );
}
