import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './TabBar.module.css';

export interface TabItem<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count?: number | undefined;
}

/** Tabs under a heading; arrow keys move between them. */
export function TabBar<K extends string>({
  tabs,
  active,
  onChange,
  label,
  isDense = false,
}: {
  readonly tabs: readonly TabItem<K>[];
  readonly active: K;
  readonly onChange: (key: K) => void;
  readonly label: string;
  /** In a narrow column: tabs stand closer. */
  readonly isDense?: boolean;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (move === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === active);
    const next = tabs[(at + move + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <div
      className={classes(styles.bar, isDense && styles.dense)}
      role="tablist"
      aria-label={label}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => {
        const isActive = tab.key === active;
        return (
          <button
            key={tab.key}
            type="button"
            role="tab"
            data-key={tab.key}
            aria-selected={isActive}
            tabIndex={isActive ? 0 : -1}
            className={classes(styles.tab, isActive && styles.active)}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        );
      })}
    </div>
  );
}
