import { useState, type ReactNode } from 'react';
import type { Command } from '#shared/domain/command.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';

/** An act of the clerk that needs a reason; what was typed outlives the page. */
export function ReasonConfirm({
  name,
  title,
  lead,
  label,
  placeholder,
  needsReason,
  act,
  isDanger = false,
  commandOf,
  onDone,
}: {
  /** Of what is typed, among what this person types in the dossier. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly placeholder: string;
  readonly needsReason: string;
  readonly act: string;
  readonly isDanger?: boolean;
  readonly commandOf: (reason: string) => Command;
  readonly onDone: () => void;
}): ReactNode {
  const { dossierId } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [reason, setReason] = useScratchText(`meeting/${dossierId}/${name}`);
  const [isBusy, setIsBusy] = useState(false);
  const command = commandOf(reason.trim());
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (!result.ok) return;
    setReason('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen
      title={title}
      lead={lead}
      act={act}
      isDanger={isDanger}
      isBusy={isBusy}
      blockedBy={reason.trim() === '' ? needsReason : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      <TextField
        label={label}
        placeholder={placeholder}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isAutoFocused
      />
    </ConfirmAct>
  );
}
