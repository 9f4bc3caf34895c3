import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/domain/dossier/stage.ts';
import type { NextStep } from '#shared/domain/view/next-step.ts';

export interface StepWords {
  /** What is to be done, as a clerk says it. */
  readonly todo: string;
  /** The words of the button. */
  readonly act: string;
  /** Why, or what follows. Empty where the words say enough. */
  readonly note: string;
}

/** Words of a next step; a wait is worded by the stage it waits in. */
export function useStepWords(): (
  step: NextStep,
  /** `issued`: final documents are out, the archive is still to come. */
  stage: Stage | 'issued' | undefined,
) => StepWords {
  const { t } = useTranslation('steps');
  return useCallback(
    (step, stage) => {
      if (step.kind === 'wait') {
        return { todo: t(`waiting.${stage ?? 'acceptance'}`), act: t('look'), note: '' };
      }
      const count = step.count;
      return {
        todo: t(`${step.kind}.todo`, { count }),
        act: t(`${step.kind}.act`, { count }),
        note: t(`${step.kind}.note`, { count }),
      };
    },
    [t],
  );
}
