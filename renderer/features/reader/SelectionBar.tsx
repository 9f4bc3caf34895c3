import { Copy, MessageSquarePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { BarAct } from './BarAct.tsx';
import styles from './SelectionBar.module.css';
import floating from './FloatingBar.module.css';

/** What can be done with the text just selected; at its end, in window pixels. */
export function SelectionBar({
  end,
  mayMark,
  onWrite,
  onCopy,
}: {
  readonly end: DOMRect;
  readonly mayMark: boolean;
  readonly onWrite: () => void;
  readonly onCopy: () => void;
}): ReactNode {
  const { t } = useTranslation('reader');
  const keepSelection = (event: { preventDefault(): void }) => event.preventDefault();
  return (
    <div
      className={classes(floating.bar, styles.bar)}
      role="toolbar"
      style={{
        left: Math.min(window.innerWidth - 240, Math.max(8, end.right - 90)),
        top: Math.min(window.innerHeight - 56, end.bottom + 8),
      }}
      onPointerDown={keepSelection}
    >
      {mayMark && (
        <BarAct icon={MessageSquarePlus} onClick={onWrite}>
          {t('selection.write')}
        </BarAct>
      )}
      <BarAct icon={Copy} onClick={onCopy}>
        {t('selection.copy')}
      </BarAct>
    </div>
  );
}
