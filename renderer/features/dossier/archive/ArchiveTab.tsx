import { Archive, Download, FileCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { releasedMinutes } from '#shared/domain/minutes/released-to.ts';
import type { Meeting, ReviewItem } from '#shared/domain/state.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { isOfOthers, useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { ActConfirm } from '../ActConfirm.tsx';
import { itemsOf, meetingsOf } from '../items-of.ts';
import styles from './ArchiveTab.module.css';

/** What a review leaves: the sealed opinion, the response table, the report they speak of. */
export function ArchiveTab(): ReactNode {
  const { state } = useOpenDossier();
  return (
    <>
      {itemsOf(state).map((item) => (
        <ItemArchive key={item.itemId} item={item} />
      ))}
      {meetingsOf(state).map((meeting) => (
        <MinutesArchive key={meeting.meetingId} meeting={meeting} />
      ))}
    </>
  );
}

/** The newest edition of a meeting's minutes that is known to the viewer; nothing where there is none. */
function MinutesArchive({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const { meetingId, title } = meeting;
  const issued = state.bureau.minutes[meetingId]?.findLast(({ file }) => file !== null);
  const newest = issued ?? releasedMinutes(state, meetingId)[0];
  if (!newest?.file) return null;
  return (
    <Panel title={title} isFlush>
      <FileLine
        name={t('archive.minutes', { no: newest.edition })}
        file={newest.file}
        note={t('archive.docId', { docId: newest.docId })}
      />
    </Panel>
  );
}

function ItemArchive({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const language = useLanguage();
  const { published, final } = item;
  const version = item.versions.find((entry) => entry.versionId === final?.versionId);
  return (
    <Panel
      title={item.reportTitle}
      aside={
        final ? (
          <>
            <FileCheck aria-hidden className={styles.icon} />
            {t('archive.issuedAt', { time: fullTime(final.at, language) })}
          </>
        ) : (
          t(published ? 'archive.published' : 'archive.notYet')
        )
      }
      isFlush
    >
      {!published && <p className={styles.none}>{t('archive.noneNote')}</p>}
      {published && (
        <FileLine
          name={t('archive.opinion')}
          file={published.file}
          note={t('archive.docId', { docId: published.docId })}
        />
      )}
      {final?.responseTable && <FileLine name={t('archive.table')} file={final.responseTable} />}
      {final && version && (
        <FileLine
          name={t('archive.report', {
            kind: t(`common:versionKinds.${version.kind}`),
            no: t('common:versionNo', { no: version.no }),
          })}
          file={version.file}
        />
      )}
      <Acts item={item} />
    </Panel>
  );
}

function FileLine({
  name,
  file,
  note,
}: {
  readonly name: string;
  readonly file: FileRef;
  readonly note?: string;
}): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const saveFile = useSaveFile();
  return (
    <div className={styles.file}>
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        <p className={styles.note}>
          {[t('common:pages', { count: file.pages }), fileSize(file.sizeBytes), note]
            .filter(Boolean)
            .join('　')}
        </p>
        <HashText value={file.sha256} isWhole isCopyable />
      </div>
      <SecondaryButton
        icon={Download}
        onClick={() => void saveFile(file)}
        label={t('archive.downloadNamed', { name })}
      >
        {t('common:download')}
      </SecondaryButton>
    </div>
  );
}

/** Issue, then archive: shown to whom it falls, blocked with the reason until it is time. */
function Acts({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const dryRun = useDryRun();
  const [open, setOpen] = useState<'issue' | 'archive' | null>(null);
  const issue: CommandOf<'final.issue'> = { type: 'final.issue', itemId: item.itemId };
  const archive: CommandOf<'item.archive'> = { type: 'item.archive', itemId: item.itemId };
  const issueRefusal = dryRun(issue);
  const archiveRefusal = dryRun(archive);
  if (isOfOthers(issueRefusal) || item.stage === 'archive') return null;
  return (
    <div className={styles.acts}>
      {!item.final && (
        <SecondaryButton
          blockedBy={issueRefusal && wordRejection(language, issueRefusal)}
          onClick={() => setOpen('issue')}
        >
          {t('acts.final.issue.act')}
        </SecondaryButton>
      )}
      <SecondaryButton
        icon={Archive}
        blockedBy={archiveRefusal && wordRejection(language, archiveRefusal)}
        onClick={() => setOpen('archive')}
      >
        {t('acts.item.archive.act')}
      </SecondaryButton>
      <ActConfirm command={issue} isOpen={open === 'issue'} onClose={() => setOpen(null)} />
      <ActConfirm command={archive} isOpen={open === 'archive'} onClose={() => setOpen(null)} />
    </div>
  );
}
