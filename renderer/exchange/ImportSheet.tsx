import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import type { ReportPlace } from '#renderer/comments/comment-acts.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { PlannedComment } from '#shared/documents/annotations/plan-import.ts';
import type { PreparedImport } from './import-xfdf.ts';
import { useImport } from './use-import.ts';
import styles from './ExchangeSheet.module.css';

/** Pages named one by one in the preview. */
const PAGES_NAMED = 12;
/** Comments shown of it; the others are counted. */
const ROWS_SHOWN = 200;

/** 导入批注: a file, what it would bring and what it cannot, then the import. */
export function ImportSheet({
  document,
  place,
  onClose,
}: {
  readonly document: PdfDocument;
  readonly place: ReportPlace;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('exchange');
  const language = useLanguage();
  const show = useToast();
  const { state, read, add, reset } = useImport(document, place);
  const finish = useEffectEvent((count: number) => {
    show({ text: t('import.done', { count }), tone: 'success' });
    onClose();
  });
  const doneCount = state.status === 'done' ? state.count : null;
  useEffect(() => {
    if (doneCount !== null) finish(doneCount);
  }, [doneCount]);
  return (
    <SidePanel isOpen title={t('import.title')} onClose={onClose}>
      <div className={styles.sheet}>
        <p>{t('import.lead')}</p>
        {state.status === 'idle' && (
          <FileDrop
            label={t('import.choose')}
            hint={t('import.hint')}
            accept=".xfdf,application/vnd.adobe.xfdf"
            onFiles={([file]) => file && void read(file)}
          />
        )}
        {state.status === 'reading' && <ProgressLine what={t('import.reading')} fraction={null} />}
        {(state.status === 'comparing' || state.status === 'adding') && (
          <ProgressLine
            what={t(state.status === 'adding' ? 'import.adding' : 'import.readingPages')}
            amount={t('amount', { done: state.done, total: state.total })}
            fraction={state.total === 0 ? null : state.done / state.total}
          />
        )}
        {state.status === 'refused' && (
          <Notice tone="danger" title={t('import.refused.title')}>
            <p>{t(`import.refused.${state.reason}`)}</p>
          </Notice>
        )}
        {state.status === 'stopped' && (
          <Notice tone="warning">
            <p>
              {t('import.stopped', { count: state.count, reason: wordRejection(language, state.rejection) })}
            </p>
          </Notice>
        )}
        {state.status === 'ready' && <Preview prepared={state.prepared} onAdd={() => void add()} />}
        {(state.status === 'refused' || state.status === 'stopped' || state.status === 'ready') && (
          <div className={styles.acts}>
            <SecondaryButton onClick={reset}>{t('import.another')}</SecondaryButton>
          </div>
        )}
      </div>
    </SidePanel>
  );
}

function Preview({
  prepared,
  onAdd,
}: {
  readonly prepared: PreparedImport;
  readonly onAdd: () => void;
}): ReactNode {
  const { t } = useTranslation('exchange');
  const { comments } = prepared;
  return (
    <>
      <PreviewFacts prepared={prepared} />
      {comments.length === 0 ? (
        <Notice>{t('import.nothing')}</Notice>
      ) : (
        <>
          <ul className={styles.list} aria-label={t('import.preview')} tabIndex={0}>
            {comments.slice(0, ROWS_SHOWN).map((comment) => (
              <PreviewRow key={comment.commentId} comment={comment} />
            ))}
          </ul>
          {comments.length > ROWS_SHOWN && (
            <p className={styles.note}>{t('import.rest', { count: comments.length - ROWS_SHOWN })}</p>
          )}
          <div className={styles.acts}>
            <PrimaryButton onClick={onAdd}>{t('import.act', { count: comments.length })}</PrimaryButton>
          </div>
        </>
      )}
    </>
  );
}

/** How many, where, and everything that will not be as it was. */
function PreviewFacts({ prepared }: { readonly prepared: PreparedImport }): ReactNode {
  const { t } = useTranslation(['exchange', 'common']);
  const { comments, known, joined, leftOut } = prepared;
  const pages = [
    ...new Set(comments.filter(({ kind }) => kind !== 'report').map(({ pageIndex }) => pageIndex + 1)),
  ];
  pages.sort((a, b) => a - b);
  const named = pages.slice(0, PAGES_NAMED).join(t('common:listMark'));
  const list = t(pages.length > PAGES_NAMED ? 'exchange:import.more' : 'exchange:import.pageList', {
    list: named,
  });
  const misfit = (kind: PlannedComment['misfit']): number =>
    comments.filter((comment) => comment.misfit === kind).length;
  const facts = [
    { count: known, word: 'known' },
    { count: joined, word: 'joined' },
    { count: misfit('noPage'), word: 'noPage' },
    { count: misfit('noPlace'), word: 'noPlace' },
    { count: misfit('boxed'), word: 'boxed' },
    { count: comments.filter(({ isShortened }) => isShortened).length, word: 'shortened' },
    ...(['state', 'answer', 'noComment'] as const).map((reason) => ({
      count: leftOut.filter((entry) => entry.reason === reason).length,
      word: `leftOut.${reason}` as const,
    })),
  ] as const;
  return (
    <>
      {comments.length > 0 && (
        <p>
          {pages.length === 0
            ? t('exchange:import.countedNoPage', { count: comments.length })
            : t('exchange:import.counted', { count: comments.length, pages: pages.length, list })}
        </p>
      )}
      <ul className={styles.facts}>
        {facts
          .filter(({ count }) => count > 0)
          .map(({ count, word }) => (
            <li key={word}>{t(`exchange:import.${word}`, { count })}</li>
          ))}
      </ul>
    </>
  );
}

function PreviewRow({ comment }: { readonly comment: PlannedComment }): ReactNode {
  const { t } = useTranslation('exchange');
  const { kind, pageIndex, content, author } = comment;
  return (
    <li className={styles.row}>
      <span className={styles.note}>
        <SeverityTag severity={content.severity} />{' '}
        {kind === 'report' ? t('import.wholeReport') : t('import.pageList', { list: pageIndex + 1 })}
        {author !== '' && ` · ${t('import.from', { name: author })}`}
      </span>
      <span className={styles.words}>
        {[content.concern, content.basis, content.suggestion].filter(Boolean).join('\n')}
      </span>
    </li>
  );
}
