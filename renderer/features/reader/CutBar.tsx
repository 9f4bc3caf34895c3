import { RectangleVertical, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DrawingBar.module.css';

/** While a frame is drawn for a picture: what to do, the whole page at once (for the keyboard too), and the way back. */
export function CutBar({
  onWholePage,
  onCancel,
}: {
  readonly onWholePage: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('pictures.cut')}
      data-floating
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.stopPropagation();
      }}
    >
      <span className={styles.count} role="status">
        {t('pictures.cutHow')}
      </span>
      <button type="button" className={styles.act} data-main onClick={onWholePage} autoFocus>
        <RectangleVertical aria-hidden className={styles.icon} />
        {t('pictures.cutPage')}
      </button>
      <button type="button" className={styles.act} title="Esc" onClick={onCancel}>
        <X aria-hidden className={styles.icon} />
        {t('pictures.cutCancel')}
      </button>
    </div>
  );
}
