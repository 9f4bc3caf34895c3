import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import type { NextStep } from '#shared/domain/view/next-step.ts';
import { NextStepCard } from '#renderer/ui/NextStepCard.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { stepTarget } from '#renderer/app/dossier/step-target.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useStepWords } from '#renderer/app/dossier/use-step-words.ts';
import { useStepDue } from '#renderer/app/use-due-words.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { ActConfirm } from './ActConfirm.tsx';
import { slowestStage } from './items-of.ts';
import type { Tab } from './tabs.ts';
import { useNextStep } from './use-next-step.ts';

type Direct =
  | CommandOf<'dossier.accept'>
  | CommandOf<'panel.confirm'>
  | CommandOf<'final.issue'>
  | CommandOf<'item.archive'>;

/** The single next step; its button does it where it is one act, and goes there where it is work. */
export function NextStepPanel({ tab }: { readonly tab: Tab }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { dossierId, state } = useOpenDossier();
  const words = useStepWords();
  const stepDue = useStepDue();
  const blockedBy = useBlockedBy();
  const now = useNow();
  const [isConfirming, setIsConfirming] = useState(false);
  const step = useNextStep();
  const item = step.itemId ? state.parties.items[step.itemId] : undefined;
  const { todo, act, note } = words(
    step,
    item?.final && item.stage === 'final' ? 'issued' : (item?.stage ?? slowestStage(state)),
  );
  const due = stepDue(step, now);
  const several = state.parties.itemOrder.length > 1;
  const about = several && item ? t('common:titleMark', { title: item.reportTitle }) : '';
  const direct = directCommand(step);
  const target = stepTarget(dossierId, step, state);
  // On its own page the act stands in its place: one primary button a screen.
  const isHere = target === `/dossiers/${dossierId}/${tab}`;
  const reason = direct && blockedBy(direct);

  return (
    <>
      <NextStepCard
        title={todo}
        due={due ? { ...due, text: `${t('clauseMark')}${due.text}` } : undefined}
        note={[about, reason ?? note].filter(Boolean).join('　')}
        isWaiting={!step.isMine}
        action={
          step.isMine &&
          (direct ? (
            <PrimaryButton size="big" onClick={() => setIsConfirming(true)} blockedBy={reason}>
              {act}
            </PrimaryButton>
          ) : (
            !isHere && (
              <PrimaryButton size="big" to={target}>
                {act}
              </PrimaryButton>
            )
          ))
        }
      />
      {direct && <ActConfirm command={direct} isOpen={isConfirming} onClose={() => setIsConfirming(false)} />}
    </>
  );
}

/** Steps that are a single command without anything to fill in. */
function directCommand(step: NextStep): Direct | null {
  switch (step.kind) {
    case 'acceptDossier':
      return { type: 'dossier.accept' };
    case 'confirmPanel':
      return { type: 'panel.confirm' };
    case 'issueFinal':
      return step.itemId && { type: 'final.issue', itemId: step.itemId };
    case 'archiveItem':
      return step.itemId && { type: 'item.archive', itemId: step.itemId };
    default:
      return null;
  }
}
