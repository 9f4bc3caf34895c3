import { Laptop, X } from 'lucide-react';
import { Input, Select, Tooltip } from 'antd';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import type { CitedClause } from '#shared/domain/comment/cited-clause.ts';
import { categorySchema, severitySchema, type Category } from '#shared/domain/comment/comment.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { Matter } from '#shared/domain/rules/matter-rule.ts';
import { BasisField } from './clauses/BasisField.tsx';
import { PhraseBank } from './phrases/PhraseBank.tsx';
import { usePhrases } from './phrases/use-phrases.ts';
import { useWritingField } from './phrases/use-writing-field.ts';
import { contentOf, withPictures, type CommentDraft } from './comment-draft.ts';
import { PictureField } from './pictures/PictureField.tsx';
import { picturesAmong, type AddingPictures } from './pictures/use-adding-pictures.ts';
import type { SaveState } from './draft-store.ts';
import styles from './CommentComposer.module.css';

export interface CommentComposerProps {
  readonly dossierId: DossierId;
  readonly draft: CommentDraft;
  readonly adding: AddingPictures;
  /** Begins to cut a frame out of the page; absent where no page is open. */
  readonly onCut?: (() => void) | undefined;
  /** What is under review. */
  readonly matter: Matter;
  /** On every input, with the whole draft. */
  readonly onChange: (draft: CommentDraft) => void;
  readonly save: SaveState;
  readonly onKeep: () => void;
  readonly onShare: () => void;
  /** Puts it aside; what was written stays. */
  readonly onClose: () => void;
  readonly onDiscard: () => void;
  /** Sentences: why it cannot be saved, or handed to the panel, now. */
  readonly keepRefusal: string | null;
  readonly shareRefusal: string | null;
}

