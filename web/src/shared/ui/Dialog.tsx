import { lazy, type ReactNode, Suspense, useState } from 'react';

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  /** The word that has to be typed first. */
  typed?: string;
  action: () => Promise<unknown>;
};

const Popup = lazy(() => import('@/shared/ui/ConfirmPopup'));

/** Asks before something that matters, stays open while it is done, and says why it failed. Loaded when it is first opened. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  return wasOpened ? (
    <Suspense fallback={null}>
      <Popup {...props} />
    </Suspense>
  ) : null;
}
