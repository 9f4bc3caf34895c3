import { BookOpen, Columns2, Download, FileText, FileUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileRefSchema } from '#shared/domain/file-ref.ts';
import { versionIdSchema } from '#shared/domain/ids.ts';
import { mayReadFile } from '#shared/domain/ledger/file-access.ts';
import type { VersionKind } from '#shared/domain/report/commands.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { classes } from '#renderer/ui/classes.ts';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { HashText } from '#renderer/ui/HashText.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { compareWithNeighbour } from '#renderer/app/dossier/compare-address.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { readAddress } from '#renderer/app/dossier/step-target.ts';
import { isOfOthers, useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { UploadFace } from '#renderer/app/upload/UploadFace.tsx';
import { useUpload } from '#renderer/app/upload/use-upload.ts';
import { useNow } from '#renderer/app/use-now.ts';
import styles from './ReportRow.module.css';

/** Stands for a file that is yet to come, to ask the rules whether one may. */
const SOME_FILE = fileRefSchema.parse({ sha256: '0'.repeat(64), sizeBytes: 1, name: 'report.pdf', pages: 1 });
const SHOWN_VERSIONS = 2;

/** A report with its versions: read, take a copy, put a new version in the place of the current one. */
export function ReportRow({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common', 'compare']);
  const { state, dossierId, memberId } = useOpenDossier();
  const language = useLanguage();
  const now = useNow();
  const saveFile = useSaveFile();
  const [isUploading, setIsUploading] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const newestFirst = [...item.versions].reverse();
  const [current] = newestFirst;
  const shown = showsAll ? newestFirst : newestFirst.slice(0, SHOWN_VERSIONS);
  const mayRead = current !== undefined && mayReadFile(state, memberId, current.file.sha256);
  const comparison = current ? compareWithNeighbour(dossierId, item, current.versionId) : null;
  const kind: VersionKind = item.stage === 'revision' ? 'revisedDraft' : 'submissionDraft';
  const refusal = useUploadRefusal(item, kind);

  return (
    <article className={styles.report} aria-label={item.reportTitle}>
      <div className={classes(styles.line, shown.length < 2 && styles.single)}>
        <FileText aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <h3 className={styles.title}>{t('common:titleMark', { title: item.reportTitle })}</h3>
          <p className={styles.note}>
            {current
              ? t('reports.facts', {
                  kind: t(`common:versionKinds.${current.kind}`),
                  pages: current.file.pages,
                  size: fileSize(current.file.sizeBytes),
                })
              : t('reports.none')}
          </p>
        </div>
        <ol className={styles.versions}>
          {shown.map((version) => (
            <li key={version.versionId} className={styles.version}>
              <span>
                {version.kind !== current?.kind && `${t(`common:versionKinds.${version.kind}`)} `}
                {t('common:versionNo', { no: version.no })}
              </span>
              <span className={styles.current}>{version === current && t('reports.current')}</span>
              <span className={styles.when}>{shortTime(version.addedAt, language, now)}</span>
              <HashText value={version.file.sha256} />
            </li>
          ))}
          {newestFirst.length > SHOWN_VERSIONS && (
            <li>
              <button type="button" className={styles.all} onClick={() => setShowsAll(!showsAll)}>
                {showsAll ? t('reports.fewer') : t('reports.all', { count: newestFirst.length })}
              </button>
            </li>
          )}
        </ol>
        <div className={styles.acts}>
          {current && (
            <SecondaryButton
              icon={BookOpen}
              to={readAddress(dossierId, item.itemId, current.versionId)}
              label={t('reports.readNamed', { report: item.reportTitle })}
              blockedBy={mayRead ? null : t('reports.notYet')}
            >
              {t('common:read')}
            </SecondaryButton>
          )}
          {comparison && mayRead && (
            <SecondaryButton
              icon={Columns2}
              to={comparison}
              label={t('compare:compareNamed', { report: item.reportTitle })}
            >
              {t('compare:act')}
            </SecondaryButton>
          )}
          {current && mayRead && (
            <IconButton
              icon={Download}
              label={t('reports.download', { report: item.reportTitle })}
              onClick={() => void saveFile(current.file)}
            />
          )}
          {!isOfOthers(refusal) && current && (
            <IconButton
              icon={FileUp}
              label={t('reports.newVersion', { report: item.reportTitle })}
              isPressed={isUploading}
              isDisabled={refusal !== null}
              onClick={() => setIsUploading(!isUploading)}
            />
          )}
        </div>
      </div>
      {!isOfOthers(refusal) && (isUploading || !current) && (
        <NewVersion
          item={item}
          kind={kind}
          reason={refusal && wordRejection(language, refusal)}
          onDone={() => setIsUploading(false)}
        />
      )}
    </article>
  );
}

function useUploadRefusal(item: ReviewItem, kind: VersionKind): ReturnType<ReturnType<typeof useDryRun>> {
  const dryRun = useDryRun();
  return dryRun({
    type: 'report.addVersion',
    itemId: item.itemId,
    versionId: versionIdSchema.parse('version-to-come'),
    kind,
    file: SOME_FILE,
  });
}

function NewVersion({
  item,
  kind,
  reason,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly kind: VersionKind;
  readonly reason: string | null;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const upload = useUpload();
  const send = async (file: File): Promise<void> => {
    const result = await upload.start(dossierId, file);
    if (result.status !== 'accepted') return;
    const added = await submit(
      {
        type: 'report.addVersion',
        itemId: item.itemId,
        versionId: versionIdSchema.parse(client.newId()),
        kind,
        file: result.file,
      },
      { done: t('reports.added', { report: item.reportTitle }) },
    );
    if (added.ok && result.findings.length === 0) onDone();
  };
  return (
    <div className={styles.upload}>
      {upload.state.status !== 'running' && (
        <FileDrop
          isSmall
          label={t('reports.drop', { kind: t(`common:versionKinds.${kind}`) })}
          hint={reason ?? t('reports.dropHint')}
          isDisabled={reason !== null}
          onFiles={([file]) => file && void send(file)}
        />
      )}
      <UploadFace state={upload.state} onCancel={upload.cancel} />
    </div>
  );
}
