import { Dialog } from '@base-ui/react/dialog';
import { Menu as MenuIcon, X } from 'lucide-react';
import { useState } from 'react';
import { Navigation } from '@/app/Navigation';

/** The navigation on a small screen. */
export default function MobileNavigation() {
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
