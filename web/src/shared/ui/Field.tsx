import { AlertCircle, Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { cx } from '@/shared/lib/cx';

type Shared = { label: string; hint?: ReactNode; error?: string | undefined; aside?: ReactNode };

/** Ties label, hint and error to a control, so that each is announced with it. */
function useFieldIds(hint: ReactNode, error: string | undefined) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  return { id, hintId, errorId, describedBy };
}

function Frame({ id, hintId, errorId, label, hint, error, aside, children }: Shared & { id: string; hintId: string | undefined; errorId: string | undefined; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside && <span className="text-sm">{aside}</span>}
      </div>
      {children}
      <div>
        <div aria-live="polite" className="not-empty:mb-1.5">
          {error && (
            <p id={errorId} className="flex animate-fade items-start gap-1.5 text-sm text-bad">
              <AlertCircle aria-hidden className="mt-[3px] size-3.5 shrink-0" />
              {error}
            </p>
          )}
        </div>
        {hint && (
          <div id={hintId} className="text-sm text-faint">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

type TextFieldProps = Shared & ComponentProps<'input'>;

export function TextField({ label, hint, error, aside, className, ...rest }: TextFieldProps) {
  const ids = useFieldIds(hint, error);
  return (
    <Frame {...ids} label={label} hint={hint} error={error} aside={aside}>
      <input {...rest} id={ids.id} aria-invalid={error ? true : undefined} aria-describedby={ids.describedBy} className={cx('control', className)} />
    </Frame>
  );
}

type SelectFieldProps = Shared & ComponentProps<'select'>;

export function SelectField({ label, hint, error, aside, className, children, ...rest }: SelectFieldProps) {
  const ids = useFieldIds(hint, error);
  return (
    <Frame {...ids} label={label} hint={hint} error={error} aside={aside}>
      <select {...rest} id={ids.id} aria-invalid={error ? true : undefined} aria-describedby={ids.describedBy} className={cx('control', className)}>
        {children}
      </select>
    </Frame>
  );
}

/** A password: managers fill it, paste works, and it can be shown. */
export function PasswordField({ label, hint, error, aside, className, ...rest }: TextFieldProps) {
  const ids = useFieldIds(hint, error);
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Frame {...ids} label={label} hint={hint} error={error} aside={aside}>
      <div className="relative">
        <input
          {...rest}
          id={ids.id}
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={ids.describedBy}
          className={cx('control pr-10', className)}
        />
        <button
          type="button"
          aria-label={isShown ? `Hide: ${label}` : `Show: ${label}`}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-faint hover:text-ink"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </div>
    </Frame>
  );
}
