import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileRefSchema } from '#shared/domain/file-ref.ts';
import { versionIdSchema } from '#shared/domain/ids.ts';
import { currentRound } from '#shared/domain/revision/decide.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import type { Upload, UploadProgress } from '#renderer/app/client/client.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { wordFault, wordReportCheck } from '#renderer/i18n/word-refusal.ts';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { HashText } from '#renderer/ui/HashText.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import styles from './RevisedUpload.module.css';

/** Never submitted: asks the rules whether a revised draft may come now. */
const PROBE = fileRefSchema.parse({ sha256: '0'.repeat(64), sizeBytes: 1, name: 'probe.pdf', pages: 1 });

/** The compiler hands in the revised report; it is hashed, sent and checked in view. */
export function RevisedUpload({
  item,
  after,
}: {
  readonly item: ReviewItem;
  readonly after: ReportVersion | null;
}): ReactNode {
  const { t } = useTranslation('revision');
  const client = useClient();
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const language = useLanguage();
  const now = useNow();
  const running = useRef<Upload | null>(null);
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [findings, setFindings] = useState<readonly string[]>([]);
  const versionId = versionIdSchema.parse('probe-of-revision');
  const isOpen =
    blockedBy({
      type: 'report.addVersion',
      itemId: item.itemId,
      versionId,
      kind: 'revisedDraft',
      file: PROBE,
    }) === null;
  if (!isOpen) return null;
  const isOfThisRound = after !== null && after.versionId !== currentRound(item)?.versionId;

  const upload = async (file: File): Promise<void> => {
    setName(file.name);
    setProblem(null);
    setFindings([]);
    setProgress({ phase: 'hashing', doneBytes: 0, totalBytes: file.size });
    running.current = client.upload(dossierId, file, setProgress);
    const result = await running.current.done;
    running.current = null;
    setProgress(null);
    switch (result.status) {
      case 'accepted': {
        const id = versionIdSchema.parse(client.newId());
        await submit(
          {
            type: 'report.addVersion',
            itemId: item.itemId,
            versionId: id,
            kind: 'revisedDraft',
            file: result.file,
          },
          { done: t('upload.done') },
        );
        setFindings(result.findings);
        break;
      }
      case 'rejected':
        setProblem(wordReportCheck(language, result.reason));
        break;
      case 'failed':
        setProblem(wordFault(language, result.fault));
        break;
      case 'cancelled':
        break;
    }
  };
  const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  return (
    <Panel>
      <div className={styles.upload}>
        <div className={styles.words}>
          <h2>{t('upload.title')}</h2>
          {isOfThisRound ? (
            <>
              <p>
                {after.file.name} · {shortTime(after.addedAt, language, now)}
              </p>
              <HashText value={after.file.sha256} />
            </>
          ) : (
            <p className={styles.note}>{t('upload.note')}</p>
          )}
          {findings.map((finding) => (
            <Notice key={finding} tone="warning">
              {wordReportCheck(language, finding)}
            </Notice>
          ))}
          {problem && (
            <Notice tone="danger" title={t('upload.refused', { name })}>
              {problem}
            </Notice>
          )}
        </div>
        <div className={styles.control}>
          {progress ? (
            <ProgressLine
              what={t(`upload.phases.${progress.phase}`, { name })}
              amount={t('upload.amount', {
                done: megabytes(progress.doneBytes),
                total: megabytes(progress.totalBytes),
              })}
              fraction={progress.phase === 'checking' ? null : progress.doneBytes / progress.totalBytes}
              action={
                <QuietButton size="small" onClick={() => running.current?.cancel()}>
                  {t('upload.cancel')}
                </QuietButton>
              }
            />
          ) : (
            <FileDrop
              isSmall
              label={isOfThisRound ? t('upload.replace') : t('upload.choose')}
              hint={t('upload.hint')}
              onFiles={([file]) => {
                if (file) void upload(file);
              }}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}
