import { Logo } from '@/shared/ui/Logo';

/** What stands inside of a layout while the session is looked up: lower than the window, so that no scrollbar comes and goes. */
export function Waiting() {
  return (
    <div role="status" className="grid h-40 animate-pulse-soft place-content-center">
      <Logo size={36} />
      <span className="sr-only">Loading</span>
    </div>
  );
}

/** What stands there while the session is looked up, and why it takes longer. It is a page of its own. */
export function Splash({ trouble = null }: { trouble?: string | null }) {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6" aria-busy={trouble === null}>
      <span className="animate-pulse-soft">
        <Logo size={36} />
      </span>
      <h1 className="sr-only">Groundwork</h1>
      <p role="status" className="max-w-80 text-center text-soft">
        {trouble === null ? <span className="sr-only">Loading</span> : `${trouble} Trying again every few seconds.`}
      </p>
    </main>
  );
}
