import { openingParagraph, type OpeningFacts } from '#shared/documents/opening-paragraph.ts';
import { signInSheet, stepMoves } from '#shared/domain/meeting/meeting.ts';
import type { Role } from '#shared/domain/dossier/member.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { signersOf } from '#shared/domain/policy.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { StepKind } from '#shared/domain/meeting/agenda.ts';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import type { DossierState, Meeting, ReviewItem } from '#shared/domain/state.ts';

/** Departments first, then owner and compiler, as the paragraph names them. */
const ORDER: readonly Role[] = ['department', 'owner', 'compiler'];

/** The meeting an item's opinion speaks of: the last one that dealt with it. */
export function meetingOf(state: DossierState, item: ReviewItem): Meeting | undefined {
  return Object.values(state.parties.meetings).findLast((meeting) => meeting.itemIds.includes(item.itemId));
}

/** The opening paragraph from what the meeting recorded; undefined while there is no meeting to tell of. */
export function openingFromRecord(state: DossierState, item: ReviewItem): string | undefined {
  const meeting = meetingOf(state, item);
  const dossier = state.parties.dossier;
  return meeting && dossier ? openingParagraph(factsOf(state, item, meeting, dossier)) : undefined;
}

function factsOf(
  state: DossierState,
  item: ReviewItem,
  meeting: Meeting,
  dossier: NonNullable<DossierState['parties']['dossier']>,
): OpeningFacts {
  const came = [...signInSheet(state, meeting.meetingId).values()]
    .filter(({ intervals }) => intervals.length > 0)
    .map(({ memberId }) => memberId);
  const others = came
    .flatMap((memberId) => findMember(state, memberId) ?? [])
    .filter((member) => member.role !== 'expert');
  const units = ORDER.flatMap((role) =>
    others.filter((member) => member.role === role).map((member) => member.unit),
  );
  const entered = new Set(stepMoves(state, meeting.meetingId).map(({ stepId }) => stepId));
  const wasHeld = (kind: StepKind): boolean =>
    meeting.steps.some(
      (step) =>
        step.kind === kind &&
        entered.has(step.stepId) &&
        (step.itemId === undefined || step.itemId === item.itemId),
    );
  return {
    firstDay: beijingDay(meeting.openedAt ?? meeting.startsAt),
    lastDay: beijingDay(meeting.closedAt ?? meeting.openedAt ?? meeting.endsAt),
    hostUnit: dossier.hostUnit,
    reportTitle: fullReportTitle(dossier.title, item.reportTitle),
    reportStage: '送审稿',
    mode: meeting.mode === 'videoReview' ? 'video' : 'onSite',
    place: meeting.place,
    attendingUnits: units.length > 0 ? [...new Set(units)] : [dossier.ownerUnit, dossier.compilerUnit],
    representativeCount: others.length,
    expertCount: signersOf(state, item.itemId).length,
    siteLook: wasHeld('siteVisitFootage') ? 'watched' : 'none',
    compilerUnit: dossier.compilerUnit,
    presentingOwner: wasHeld('ownerIntroduction') ? dossier.ownerUnit : '',
  };
}
