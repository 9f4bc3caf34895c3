import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { StepId } from '#shared/domain/ids.ts';
import { presentMembers } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf, type Person } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';

/** Closing or opening the doors: exactly who leaves or returns, and what they will and will not see. */
export function MoveStepConfirm({
  meeting,
  stepId,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly stepId: StepId | null;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const step = meeting.steps.find((entry) => entry.stepId === stepId);
  const command = stepId && ({ type: 'meeting.moveStep', meetingId: meeting.meetingId, stepId } as const);
  const present = presentMembers(state, meeting.meetingId);
  const joined = peopleOf(state).filter((person) => person.status === 'joined');
  const inside = joined.filter((person) => isPanelSide(state, person.memberId));
  const outside = joined.filter((person) => !isPanelSide(state, person.memberId));
  const names = (people: readonly Person[]): string =>
    people
      .map((person) => (present.has(person.memberId) ? person.name : t('move.absent', { name: person.name })))
      .join(t('common:listMark'));
  const roles = (['owner', 'compiler', 'department', 'leader'] as const).flatMap((role) => {
    const people = outside.filter((person) => person.role === role);
    return people.length > 0 ? [{ role, people }] : [];
  });
  const isClosing = step?.visibility === 'panel';
  const disclosures = isClosing
    ? [
        ...roles.map(({ role, people }) => ({
          whom: t(`common:roles.${role}`),
          what: t('move.leaves', { names: names(people) }),
        })),
        { whom: t('move.outside'), what: t('move.outsideNot'), isVisible: false },
        { whom: t('move.panel'), what: t('move.stays', { names: names(inside) }) },
      ]
    : [
        ...roles.map(({ role, people }) => ({
          whom: t(`common:roles.${role}`),
          what: t('move.returns', { names: names(people) }),
        })),
        { whom: t('move.everyone'), what: t('move.statement') },
        { whom: t('move.notShown'), what: t('move.keptInside'), isVisible: false },
      ];
  const run = async (): Promise<void> => {
    if (!command) return;
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={step !== undefined}
      title={isClosing ? t('move.closeTitle') : t('move.openTitle')}
      lead={t(isClosing ? 'move.closeLead' : 'move.openLead', { title: step?.title ?? '' })}
      disclosures={disclosures}
      act={isClosing ? t('move.closeAct') : t('move.openAct')}
      isBusy={isBusy}
      blockedBy={command && blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  );
}
