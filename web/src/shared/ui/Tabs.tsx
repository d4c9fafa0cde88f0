import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { cx } from '@/shared/lib/cx';

/** Parts of a page that have an address each, so that back, reload and links work. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly { to: string; name: string; end?: boolean }[] }) {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a small screen the open tab may be outside of what is seen. Only the bar scrolls, never the page.
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (bar.current && open) bar.current.scrollLeft = open.offsetLeft - (bar.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={bar} aria-label={label} className="relative -mx-4 mb-6 overflow-x-auto border-b px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max gap-5 pr-4 sm:pr-0">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end ?? false}
              className={({ isActive }) =>
                cx('-mb-px inline-block border-b-2 pt-1 pb-2.5 font-medium whitespace-nowrap', isActive ? 'border-ink text-ink' : 'border-transparent text-soft hover:text-ink')
              }
            >
              {tab.name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
