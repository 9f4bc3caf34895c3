import { useMemo } from 'react';
import { nextStepOf, type NextStep } from '#shared/domain/view/next-step.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

/** What waits for the member here. */
export function useNextStep(): NextStep {
  const { state, memberId } = useOpenDossier();
  return useMemo(() => nextStepOf(state, memberId), [state, memberId]);
}
