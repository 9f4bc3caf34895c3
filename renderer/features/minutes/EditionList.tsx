import { Download, Eye, FileDown, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import type { Edition } from './editions.ts';
import { ReleaseConfirm } from './ReleaseConfirm.tsx';
import { useMinutesDocx } from './use-minutes-docx.ts';
import styles from './Minutes.module.css';

/** What was issued, the newest first: who has it, its bytes, and what can be done with it. */
export function EditionList({
  meeting,
  editions,
  shown,
  onShow,
}: {
  readonly meeting: Meeting;
  readonly editions: readonly Edition[];
  readonly shown: number | null;
  readonly onShow: (edition: number) => void;
}): ReactNode {
  const { t } = useTranslation('minutes');
  return (
    <>
      <h2 className={styles.sideTitle}>{t('versions')}</h2>
      {editions.length === 0 && <p className={styles.noneYet}>{t('issue.lead')}</p>}
      {editions.map((edition) => (
        <EditionEntry
          key={edition.edition}
          meeting={meeting}
          edition={edition}
          isShown={edition.edition === shown}
          onShow={() => onShow(edition.edition)}
        />
      ))}
    </>
  );
}

function EditionEntry({
  meeting,
  edition,
  isShown,
  onShow,
}: {
  readonly meeting: Meeting;
  readonly edition: Edition;
  readonly isShown: boolean;
  readonly onShow: () => void;
}): ReactNode {
  const { t } = useTranslation('minutes');
  const { member } = useOpenDossier();
  const language = useLanguage();
  const saveFile = useSaveFile();
  const docx = useMinutesDocx(meeting);
  const link = useWatched(useClient().link);
  const [isSending, setIsSending] = useState(false);
  const { edition: no, reason, issuedAt, file, docId, bureau } = edition;
  const isClerk = member.role === 'clerk';
  const isEveryones = bureau?.releasedTo.includes('parties') === true;
  return (
    <section className={styles.edition} aria-current={isShown} aria-label={t('edition', { no })}>
      <div className={styles.editionHead}>
        <h3 className={styles.editionName}>{t('edition', { no })}</h3>
        <span className={styles.note}>{t('issuedAt', { time: fullTime(issuedAt, language) })}</span>
      </div>
      {reason !== '' && <p>{t('reason', { reason })}</p>}
      {bureau && <p className={styles.note}>{audienceWords(bureau.releasedTo, t)}</p>}
      {file ? (
        <>
          <p className={styles.note}>{t('docId', { id: docId, pages: file.pages })}</p>
          <HashText value={file.sha256} isWhole isCopyable />
          <div className={styles.editionActs}>
            {!isShown && (
              <SecondaryButton icon={Eye} label={t('openOf', { no })} onClick={onShow}>
                {t('open')}
              </SecondaryButton>
            )}
            <SecondaryButton
              icon={Download}
              label={t('downloadOf', { no })}
              onClick={() => void saveFile(file)}
            >
              {t('download')}
            </SecondaryButton>
            {isClerk && !isEveryones && (
              <SecondaryButton icon={Send} onClick={() => setIsSending(true)}>
                {t('release.act')}
              </SecondaryButton>
            )}
            {bureau && (
              <QuietButton
                icon={FileDown}
                label={t('docxOf', { no })}
                isBusy={docx.isBusy}
                onClick={() => void docx.make(bureau.sections, edition)}
              >
                {t('docx')}
              </QuietButton>
            )}
          </div>
          {isClerk && (
            <ReleaseConfirm
              meeting={meeting}
              edition={edition}
              file={file}
              isOpen={isSending}
              onDone={() => setIsSending(false)}
            />
          )}
        </>
      ) : (
        <ProgressLine what={t(link.status === 'connected' ? 'setting' : 'settingOffline')} fraction={null} />
      )}
    </section>
  );
}

function audienceWords(
  releasedTo: NonNullable<Edition['bureau']>['releasedTo'],
  t: (key: 'whoHas' | 'onlyBureau' | 'audiences.panel' | 'audiences.parties') => string,
): string {
  if (releasedTo.length === 0) return t('onlyBureau');
  const widest = releasedTo.includes('parties') ? 'parties' : 'panel';
  return `${t('whoHas')} ${t(`audiences.${widest}`)}`;
}
