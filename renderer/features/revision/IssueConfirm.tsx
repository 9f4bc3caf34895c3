import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';

/** 出具定稿: which opinion and which version of the report are final. */
export function IssueConfirm({
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
  const command = { type: 'final.issue', itemId: item.itemId } as const;
  const version = item.versions.at(-1);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('issue.done') });
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('issue.title')}
      lead={t('issue.lead')}
      disclosures={[{ whom: t('issue.parties'), what: t('issue.partiesSee') }]}
      file={version && { name: version.file.name, sha256: version.file.sha256 }}
      act={t('issue.act')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  );
}
