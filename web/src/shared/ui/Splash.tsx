import { Logo } from '@/shared/ui/Logo';

/** What stands there while the session is looked up, and why it takes longer. */
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
