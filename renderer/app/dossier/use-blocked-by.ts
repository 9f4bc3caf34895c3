import { useCallback } from 'react';
import type { Command } from '#shared/domain/command.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useDryRun } from './use-dry-run.ts';

/** Why a command would be refused now, in words for a button's `blockedBy`; null when it would not. */
export function useBlockedBy(): (command: Command) => string | null {
  const dryRun = useDryRun();
  const language = useLanguage();
  return useCallback(
    (command) => {
      const rejection = dryRun(command);
      return rejection && wordRejection(language, rejection);
    },
    [dryRun, language],
  );
}
