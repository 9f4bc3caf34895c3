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
  isOneLine = false,
}: {
  /** `title`: the name that a short label stands for. */
  readonly items: readonly (TabItem<K> & { readonly title?: string })[];
  readonly active: K;
  readonly onChange: (key: K) => void;
  readonly label: string;
  /** Where a second line would cost more than the ends of the words. */
  readonly isOneLine?: boolean;
}): ReactNode {
  return (
    <div className={classes(styles.pills, isOneLine && styles.oneLine)} role="group" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          aria-pressed={item.key === active}
          aria-label={item.title}
          title={item.title}
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
