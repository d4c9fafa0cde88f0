import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState } from 'react';
import { messageOf } from '@/shared/api/problem';
import { Button } from '@/shared/ui/Button';
import { Callout } from '@/shared/ui/Callout';
import type { ConfirmDialogProps } from '@/shared/ui/Dialog';
import { TextField } from '@/shared/ui/Field';

/** What ConfirmDialog opens. */
export default function ConfirmPopup({ open, onOpenChange, ...rest }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 animate-fade bg-black/45" />
        <AlertDialog.Popup className="fixed top-[12vh] left-1/2 max-h-[80vh] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 animate-fade overflow-auto rounded-lg border bg-raised p-5 shadow-pop">
          <Content {...rest} close={() => onOpenChange(false)} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Content({ title, children, confirm, danger = false, typed, action, close }: Omit<ConfirmDialogProps, 'open' | 'onOpenChange'> & { close: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [word, setWord] = useState('');
  const isAllowed = typed === undefined || word.trim() === typed;

  async function act() {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      close();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAllowed && !isBusy) void act();
      }}
    >
      <div className="grid gap-1.5">
        <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
        <AlertDialog.Description render={<div />} className="text-soft">
          {children}
        </AlertDialog.Description>
      </div>
      {typed !== undefined && (
        <TextField label={`Type ${typed} to confirm`} value={word} autoComplete="off" spellCheck={false} onChange={(event) => setWord(event.target.value)} />
      )}
      {problem && <Callout tone="bad">{problem}</Callout>}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look={danger ? 'danger' : 'primary'} busy={isBusy} disabled={!isAllowed}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
