import { RotateCw } from 'lucide-react';
import { Button } from '@/shared/ui/Button';
import { Logo } from '@/shared/ui/Logo';

/** For what no page expects: a fault of ours, or a part that is gone since a new version came out. Both are over after a reload. */
export function ErrorPage() {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center">
      <Logo size={36} />
      <h1 className="mt-2 text-xl font-semibold">This page could not be shown</h1>
      <p className="max-w-90 text-soft">A newer version of Groundwork may be out. Loading the page again usually helps; nothing of yours is lost.</p>
      <Button look="primary" className="mt-2" icon={<RotateCw aria-hidden className="size-4" />} onClick={() => location.reload()}>
        Reload
      </Button>
    </main>
  );
}
