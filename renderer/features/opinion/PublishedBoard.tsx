import { ArrowRight, Check, Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishedOpinion } from '#shared/domain/opinion/events.ts';
import { hasReached } from '#shared/domain/policy.ts';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { fullDay, shortTime } from '#renderer/i18n/beijing-time.ts';
import { PagesWithTools } from '#renderer/pages/PagesWithTools.tsx';
import { DeskWithSide } from '#renderer/ui/DeskWithSide.tsx';
import { HashText } from '#renderer/ui/HashText.tsx';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SidePart } from '#renderer/ui/SidePart.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import styles from './PublishedBoard.module.css';

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
  const saveFile = useSaveFile();
  const language = useLanguage();
  const now = useNow();
  const [isSaving, setIsSaving] = useState(false);
  const { file } = published;
  const download = async (): Promise<void> => {
    setIsSaving(true);
    await saveFile(file);
    setIsSaving(false);
  };
  return (
    <PaneScreen
      head={
        <>
          <OpinionTabs item={item} />
          <p className={styles.state}>
            <Check aria-hidden className={styles.check} />
            {t('published')}
          </p>
        </>
      }
      acts={
        <>
          {published.conclusion === 'passAfterRevision' && hasReached(item, 'revision') && (
            <SecondaryButton icon={ArrowRight} to={`/dossiers/${dossierId}/revision/${item.itemId}`}>
              {t('toRevision')}
            </SecondaryButton>
          )}
          <PrimaryButton icon={Download} isBusy={isSaving} onClick={() => void download()}>
            {t('download')}
          </PrimaryButton>
        </>
      }
    >
      <DeskWithSide
        sideLabel={t('facts')}
        side={
          <>
            <SidePart title={t('conclusion.label')}>
              <p className={styles.conclusion}>{t(`common:conclusions.${published.conclusion}`)}</p>
              <p>{published.wording}</p>
              {published.dueDay && (
                <p>{t('dueOn', { day: fullDay(endOfBeijingDay(published.dueDay), language) })}</p>
              )}
              <p className={styles.note}>{t('pointCount', { count: published.items.length })}</p>
            </SidePart>
            <SidePart title={t('sealedFile')}>
              <p className={styles.note}>
                {t('docFacts', { id: published.docId, no: published.revision, pages: file.pages })}
              </p>
              <HashText value={file.sha256} isWhole isCopyable />
              <p className={styles.note}>{t('hashNote')}</p>
            </SidePart>
            <SidePart title={t('signers.title')}>
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
            </SidePart>
          </>
        }
      >
        <PagesWithTools key={file.sha256} file={file} />
      </DeskWithSide>
    </PaneScreen>
  );
}
