import { Check, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawingDesk } from './use-drawing.ts';
import { classes } from '#renderer/ui/classes.ts';
import { BarAct } from './BarAct.tsx';
import styles from './DrawingBar.module.css';
import floating from './FloatingBar.module.css';

/** What can be done with a drawing that is not finished. */
export function DrawingBar({ desk }: { readonly desk: DrawingDesk }): ReactNode {
  const { t } = useTranslation('marking');
  const { drawing } = desk;
  if (!drawing) return null;
  const count = drawing.kind === 'polygon' ? drawing.strokes.flat().length : drawing.strokes.length;
  return (
    <div
      className={classes(floating.bar, styles.bar)}
      role="toolbar"
      aria-label={t('drawing.label')}
      data-floating
      // Enter presses the button that has the focus; elsewhere it finishes the drawing.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.stopPropagation();
      }}
    >
      <span className={styles.count} role="status">
        {t(`drawing.${drawing.kind}`, { count })}
      </span>
      <BarAct icon={Check} isMain disabled={!desk.isEnough} title="Enter" onClick={desk.finish}>
        {t('drawing.finish')}
      </BarAct>
      <BarAct icon={Undo2} title="Ctrl Z" onClick={desk.takeBack}>
        {t(`drawing.takeBack.${drawing.kind}`)}
      </BarAct>
      <BarAct icon={X} title="Esc" onClick={desk.cancel}>
        {t('drawing.cancel')}
      </BarAct>
    </div>
  );
}
