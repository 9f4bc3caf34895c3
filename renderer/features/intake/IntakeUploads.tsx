import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { versionIdSchema, type ItemId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { UploadFace } from '#renderer/app/upload/UploadFace.tsx';
import { useUpload } from '#renderer/app/upload/use-upload.ts';
import styles from './IntakeUploads.module.css';

/** The case stands; its reports go up one under the other. A refused one can be replaced here or later. */
export function IntakeUploads({ files }: { readonly files: ReadonlyMap<ItemId, File> }): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const { state, dossierId } = useOpenDossier();
  const [settled, setSettled] = useState<ReadonlySet<ItemId>>(new Set());
  const items = state.parties.itemOrder.flatMap((itemId) => state.parties.items[itemId] ?? []);
  const waiting = [...files.keys()].filter((itemId) => !settled.has(itemId));
  return (
    <div className={styles.page}>
      <h1>{t('common:titleMark', { title: state.parties.dossier?.title ?? '' })}</h1>
      <Panel title={t('uploading')} aside={t('created')} isFlush>
        {items.map((item) => (
          <UploadRow
            key={item.itemId}
            item={item}
            file={files.get(item.itemId) ?? null}
            onSettled={() => setSettled((now) => new Set(now).add(item.itemId))}
          />
        ))}
      </Panel>
      <div className={styles.acts}>
        <PrimaryButton
          size="big"
          to={`/dossiers/${dossierId}`}
          blockedBy={waiting.length > 0 ? t('stillUploading') : null}
        >
          {t('enter')}
        </PrimaryButton>
      </div>
    </div>
  );
}

function UploadRow({
  item,
  file,
  onSettled,
}: {
  readonly item: ReviewItem;
  readonly file: File | null;
  readonly onSettled: () => void;
}): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const upload = useUpload();
  const isStarted = useRef(false);
  const current = item.versions.at(-1);

  const send = async (chosen: File): Promise<void> => {
    const result = await upload.start(dossierId, chosen);
    if (result.status === 'accepted') {
      await submit({
        type: 'report.addVersion',
        itemId: item.itemId,
        versionId: versionIdSchema.parse(client.newId()),
        kind: 'submissionDraft',
        file: result.file,
      });
    }
    onSettled();
  };
  useEffect(() => {
    if (!file || isStarted.current) return;
    isStarted.current = true;
    void send(file);
  });

  return (
    <div className={styles.row}>
      <h3>{t('common:titleMark', { title: item.reportTitle })}</h3>
      {current && (
        <p className={styles.done}>
          <CircleCheck aria-hidden className={styles.icon} />
          {t('taken', { name: current.file.name, pages: current.file.pages })}
        </p>
      )}
      <UploadFace state={upload.state} onCancel={upload.cancel} />
      {!current && upload.state.status !== 'running' && (
        <FileDrop
          isSmall
          label={t('drop', { report: item.reportTitle })}
          hint={t('dropHint')}
          onFiles={([chosen]) => chosen && void send(chosen)}
        />
      )}
    </div>
  );
}
