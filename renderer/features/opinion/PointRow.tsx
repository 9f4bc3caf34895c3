import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft, OpinionItem } from '#shared/domain/opinion/opinion.ts';
import { fieldOfPoint } from '#shared/drafting/opinion-texts.ts';
import { useDraft } from '#renderer/drafting/use-draft-session.ts';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { JointText } from './JointText.tsx';
import { useLiveText } from './use-live-text.ts';
import { useMerging } from './use-merging.ts';
import styles from './PointRow.module.css';

/** One numbered point: its tag in the margin, its words in the text, its acts at the other margin. */
export function PointRow({
  opinion,
  point,
  no,
  isSelected,
  canEdit,
  canWrite,
  onSelect,
}: {
  readonly opinion: OpinionDraft;
  readonly point: OpinionItem;
  readonly no: number;
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly canWrite: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const draft = useDraft();
  const { move, remove } = useMerging(opinion);
  const { opinionItemId, severity } = point;
  const field = fieldOfPoint(opinionItemId);
  const text = useLiveText(field, point.text);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0 || !canEdit) return;
    event.preventDefault();
    void move(point, by);
  };
  return (
    <li className={classes(styles.row, isSelected && styles.selected)} onKeyDown={onKeyDown}>
      <span className={styles.tag}>
        <SeverityTag severity={severity} />
      </span>
      <span className={styles.no}>{no}.</span>
      {canWrite && draft ? (
        <JointText draft={draft} field={field} label={t('pointNo', { no })} isOneLine onFocus={onSelect} />
      ) : (
        <button type="button" className={styles.text} aria-pressed={isSelected} onClick={onSelect}>
          {text}
        </button>
      )}
      <span className={styles.end}>
        {canEdit && (
          <span className={styles.acts}>
            <IconButton
              icon={ArrowUp}
              label={t('moveUp', { no })}
              keys="Alt ↑"
              isDisabled={no === 1}
              onClick={() => void move(point, -1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('moveDown', { no })}
              keys="Alt ↓"
              isDisabled={no === opinion.items.length}
              onClick={() => void move(point, 1)}
            />
            <IconButton icon={Trash2} label={t('removePoint', { no })} onClick={() => void remove(point)} />
          </span>
        )}
      </span>
    </li>
  );
}
