import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

/** The white band under the top line: title, facts, acts; stage line and tabs are its children. */
export function PageHeader({
  title,
  facts = [],
  actions,
  children,
}: {
  readonly title: string;
  readonly facts?: readonly { readonly label: string; readonly value: string }[] | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.band}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {facts.length > 0 && (
            <dl className={styles.facts}>
              {facts.map(({ label, value }) => (
                <div key={label} className={styles.fact}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
