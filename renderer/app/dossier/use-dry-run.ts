import { useCallback } from 'react';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { useOpenDossier } from './open-dossier-context.ts';

/**
 * Asks the shared rules whether a command would be refused now. The only way a screen knows what is open to
 * its person: an act refused for the role is not shown, one refused for the moment is shown blocked.
 */
export function useDryRun(): (command: Command) => Rejection | null {
  const { state, memberId } = useOpenDossier();
  return useCallback(
    (command) => {
      const decision = decide(state, command, { actor: { kind: 'member', memberId }, nowMs: Date.now() });
      return decision.ok ? null : decision.error;
    },
    [state, memberId],
  );
}

/** Whether a refusal is for good: this person's role never does this. */
export function isOfOthers(rejection: Rejection | null): boolean {
  return rejection?.code === 'actor.roleNotEntitled';
}
