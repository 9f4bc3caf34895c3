import type { LucideIcon } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import { FrameContext } from './frame-context.ts';
import styles from './AppFrame.module.css';

export interface RailItem {
  readonly to: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Matches deeper addresses too. */
  readonly isSection?: boolean | undefined;
}

/** Rail, top line, content. A screen fills the top line with `TopLine`. */
export function AppFrame({
  brand,
  rail,
  railFoot,
  search,
  banner,
  children,
}: {
  readonly brand: string;
  readonly rail: readonly RailItem[];
  /** The person and the link state. */
  readonly railFoot: ReactNode;
  readonly search: ReactNode;
  /** Over the content while something concerns the whole app: offline, restarting. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kit');
  const [topSlot, setTopSlot] = useState<HTMLElement | null>(null);
  const [endSlot, setEndSlot] = useState<HTMLElement | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const frame = useMemo(() => ({ topSlot, endSlot, scroller }), [topSlot, endSlot]);
  return (
    <FrameContext.Provider value={frame}>
      <a className="skip-link" href="#content" onClick={(event) => focusContent(event, scroller.current)}>
        {t('skipToContent')}
      </a>
      <div className={styles.frame}>
        <nav className={styles.rail} aria-label={t('mainNavigation')}>
          <div className={styles.brand}>{brand}</div>
          <ul className={styles.links}>
            {rail.map(({ to, label, icon: Icon, isSection = false }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end={!isSection}
                  className={({ isActive }) => classes(styles.link, isActive && styles.active)}
                >
                  <Icon aria-hidden className={styles.icon} />
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
          <div className={styles.foot}>{railFoot}</div>
        </nav>
        <header className={styles.top}>
          <div className={styles.where} ref={setTopSlot} />
          <div className={styles.search}>{search}</div>
          <div className={styles.end} ref={setEndSlot} />
        </header>
        <div className={styles.body}>
          {banner}
          <main id="content" className={styles.content} ref={scroller} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </FrameContext.Provider>
  );
}

function focusContent(event: { preventDefault(): void }, content: HTMLElement | null): void {
  event.preventDefault(); // the address belongs to the router
  content?.focus();
}
