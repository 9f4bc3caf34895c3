import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { StepId } from '#shared/domain/ids.ts';
import { isClosedDeliberation, presentMembers } from '#shared/domain/meeting/meeting.ts';
import { stepObstacles } from '#shared/domain/meeting/step-rules.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf, type Person } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import { StepObstacles } from './StepObstacles.tsx';

/**
 * A step that changes who is in the room, or that lacks what the rules ask: exactly who leaves or returns and what
 * they will and will not see; what is lacking, and the clerk's reason to go on without.
 */
export function MoveStepConfirm({
  meeting,
  stepId,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly stepId: StepId | null;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder', 'common']);
  const { dossierId, state, member } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const step = meeting.steps.find((entry) => entry.stepId === stepId);
  const [reason, setReason] = useScratchText(`meeting/${dossierId}/${meeting.meetingId}/override`);
  const obstacles = step ? stepObstacles(state, meeting, step) : [];
  const mayOverride =
    member.role === 'clerk' && obstacles.every(({ enforcement }) => enforcement === 'overridable');
  const override = obstacles.length > 0 && reason.trim() !== '' ? { override: reason.trim() } : {};
  const command =
    stepId && ({ type: 'meeting.moveStep', meetingId: meeting.meetingId, stepId, ...override } as const);
  const isDoors = step !== undefined && (step.visibility === 'panel') !== isClosedDeliberation(meeting);
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
  const disclosures = !isDoors
    ? []
    : isClosing
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
  const blocked = (): string | null => {
    if (!command) return null;
    if (obstacles.length === 0 || (mayOverride && reason.trim() !== '')) return blockedBy(command);
    if (mayOverride) return t('meetingOrder:step.needsReason');
    return t(member.role === 'clerk' ? 'meetingOrder:step.blocked' : 'meetingOrder:step.clerkOnly');
  };
  const run = async (): Promise<void> => {
    if (!command) return;
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (!result.ok) return;
    setReason('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen={step !== undefined}
      title={
        isDoors
          ? t(isClosing ? 'move.closeTitle' : 'move.openTitle')
          : t('meetingOrder:step.title', { title: step?.title ?? '' })
      }
      lead={isDoors ? t(isClosing ? 'move.closeLead' : 'move.openLead', { title: step.title }) : undefined}
      disclosures={disclosures}
      act={isDoors ? t(isClosing ? 'move.closeAct' : 'move.openAct') : t('meetingOrder:step.act')}
      isBusy={isBusy}
      blockedBy={blocked()}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {obstacles.length > 0 && (
        <StepObstacles obstacles={obstacles} mayOverride={mayOverride} reason={reason} onReason={setReason} />
      )}
    </ConfirmAct>
  );
}
