import { ArrowRight, Check, Download } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chineseDay } from '#shared/documents/chinese-date.ts';
import type { PublishedOpinion } from '#shared/domain/opinion/events.ts';
import { hasReached } from '#shared/domain/policy.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import { PageStepper } from '#renderer/pages/PageStepper.tsx';
import { PageZoom } from '#renderer/pages/PageZoom.tsx';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import { classes } from '#renderer/ui/classes.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { OpinionTabs } from './OpinionTabs.tsx';
import screen from './OpinionScreen.module.css';
import styles from './PublishedBoard.module.css';
import board from './DocumentBoard.module.css';

/** The published opinion, the same for every party: the sealed document, its hash, its conclusion. */
export function PublishedBoard({
  item,
  published,
}: {
  readonly item: ReviewItem;
  readonly published: PublishedOpinion;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common', 'kit']);
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const show = useToast();
  const language = useLanguage();
  const now = useNow();
  const viewer = useRef<PdfViewerHandle>(null);
  const [view, setView] = useState<ViewState | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { file } = published;
  const opened = useFileDocument(file);
  const download = async (): Promise<void> => {
    setIsSaving(true);
    const result = await client.saveFile(dossierId, file);
    setIsSaving(false);
    if (!result.ok) show({ text: wordFault(language, result.error), tone: 'danger' });
    else if (result.value) show({ text: t('common:saved', { name: file.name }), tone: 'success' });
  };
  return (
    <div className={screen.screen}>
      <div className={screen.head}>
        <OpinionTabs item={item} />
        <p className={styles.state}>
          <Check aria-hidden className={styles.check} />
          {t('published')}
        </p>
        <div className={screen.acts}>
          {published.conclusion === 'passAfterRevision' && hasReached(item, 'revision') && (
            <SecondaryButton icon={ArrowRight} to={`/dossiers/${dossierId}/revision/${item.itemId}`}>
              {t('toRevision')}
            </SecondaryButton>
          )}
          <PrimaryButton icon={Download} isBusy={isSaving} onClick={() => void download()}>
            {t('download')}
          </PrimaryButton>
        </div>
      </div>
      <div className={classes(screen.board, screen.wideBoard)}>
        <div className={classes(screen.pane, screen.desk)}>
          <div className={board.tools}>
            <span className={board.name}>{file.name}</span>
            <PageZoom view={view} viewer={() => viewer.current} />
            <PageStepper
              pageIndex={view?.pageIndex ?? 0}
              pageCount={file.pages}
              onGo={(index) => viewer.current?.goTo(index)}
            />
          </div>
          <div className={board.pages}>
            {opened && <FilePages ref={viewer} opened={opened} name={file.name} onView={setView} />}
          </div>
        </div>
        <aside className={classes(screen.pane, screen.right)} aria-label={t('facts')}>
          <section className={board.part} aria-labelledby="conclusion">
            <h2 id="conclusion">{t('conclusion.label')}</h2>
            <p className={styles.conclusion}>{t(`common:conclusions.${published.conclusion}`)}</p>
            <p>{published.wording}</p>
            {published.dueDay && <p>{t('dueOn', { day: chineseDay(published.dueDay) })}</p>}
            <p className={board.note}>{t('pointCount', { count: published.items.length })}</p>
          </section>
          <section className={board.part} aria-labelledby="file">
            <h2 id="file">{t('sealedFile')}</h2>
            <p className={board.note}>
              {t('docFacts', { id: published.docId, no: published.revision, pages: file.pages })}
            </p>
            <HashText value={file.sha256} isWhole isCopyable />
            <p className={board.note}>{t('hashNote')}</p>
          </section>
          <section className={board.part} aria-labelledby="signatures">
            <h2 id="signatures">{t('signers.title')}</h2>
            <ul>
              {published.signatures.map((signature) => (
                <li key={signature.memberId} className={styles.signer}>
                  <PersonLine
                    memberId={signature.memberId}
                    name={signature.name}
                    isChair={signature.isChair}
                    note={signature.dissent ? t('signers.withDissent') : undefined}
                  >
                    <span className={styles.signed}>{shortTime(signature.signedAt, language, now)}</span>
                  </PersonLine>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </div>
  );
}
