import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recheckResults } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';

/** The chair closes the round: passed, or back to revision; and what becomes known of it. */
export function ConcludeConfirm({
  item,
  isOpen,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { dossierId, state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const { itemId } = item;
  const [statement, setStatement] = useScratchText(`recheck/${dossierId}/${itemId}/statement`);
  const [isBusy, setIsBusy] = useState(false);
  const results = recheckResults(state, itemId);
  const failed = (item.published?.items ?? []).filter((point) =>
    results.some((row) => row.opinionItemId === point.opinionItemId && row.result === 'notImplemented'),
  );
  const isPassed = failed.length === 0;
  const numbers = failed.map((point) => point.no).join('、');
  // Printed words of the record, Chinese in every language of the interface.
  const usual = isPassed
    ? '经复核，修改稿已按专家组意见修改完善，同意上报审批。'
    : `经复核，第${numbers}条未落实，请按专家组意见继续修改后重新提交。`;
  const command = { type: 'recheck.conclude', itemId, statement: statement.trim() } as const;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('conclude.done') });
    setIsBusy(false);
    if (!result.ok) return;
    setStatement('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('conclude.title')}
      disclosures={[
        { whom: t('conclude.parties'), what: t('conclude.partiesSee') },
        { whom: t('conclude.hidden'), what: t('conclude.hiddenWhat'), isVisible: false },
      ]}
      act={isPassed ? t('conclude.pass') : t('conclude.back')}
      isBusy={isBusy}
      blockedBy={statement.trim() === '' ? t('conclude.needsStatement') : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      <Notice
        tone={isPassed ? 'success' : 'warning'}
        title={isPassed ? t('conclude.passes') : t('conclude.fails', { numbers })}
      />
      <TextField
        label={t('conclude.statement')}
        rows={2}
        maxLength={8000}
        value={statement}
        onChange={setStatement}
      />
      {statement.trim() === '' && (
        <p>
          <QuietButton size="small" onClick={() => setStatement(usual)}>
            {usual}
          </QuietButton>
        </p>
      )}
    </ConfirmAct>
  );
}
