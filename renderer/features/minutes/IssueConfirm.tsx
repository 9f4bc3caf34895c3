import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { printedSections, type DraftSection } from '#shared/documents/minutes/minutes-sections.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';

/** Fixing an edition: who has it from now on, who not yet, and the reason where it corrects another. */
export function IssueConfirm({
  meeting,
  edition,
  sections,
  isOpen,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly edition: number;
  readonly sections: readonly DraftSection[];
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('minutes');
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const { meetingId } = meeting;
  const [reason, setReason] = useScratchText(`minutes/${dossierId}/${meetingId}/reason`);
  const [isBusy, setIsBusy] = useState(false);
  const printed = printedSections(sections);
  const command = {
    type: 'minutes.issue',
    meetingId,
    edition,
    reason: edition > 1 ? reason.trim() : '',
    sections: printed,
  } as const;
  const characters = printed.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0);
  const rewritten = sections.filter(({ edit }) => edit !== null).length;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('issue.done') });
    setIsBusy(false);
    if (!result.ok) return;
    setReason('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('issue.title')}
      lead={t('issue.lead')}
      disclosures={[
        { whom: t('audiences.bureau'), what: t('issue.bureauSees', { count: characters }) },
        { whom: t('issue.others'), what: t('issue.othersSee'), isVisible: false },
        {
          whom: t('issue.hidden'),
          what: rewritten === 0 ? t('issue.hiddenNot') : t('issue.hiddenWhat', { count: rewritten }),
          isVisible: false,
        },
      ]}
      act={edition === 1 ? t('issue.act') : t('issue.again', { no: edition })}
      isBusy={isBusy}
      blockedBy={isOpen ? blockedBy(command) : null}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {edition > 1 && (
        <TextField
          label={t('issue.reason')}
          hint={t('issue.reasonHint')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={2000}
        />
      )}
    </ConfirmAct>
  );
}
