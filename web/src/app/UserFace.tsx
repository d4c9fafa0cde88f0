import { ChevronsUpDown } from 'lucide-react';
import { useUser } from '@/shared/auth/context';
import { cx } from '@/shared/lib/cx';

/** The user, as the account menu's trigger shows them. */
export function UserFace({ wide = false }: { wide?: boolean }) {
  const user = useUser();
  return (
    <span className={cx('flex items-center gap-2.5 text-left', wide ? 'p-2' : 'p-1.5')}>
      <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent">
        {initial(user.displayName)}
      </span>
      {wide && (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{user.displayName}</span>
            <span className="block truncate text-xs text-faint">{user.email}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-faint" />
        </>
      )}
    </span>
  );
}

function initial(name: string): string {
  return ([...name][0] ?? '?').toUpperCase();
}
