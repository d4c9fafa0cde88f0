import { Boxes, CircleUser, Coins } from 'lucide-react';
import { NavLink } from 'react-router';
import { SidebarBalance } from '@/features/credits/components/SidebarBalance';
import { cx } from '@/shared/lib/cx';

const PLACES = [
  { to: '/apps', name: 'Apps', icon: Boxes },
  { to: '/credits', name: 'Credits', icon: Coins },
  { to: '/account', name: 'Account', icon: CircleUser },
];

export function Navigation({ onChosen }: { onChosen?: () => void }) {
  return (
    <nav aria-label="Main" className="grid gap-4">
      <ul className="grid gap-0.5">
        {PLACES.map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              onClick={() => onChosen?.()}
              className={({ isActive }) =>
                cx(
                  'flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors duration-100 pointer-coarse:h-11',
                  isActive ? 'bg-hover text-ink' : 'text-soft hover:bg-hover hover:text-ink',
                )
              }
            >
              <Icon aria-hidden className="size-4" />
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
      <SidebarBalance onChosen={onChosen} />
    </nav>
  );
}
