import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { personColor, personTag } from './person-look.ts';
import styles from './PersonTag.module.css';

/** Two characters of the name on the person's own colour; the chair carries 组长. */
export function PersonTag({
  name,
  isChair = false,
  isLarge = false,
}: {
  /** Who it is, for the caller's sake; tag and colour follow the name. */
  readonly memberId: string;
  readonly name: string;
  readonly isChair?: boolean | undefined;
  readonly isLarge?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('kit');
  const { back, text } = personColor(name);
  return (
    <span className={styles.person} title={name} data-large={isLarge || undefined}>
      <span className={styles.tag} style={{ background: back, color: text }}>
        {personTag(name)}
      </span>
      {isChair && <span className={styles.chair}>{t('chair')}</span>}
    </span>
  );
}
