import { findMember } from '../ledger/access.ts';
import { seatedExperts, standingChair } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { MatterRule } from '../rules/matter-rule.ts';
import { ruleOf } from '../rules/matter-rules.ts';
import type { Enforcement } from '../rules/meeting-terms.ts';
import type { DossierState, Meeting, ReviewItem } from '../state.ts';
import type { AgendaStep, StepKind } from './agenda.ts';
import { presentMembers } from './meeting.ts';
import { unansweredRollCall } from './roll-call.ts';

/** What a step needs before the meeting may come to it. The amounts are in the rule rows (R2). */

/** The refusal that it is, and whether the clerk may go on in spite of it. */
export interface StepObstacle extends Rejection {
  readonly enforcement: Enforcement;
}

/** Before the roll call is over. */
const BEFORE_ROLL_CALL: ReadonlySet<StepKind> = new Set(['equipmentCheck', 'signIn', 'opening', 'closing']);
const NEEDS_QUORUM: ReadonlySet<StepKind> = new Set([
  'compilerPresentation',
  'inquiry',
  'closedDeliberation',
  'opinionForming',
  'readAloud',
  'signing',
]);
const NEEDS_CHAIR: ReadonlySet<StepKind> = new Set(['closedDeliberation', 'opinionForming', 'readAloud']);
const NEEDS_PARTIES: ReadonlySet<StepKind> = new Set(['compilerPresentation', 'inquiry']);

/** What stands in the way of a step, what cannot be overridden first; nothing where the meeting may go there. */
export function stepObstacles(
  state: DossierState,
  meeting: Meeting,
  step: AgendaStep,
): readonly StepObstacle[] {
  const itemIds = step.itemId === undefined ? meeting.itemIds : [step.itemId];
  const found = itemIds.flatMap((itemId) => {
    const item = state.parties.items[itemId];
    const rule = item && ruleOf(item);
    return item && rule ? obstaclesOf(state, meeting, step, item, rule) : [];
  });
  const distinct = found.filter(
    (obstacle, index) => found.findIndex((other) => isSame(other, obstacle)) === index,
  );
  return distinct.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ enforcement }: StepObstacle): number {
  return enforcement === 'blocks' ? 0 : 1;
}

/** Two reports of one meeting can want the same of it. */
function isSame(a: StepObstacle, b: StepObstacle): boolean {
  return a.code === b.code && a.rule === b.rule && JSON.stringify(a.details) === JSON.stringify(b.details);
}

function obstaclesOf(
  state: DossierState,
  meeting: Meeting,
  { kind }: AgendaStep,
  item: ReviewItem,
  rule: MatterRule,
): readonly StepObstacle[] {
  const { quorum, rollCall, chair, mustAttend } = rule.meeting;
  const obstacles: StepObstacle[] = [];
  const present = presentMembers(state, meeting.meetingId);
  const seated = seatedExperts(state, item.itemId);
  const add = (
    code: Rejection['code'],
    enforcement: Enforcement,
    details: NonNullable<Rejection['details']>,
  ): void => {
    obstacles.push({ code, rule: rule.id, details, enforcement });
  };

  const hasOpening = meeting.steps.some((step) => step.kind === 'opening');
  if (hasOpening && !BEFORE_ROLL_CALL.has(kind)) {
    const missing = unansweredRollCall(state, meeting, [item.itemId]).length;
    if (missing > 0) add('meeting.rollCallOpen', rollCall, { missing });
  }
  if (NEEDS_QUORUM.has(kind)) {
    const there = seated.filter(({ memberId }) => present.has(memberId)).length;
    const needed = Math.max(1, Math.ceil((seated.length * quorum.percent) / 100));
    if (there < needed) {
      add('meeting.noQuorum', quorum.enforcement, { report: item.reportTitle, there, needed });
    }
  }
  if (NEEDS_CHAIR.has(kind) && !standingChair(state, item.itemId)) {
    add('meeting.noChair', chair, { report: item.reportTitle });
  }
  if (NEEDS_PARTIES.has(kind)) {
    for (const { role, enforcement } of mustAttend) {
      const isThere = [...present].some((memberId) => findMember(state, memberId)?.role === role);
      if (!isThere) add('meeting.partyAbsent', enforcement, { role });
    }
  }
  return obstacles;
}
