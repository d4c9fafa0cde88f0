import { Menu } from '@base-ui/react/menu';
import { Check, LogOut } from 'lucide-react';
import { useNavigate } from 'react-router';
import { chooseTheme, type Theme, useTheme } from '@/app/theme';
import { UserFace } from '@/app/UserFace';
import { messageOf } from '@/shared/api/problem';
import { useAuth, useUser } from '@/shared/auth/context';
import { cx } from '@/shared/lib/cx';
import { sayFailed } from '@/shared/ui/toasts';

const THEMES: { theme: Theme; name: string }[] = [
  { theme: 'system', name: 'Same as system' },
  { theme: 'light', name: 'Light' },
  { theme: 'dark', name: 'Dark' },
];
const ITEM = 'flex h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 outline-none select-none data-[highlighted]:bg-hover pointer-coarse:h-11';

/** The user, the theme, and the way out. */
export default function UserMenu({ wide = false }: { wide?: boolean }) {
  const user = useUser();
  const { signOut } = useAuth();
  const theme = useTheme();
  const navigate = useNavigate();

  async function leave() {
    try {
      await signOut();
    } catch (error) {
      sayFailed('You are still signed in', messageOf(error));
    }
  }

  return (
    <Menu.Root>
      <Menu.Trigger aria-label={`Account menu of ${user.displayName}`} className={cx('block rounded-md hover:bg-hover data-[popup-open]:bg-hover', wide && 'w-full')}>
        <UserFace wide={wide} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side={wide ? 'top' : 'bottom'} align={wide ? 'start' : 'end'} sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-56 animate-fade rounded-lg border bg-raised p-1 shadow-pop outline-none">
            {!wide && <p className="truncate px-2.5 py-1.5 text-sm text-faint">{user.email}</p>}
            <Menu.Item className={ITEM} onClick={() => void navigate('/account')}>
              Account
            </Menu.Item>
            <Menu.Item className={ITEM} onClick={() => void navigate('/account/security')}>
              Password and devices
            </Menu.Item>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.Group>
              <Menu.GroupLabel className="px-2.5 py-1 text-xs text-faint">Theme</Menu.GroupLabel>
              <Menu.RadioGroup value={theme} onValueChange={(value: Theme) => chooseTheme(value)}>
                {THEMES.map(({ theme: value, name }) => (
                  <Menu.RadioItem key={value} value={value} closeOnClick={false} className={ITEM}>
                    <span className="flex-1">{name}</span>
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden className="size-4 text-accent" />
                    </Menu.RadioItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.Item className={ITEM} onClick={() => void leave()}>
              <LogOut aria-hidden className="size-4" /> Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
