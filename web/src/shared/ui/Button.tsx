import { Loader2 } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { cx } from '@/shared/lib/cx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'sm' | 'md' | 'lg';

const LOOKS: Record<Look, string> = {
  primary: 'bg-button text-on-button hover:not-disabled:bg-button-hover shadow-card',
  secondary: 'bg-surface text-ink border border-line-strong hover:not-disabled:bg-hover shadow-card',
  quiet: 'text-soft hover:not-disabled:bg-hover hover:not-disabled:text-ink',
  danger: 'bg-bad-fill text-white hover:not-disabled:brightness-110 shadow-card',
};
const SIZES: Record<Size, string> = {
  sm: 'h-7 px-2.5 text-sm gap-1.5 pointer-coarse:h-10',
  md: 'h-9 px-3.5 gap-2 pointer-coarse:h-11',
  lg: 'h-10 px-4 gap-2 pointer-coarse:h-12',
};

function classes(look: Look, size: Size, more?: string) {
  return cx(
    'inline-flex items-center justify-center rounded-md font-medium whitespace-nowrap select-none',
    'transition-[background,color,filter,transform] duration-100 active:not-disabled:translate-y-px disabled:opacity-55',
    LOOKS[look],
    SIZES[size],
    more,
  );
}

type ButtonProps = ComponentProps<'button'> & { look?: Look; size?: Size; busy?: boolean; icon?: ReactNode };

/** A button. While it is busy it says so and cannot be pressed again. */
export function Button({ look = 'secondary', size = 'md', busy = false, icon, children, className, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(look, size, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Loader2 aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = LinkProps & { look?: Look; size?: Size; icon?: ReactNode };

export function ButtonLink({ look = 'secondary', size = 'md', icon, children, className, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classes(look, size, className as string | undefined)}>
      {icon}
      {children}
    </Link>
  );
}

type ExternalProps = ComponentProps<'a'> & { look?: Look; size?: Size; icon?: ReactNode };

export function ButtonAnchor({ look = 'secondary', size = 'md', icon, children, className, ...rest }: ExternalProps) {
  return (
    <a {...rest} className={classes(look, size, className)}>
      {icon}
      {children}
    </a>
  );
}
