import { lazy, Suspense } from 'react';
import { Link, Outlet } from 'react-router';
import { Navigation } from '@/app/Navigation';
import { UserFace } from '@/app/UserFace';
import { useScrollToTop } from '@/app/useScrollToTop';
import { CreditUsageAlert } from '@/features/credits/components/CreditUsageAlert';
import { Logo } from '@/shared/ui/Logo';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Toasts } from '@/shared/ui/Toasts';

// Menus and dialogs come after what the reader came for.
const MobileNavigation = lazy(() => import('@/app/MobileNavigation'));
const UserMenu = lazy(() => import('@/app/UserMenu'));

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
          <Suspense fallback={<UserFace wide />}>
            <UserMenu wide />
          </Suspense>
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-13 items-center justify-between border-b bg-surface px-2 lg:hidden">
        <Suspense fallback={<span className="size-11" />}>
          <MobileNavigation />
        </Suspense>
        <Link to="/apps" className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo size={22} /> Groundwork
        </Link>
        <Suspense fallback={<UserFace />}>
          <UserMenu />
        </Suspense>
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
