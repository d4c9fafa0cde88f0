import { Dialog } from '@base-ui/react/dialog';
import { Menu as MenuIcon, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link, Outlet } from 'react-router';
import { Navigation } from '@/app/Navigation';
import { UserMenu } from '@/app/UserMenu';
import { useScrollToTop } from '@/app/useScrollToTop';
import { CreditUsageAlert } from '@/features/credits/components/CreditUsageAlert';
import { Logo } from '@/shared/ui/Logo';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Toasts } from '@/shared/ui/Toasts';

/** What stands around every page of a signed-in user. */
export function Component() {
  useScrollToTop();
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a href="#content" className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        Skip to content
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r bg-surface lg:flex">
        <Link to="/apps" className="flex h-14 items-center gap-2.5 px-5 font-semibold tracking-tight">
          <Logo /> Groundwork
        </Link>
        <div className="flex-1 overflow-y-auto px-3 py-2">
          <Navigation />
        </div>
        <div className="border-t p-2">
          <UserMenu wide />
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-13 items-center justify-between border-b bg-surface px-2 lg:hidden">
        <MobileNavigation />
        <Link to="/apps" className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo size={22} /> Groundwork
        </Link>
        <UserMenu />
      </header>
      <div className="min-w-0">
        <CreditUsageAlert />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-264 px-4 pt-6 pb-16 outline-none sm:px-8 lg:pt-9">
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Toasts />
    </div>
  );
}

function MobileNavigation() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label="Open navigation" className="grid size-11 place-items-center rounded-md text-soft hover:bg-hover">
        <MenuIcon aria-hidden className="size-5" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-40 w-72 max-w-[85vw] animate-fade border-r bg-surface p-3 shadow-pop">
          <div className="mb-2 flex items-center justify-between pl-2">
            <Dialog.Title className="font-semibold">Menu</Dialog.Title>
            <Dialog.Close aria-label="Close navigation" className="grid size-11 place-items-center rounded-md text-soft hover:bg-hover">
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <Navigation onChosen={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
