import { FileInput, Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { headReportTitle } from '#shared/documents/report-title.ts';
import { titleLines } from '#shared/documents/title-lines.ts';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import { opinionItemIdSchema } from '#shared/domain/ids.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import type { BoardProps } from './board-props.ts';
import { ConclusionPart } from './ConclusionPart.tsx';
import { openingFromRecord } from './opening-facts.ts';
import { PaperSection } from './PaperSection.tsx';
import { PointRow } from './PointRow.tsx';
import styles from './OpinionPaper.module.css';

/** The opinion as it will be printed, written in place. */
export function OpinionPaper({
  item,
  opinion,
  selected,
  canEdit,
  canWrite,
  onSelect,
}: BoardProps): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { dossierId, state } = useOpenDossier();
  const submit = useSubmit();
  const show = useToast();
  const { itemId } = item;
  const fullTitle = fullReportTitle(state.parties.dossier?.title ?? '', item.reportTitle);
  const fromRecord = openingFromRecord(state, item);
  const canRefill = canEdit && fromRecord !== undefined && fromRecord !== opinion.opening;
  const refill = async (): Promise<void> => {
    const before = opinion.opening;
    const set = (text: string) => submit({ type: 'opinion.setSection', itemId, section: 'opening', text });
    const result = await set(fromRecord ?? '');
    if (result.ok) {
      show({ text: t('did.refilled'), act: { label: t('common:undo'), run: () => void set(before) } });
    }
  };
  return (
    <article className={styles.paper} aria-label={t('title')} lang="zh-CN">
      <header className={styles.title}>
        {titleLines(headReportTitle(fullTitle, '送审稿'), 21).map((line) => (
          <span key={line}>{line}</span>
        ))}
        <span>专家组评审意见</span>
      </header>
      <div className={styles.section}>
        {canRefill && (
          <div className={styles.tool}>
            <QuietButton size="small" icon={FileInput} onClick={() => void refill()}>
              {opinion.opening === '' ? t('fill') : t('refill')}
            </QuietButton>
          </div>
        )}
        <PaperSection section="opening" text={opinion.opening} canWrite={canWrite} />
      </div>
      <h2 className={styles.heading}>一、项目概况</h2>
      <PaperSection section="overview" text={opinion.overview} canWrite={canWrite} />
      <h2 className={styles.heading}>二、总体评价</h2>
      <PaperSection section="overall" text={opinion.overall} canWrite={canWrite} />
      <h2 className={styles.heading}>三、存在问题与修改意见</h2>
      {opinion.items.length > 0 ? (
        <ol className={styles.points}>
          {opinion.items.map((point, index) => (
            <PointRow
              key={point.opinionItemId}
              opinion={opinion}
              point={point}
              no={index + 1}
              isSelected={point === selected}
              canEdit={canEdit}
              canWrite={canWrite}
              onSelect={() => onSelect(point.opinionItemId)}
            />
          ))}
        </ol>
      ) : (
        <p className={styles.none}>{canEdit ? t('noPoints') : t('noPointsYet')}</p>
      )}
      {canEdit && (
        <NewPoint itemId={itemId} scratchKey={`opinion/${dossierId}/${itemId}/new`} onAdded={onSelect} />
      )}
      <h2 className={styles.heading}>四、结论</h2>
      <ConclusionPart item={item} opinion={opinion} canEdit={canEdit} />
    </article>
  );
}

/** A point that came from no comment. Enter or leaving the field adds it. */
function NewPoint({
  itemId,
  scratchKey,
  onAdded,
}: {
  readonly itemId: BoardProps['item']['itemId'];
  readonly scratchKey: string;
  readonly onAdded: BoardProps['onSelect'];
}): ReactNode {
  const { t } = useTranslation('opinion');
  const client = useClient();
  const submit = useSubmit();
  const [text, setText] = useScratchText(scratchKey);
  const isAdding = useRef(false);
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isAdding.current) return;
    isAdding.current = true;
    const opinionItemId = opinionItemIdSchema.parse(client.newId());
    const result = await submit({
      type: 'opinion.addItem',
      itemId,
      opinionItemId,
      severity: 'suggestion',
      text: text.trim(),
      commentIds: [],
    });
    isAdding.current = false;
    if (!result.ok) return;
    setText('');
    onAdded(opinionItemId);
  };
  return (
    <label className={styles.newPoint}>
      <Plus aria-hidden className={styles.plus} />
      <span className="visually-hidden">{t('newPoint')}</span>
      <textarea
        rows={1}
        className={styles.newText}
        placeholder={t('newPoint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void add()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void add();
        }}
      />
    </label>
  );
}
