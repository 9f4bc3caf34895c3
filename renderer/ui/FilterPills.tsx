import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import type { TabItem } from './TabBar.tsx';
import styles from './FilterPills.module.css';

/** One of a few filters, with counts: 全部 14 · 待复核 3. */
export function FilterPills<K extends string>({
  items,
  active,
  onChange,
  label,
}: {
  readonly items: readonly TabItem<K>[];
  readonly active: K;
  readonly onChange: (key: K) => void;
  readonly label: string;
}): ReactNode {
  return (
    <div className={styles.pills} role="group" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          aria-pressed={item.key === active}
          className={classes(styles.pill, item.key === active && styles.active)}
          onClick={() => onChange(item.key)}
        >
          {item.label}
          {item.count !== undefined && ` ${item.count}`}
        </button>
      ))}
    </div>
  );
}