/** Writes one comment: severity first, then what is wrong, on what basis, what should be done. */
export function CommentComposer({
  dossierId,
  draft,
  adding,
  onCut,
  matter,
  onChange,
  save,
  onKeep,
  onShare,
  onClose,
  onDiscard,
  keepRefusal,
  shareRefusal,
}: CommentComposerProps): ReactNode {
  const { t } = useTranslation(['comments', 'common', 'kit']);
  const { content, mode } = draft;
  const root = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const concernId = useId();
  const basisId = useId();
  const suggestionId = useId();
  const categoryId = useId();
  const change = (part: Partial<CommentDraft['content']>) =>
    onChange({ ...draft, content: { ...content, ...part } });
  const phrases = usePhrases();
  const writing = useWritingField(fields);
  const insertPhrase = (index: number) => {
    const phrase = phrases.all[index];
    if (!phrase) return;
    writing.insert(phrase.text, (id, text) => {
      const part = { [concernId]: 'concern', [basisId]: 'basis', [suggestionId]: 'suggestion' }[id];
      if (part) change({ [part]: text });
    });
    phrases.countUse(phrase.id);
  };
  const changeBasis = (basis: string, cited: readonly CitedClause[]) => {
    const { clauses: _old, ...others } = content;
    const next = { ...others, basis };
    onChange({ ...draft, content: cited.length === 0 ? next : { ...next, clauses: [...cited] } });
  };
  const isEdit = mode === 'edit';
  const isAdding = adding.under > 0 ? t('comments:pictures.wait') : null;
  const blocked = contentOf(draft) ? (isAdding ?? keepRefusal) : t('comments:writeFirst');
  const pictures = content.pictures ?? [];
  const [isOver, setIsOver] = useState(false);
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData, target } = event;
    const pasted = picturesAmong(clipboardData.files).map(({ source }) => ({
      source,
      name: t('comments:pictures.pastedName'),
    }));
    // What another program copies as words and picture goes in as words where words are written.
    const isForWords = target instanceof HTMLTextAreaElement && clipboardData.types.includes('text/plain');
    if (pasted.length === 0 || isForWords) return;
    event.preventDefault();
    adding.add(pasted);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setIsOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    const dropped = picturesAmong(event.dataTransfer.files);
    if (dropped.length === 0) adding.tell('notAPicture');
    adding.add(dropped);
  };

  useEffect(() => {
    root.current?.querySelector('textarea')?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [draft.commentId]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation(); // the report's keys are for reading
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    const digit = event.altKey ? /^Digit([1-9])$/u.exec(event.code)?.[1] : undefined;
    if (digit !== undefined) {
      event.preventDefault();
      insertPhrase(Number(digit) - 1);
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (blocked) return;
    if (event.shiftKey && !isEdit && !shareRefusal) onShare();
    else if (!event.shiftKey) onKeep();
  };

  return (
    <div
      ref={root}
      className={classes(styles.composer, isOver && styles.over)}
      role="dialog"
      aria-label={isEdit ? t('comments:composeEdit') : t('comments:compose')}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <div className={styles.top}>
        <div className={styles.severities} role="radiogroup" aria-label={t('comments:fields.severity')}>
          {severitySchema.options.map((severity) => {
            const isChosen = severity === content.severity;
            return (
              <Tooltip key={severity} title={t(`kit:severity.${severity}.means`)}>
                <button
                  type="button"
                  role="radio"
                  aria-checked={isChosen}
                  className={classes(styles.severity, isChosen && styles.chosen)}
                  data-severity={severity}
                  onClick={() => change({ severity })}
                >
                  <span aria-hidden>
                    <SeverityTag severity={severity} isOutline={!isChosen} />
                  </span>
                  {t(`kit:severity.${severity}.short`)}
                </button>
              </Tooltip>
            );
          })}
        </div>
        <button
          type="button"
          className={styles.close}
          aria-label={t('comments:acts.close')}
          onClick={onClose}
        >
          <X aria-hidden className={styles.icon} />
        </button>
      </div>
      <div ref={fields} className={styles.fields} onFocus={writing.onFocus}>
        <label htmlFor={concernId}>{t('comments:fields.concern')}</label>
        <Input.TextArea
          id={concernId}
          value={content.concern}
          maxLength={8000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={t('comments:hints.concern')}
          onChange={(event) => change({ concern: event.target.value })}
        />
        <label htmlFor={basisId}>{t('comments:fields.basis')}</label>
        <BasisField
          id={basisId}
          matter={matter}
          value={{ basis: content.basis, clauses: content.clauses ?? [] }}
          onChange={({ basis, clauses }) => changeBasis(basis, clauses)}
        />
        <label htmlFor={suggestionId}>{t('comments:fields.suggestion')}</label>
        <Input.TextArea
          id={suggestionId}
          value={content.suggestion}
          maxLength={8000}
          autoSize={{ minRows: 1, maxRows: 6 }}
          placeholder={t('comments:hints.suggestion')}
          onChange={(event) => change({ suggestion: event.target.value })}
        />
        <label htmlFor={categoryId}>{t('comments:fields.category')}</label>
        <Select
          id={categoryId}
          value={content.category}
          aria-label={t('comments:fields.category')}
          options={categorySchema.options.map((category) => ({
            value: category,
            label: t(`common:categories.${category}`),
            title: t(`comments:categoryMeans.${category}`),
          }))}
          optionRender={({ label, value }) => (
            <>
              {label}
              <span className={styles.means}>{t(`comments:categoryMeans.${value as Category}`)}</span>
            </>
          )}
          onChange={(category) => change({ category })}
        />
      </div>
      <div className={styles.pictures}>
        <PictureField
          dossierId={dossierId}
          pictures={pictures}
          adding={adding}
          onCut={onCut}
          onRemove={(index) => onChange(withPictures(draft, pictures.toSpliced(index, 1)))}
        />
      </div>
      <PhraseBank phrases={phrases} onInsert={insertPhrase} words={writing.words} />
      <div className={styles.foot}>
        <span className={classes(styles.state, styles[save.status])} role="status">
          <Laptop aria-hidden className={styles.icon} />
          {save.status === 'saved'
            ? t('comments:save.saved', { time: timeOfDay(save.at) })
            : t(`comments:save.${save.status}`)}
        </span>
        <span className={styles.acts}>
          {!isEdit && (
            <SecondaryButton onClick={onShare} blockedBy={blocked ?? shareRefusal} testId="comment-share">
              {t('comments:acts.share')}
            </SecondaryButton>
          )}
          <PrimaryButton onClick={onKeep} blockedBy={blocked} testId="comment-keep">
            {isEdit ? t('comments:acts.change') : t('comments:acts.keep')}
          </PrimaryButton>
        </span>
        <span className={styles.discard}>
          <QuietButton size="small" onClick={onDiscard}>
            {t('comments:acts.discard')}
          </QuietButton>
          <kbd className={styles.keys}>Ctrl Enter</kbd>
        </span>
      </div>
    </div>
  );
}
