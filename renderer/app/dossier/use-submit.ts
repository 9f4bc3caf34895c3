import { useCallback } from 'react';
import type { Command } from '#shared/domain/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import type { Result } from '#shared/lib/result.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useOpenDossier } from './open-dossier-context.ts';

export type Submit = (
  command: Command,
  /** `isQuiet`: the caller shows a refusal itself. `done`: said when it is on its way. */
  options?: { readonly isQuiet?: boolean; readonly done?: string },
) => Promise<Result<CommandId, Rejection>>;

/** Gives a command to the open dossier. Resolved ok means durable on this machine; the hub's answer follows. */
export function useSubmit(): Submit {
  const { handle } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  return useCallback(
    async (command, options = {}) => {
      const result = await handle.submit(command);
      if (!result.ok && !options.isQuiet) {
        show({ text: wordRejection(language, result.error), tone: 'danger' });
      }
      if (result.ok && options.done) show({ text: options.done, tone: 'success' });
      return result;
    },
    [handle, language, show],
  );
}
