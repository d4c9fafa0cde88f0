import { Toast } from '@base-ui/react/toast';
import { CheckCircle2, X, XCircle } from 'lucide-react';
import { toasts } from '@/shared/ui/toasts';

/** Where the short messages appear. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[calc(100vw-2rem)] max-w-90 gap-2">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="animate-rise rounded-lg border bg-raised p-3.5 shadow-pop data-[ending-style]:opacity-0 data-[limited]:hidden">
      <Toast.Content className="flex items-start gap-3">
        {toast.type === 'bad' ? (
          <XCircle aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        ) : (
          <CheckCircle2 aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
        )}
        <div className="min-w-0 flex-1">
          <Toast.Title render={<p />} className="font-medium" />
          <Toast.Description className="text-sm text-soft" />
        </div>
        <Toast.Close aria-label="Dismiss" className="grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink">
          <X aria-hidden className="size-3.5" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
