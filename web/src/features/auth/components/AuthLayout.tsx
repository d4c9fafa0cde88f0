import { Link, Outlet } from 'react-router';
import { Logo } from '@/shared/ui/Logo';

/** The pages before sign-in. */
export function Component() {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="px-5 py-4 sm:px-8 sm:py-6">
        <Link to="/login" className="inline-flex items-center gap-2.5 font-semibold tracking-tight">
          <Logo /> Groundwork
        </Link>
      </header>
      <main className="grid justify-items-center px-5 pt-6 pb-12 sm:pt-[9vh]">
        <div className="w-full max-w-90">
          <Outlet />
        </div>
      </main>
      <footer className="px-5 py-5 text-center text-sm text-faint">From an idea to an app that is live.</footer>
    </div>
  );
}
