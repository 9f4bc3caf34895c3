import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from './comparison.ts';
import styles from './ChangeKey.module.css';

/** What the marks of one side mean: 改前, 改后. */
export function ChangeKey({ side }: { readonly side: Side }): ReactNode {
  const { t } = useTranslation('compare');
  return (
    <span className={styles.key}>
      <span aria-hidden className={styles.swatch} data-side={side} />
      {t(`key.${side}`)}
    </span>
  );
}
