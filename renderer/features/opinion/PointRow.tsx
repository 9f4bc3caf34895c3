import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft, OpinionItem } from '#shared/domain/opinion/opinion.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { useKeptText } from '#renderer/writing/use-kept-text.ts';
import { PaperText } from './PaperText.tsx';
import { useMerging } from './use-merging.ts';
import styles from './PointRow.module.css';

/** One numbered point: its tag in the margin, its words in the text, its acts at the other margin. */
export function PointRow({
  opinion,
  point,
  no,
  isSelected,
  canEdit,
  onSelect,
}: {
  readonly opinion: OpinionDraft;
  readonly point: OpinionItem;
  readonly no: number;
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const { move, remove } = useMerging(opinion);
  const { itemId } = opinion;
  const { opinionItemId, severity } = point;
  const kept = useKeptText({
    key: `opinion/${dossierId}/${itemId}/${opinionItemId}`,
    base: point.text,
    isRequired: true,
    send: async (text) =>
      (await submit({ type: 'opinion.editItem', itemId, opinionItemId, severity, text })).ok,
  });
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
      {canEdit ? (
        <PaperText kept={kept} label={t('pointNo', { no })} onFocus={onSelect} />
      ) : (
        <button type="button" className={styles.text} aria-pressed={isSelected} onClick={onSelect}>
          {point.text}
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
