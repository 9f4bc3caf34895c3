import { useState, type ReactNode } from 'react';
import type { Command } from '#shared/domain/command.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from './use-scratch-text.ts';

/** An act that needs a reason; what was typed outlives the page. */
export function ReasonConfirm({
  isOpen = true,
  name,
  title,
  lead,
  label,
  placeholder,
  hint,
  needsReason,
  act,
  isDanger = false,
  commandOf,
  onDone,
}: {
  readonly isOpen?: boolean;
  /** The name under which what is typed is kept for this person. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly needsReason: string;
  readonly act: string;
  readonly isDanger?: boolean;
  readonly commandOf: (reason: string) => Command;
  readonly onDone: () => void;
}): ReactNode {
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [reason, setReason] = useScratchText(name);
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
      isOpen={isOpen}
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
        hint={hint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isAutoFocused
      />
    </ConfirmAct>
  );
}
