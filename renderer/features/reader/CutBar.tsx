import { RectangleVertical, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { BarAct } from './BarAct.tsx';
import styles from './DrawingBar.module.css';
import floating from './FloatingBar.module.css';

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
      className={classes(floating.bar, styles.bar)}
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
      <BarAct icon={RectangleVertical} isMain onClick={onWholePage} autoFocus>
        {t('pictures.cutPage')}
      </BarAct>
      <BarAct icon={X} title="Esc" onClick={onCancel}>
        {t('pictures.cutCancel')}
      </BarAct>
    </div>
  );
}
