import { Dropdown } from 'antd';
import { Check, Move, Palette, Trash2, Undo2 } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnWords, markColourSchema, type Anchor, type MarkColour } from '#shared/anchoring/anchor.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { classes } from '#renderer/ui/classes.ts';
import { BarAct } from './BarAct.tsx';
import styles from './MarkBar.module.css';
import floating from './FloatingBar.module.css';

/** What can be done with the selected mark of one's own, beside it: 改色, 移动, 删除, 撤销. */
export function MarkBar({
  geometry,
  anchor,
  severity,
  onColour,
  onMove,
  onRemove,
  onUndo,
}: {
  readonly geometry: PageGeometry;
  readonly anchor: Anchor;
  readonly severity: Severity;
  readonly onColour: (colour: MarkColour | undefined) => void;
  readonly onMove: () => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}): ReactNode {
  const { t } = useTranslation('marking');
  const isWords = isOnWords(anchor.kind);
  const choices = [undefined, ...markColourSchema.options] as const;
  return (
    <div
      className={classes(floating.bar, styles.bar)}
      role="toolbar"
      aria-label={t('bar.label')}
      data-floating
      style={placeOf(geometry, anchor)}
      // A choice in the menu is no press on the page under it.
      onClick={(event) => event.stopPropagation()}
    >
      {anchor.kind !== 'pin' && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: choices.map((colour) => ({
              key: colour ?? 'severity',
              label: (
                <span className={styles.choice}>
                  <Swatch colour={colour} severity={severity} />
                  <span className={styles.colour}>{t(`colours.${colour ?? 'severity'}`)}</span>
                  {colour === anchor.colour && <Check aria-hidden className={floating.icon} />}
                </span>
              ),
              onClick: () => onColour(colour),
            })),
          }}
        >
          <BarAct icon={Palette} aria-haspopup="menu">
            {t('bar.colour')}
          </BarAct>
        </Dropdown>
      )}
      <BarAct icon={Move} title={t(isWords ? 'editor.wordsHint' : 'editor.hint')} onClick={onMove}>
        {t(isWords ? 'bar.reach' : 'bar.move')}
      </BarAct>
      <BarAct icon={Trash2} onClick={onRemove}>
        {t('bar.remove')}
      </BarAct>
      <BarAct icon={Undo2} title="Ctrl Z" onClick={onUndo}>
        {t('bar.undo')}
      </BarAct>
    </div>
  );
}

function Swatch({
  colour,
  severity,
}: {
  readonly colour: MarkColour | undefined;
  readonly severity: Severity;
}): ReactNode {
  return <span aria-hidden className={styles.swatch} data-colour={colour} data-severity={severity} />;
}

/** Of the bar and its distance from the mark. */
const HEIGHT = 56;
const WIDTH = 360;

/** Above the mark, or below it at the page's upper edge; beside the tag of a mark at the page's side. */
function placeOf(geometry: PageGeometry, anchor: Anchor): CSSProperties {
  const bounds = boundingRect(anchor.rects);
  if (!bounds) return { right: 40, top: 8 };
  const box = rectToCss(geometry, bounds);
  const left = Math.max(4, Math.min(geometry.width - WIDTH, box.left));
  const top = box.top >= HEIGHT + 12 ? box.top - HEIGHT - 12 : box.top + box.height + 16;
  return { left, top };
}
