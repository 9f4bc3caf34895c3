import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';

/** Handing in the answers is their release to every party (L3). */
export function SubmitConfirm({
  item,
  isOpen,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('revision');
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const command = { type: 'response.submit', itemId: item.itemId } as const;
  const version = item.versions.at(-1);
  const count = item.published?.items.length ?? 0;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('submit.done') });
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('submit.title')}
      lead={t('submit.lead', { count })}
      disclosures={[
        { whom: t('submit.panel'), what: t('submit.panelSees') },
        { whom: t('submit.parties'), what: t('submit.partiesSee') },
      ]}
      file={version && { name: version.file.name, sha256: version.file.sha256 }}
      act={t('submit.act')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  );
}
