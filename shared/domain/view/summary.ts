import { z } from 'zod';
import { conclusionSchema, matterSchema } from '../rules/matter-rule.ts';
import {
  dossierIdSchema,
  itemIdSchema,
  meetingIdSchema,
  memberIdSchema,
  timeMsSchema,
  type DossierId,
  type MemberId,
} from '../ids.ts';
import { roleSchema, type Member } from '../dossier/member.ts';
import { stageIndex, stageSchema } from '../dossier/stage.ts';
import { allMembers, findMember } from '../ledger/access.ts';
import { standingChair } from '../policy.ts';
import type { DossierState, Meeting } from '../state.ts';
import { NEXT_STEP_KINDS, nextStepOf, type NextStep } from './next-step.ts';

/** One line of the dossier list, as one member may see it (L2). */
export const dossierSummarySchema = z
  .object({
    dossierId: dossierIdSchema,
    memberId: memberIdSchema,
    role: roleSchema,
    title: z.string(),
    docNo: z.string(),
    ownerUnit: z.string(),
    compilerUnit: z.string(),
    items: z.array(
      z.object({
        itemId: itemIdSchema,
        matter: matterSchema,
        reportTitle: z.string(),
        stage: stageSchema,
        ruleId: z.string(),
        conclusion: conclusionSchema.nullable(),
      }),
    ),
    nextStep: z.object({
      kind: z.enum(NEXT_STEP_KINDS),
      isMine: z.boolean(),
      itemId: itemIdSchema.nullable(),
      meetingId: meetingIdSchema.nullable(),
      count: z.number(),
      dueAt: timeMsSchema.nullable(),
    }),
    /** The approval clock: running from acceptance, paused from the panel's forming until the recheck is passed. */
    clock: z.object({
      acceptedAt: timeMsSchema.nullable(),
      pausedAt: timeMsSchema.nullable(),
      endedAt: timeMsSchema.nullable(),
    }),
    people: z.array(z.object({ memberId: memberIdSchema, name: z.string(), isChair: z.boolean() })),
    peopleCount: z.number(),
    meeting: z
      .object({
        meetingId: meetingIdSchema,
        title: z.string(),
        startsAt: timeMsSchema,
        endsAt: timeMsSchema,
        status: z.enum(['scheduled', 'open', 'closed']),
      })
      .nullable(),
    updatedAt: timeMsSchema,
  })
  .strict();
export type DossierSummary = z.infer<typeof dossierSummarySchema>;

/** `state` must already be what the member may see; null for someone who sees nothing. */
export function summarise(
  state: DossierState,
  dossierId: DossierId,
  memberId: MemberId,
  updatedAt: number,
): DossierSummary | null {
  const { dossier, items, itemOrder } = state.parties;
  const member = findMember(state, memberId);
  if (!dossier || !member) return null;
  const list = itemOrder.flatMap((itemId) => items[itemId] ?? []);
  const people = allMembers(state).filter((entry) => entry.status !== 'removed');
  const meeting = nearestMeeting(
    Object.values(state.parties.meetings).filter(({ cancelled }) => cancelled === null),
  );
  return {
    dossierId,
    memberId,
    role: member.role,
    title: dossier.title,
    docNo: dossier.docNo,
    ownerUnit: dossier.ownerUnit,
    compilerUnit: dossier.compilerUnit,
    items: list.map(({ itemId, matter, reportTitle, stage, ruleId, published }) => ({
      itemId,
      matter,
      reportTitle,
      stage,
      ruleId,
      conclusion: published?.conclusion ?? null,
    })),
    nextStep: { ...nextStepOf(state, memberId) },
    clock: clockOf(state),
    people: foremost(state, people),
    peopleCount: people.length,
    meeting: meeting && {
      meetingId: meeting.meetingId,
      title: meeting.title,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      status: meeting.status,
    },
    updatedAt,
  };
}

/** What one member sees of a dossier and what waits for them in it. */
export interface Sight {
  readonly seen: DossierState;
  readonly step: NextStep;
}

/** `state` must already be what the member may see. */
export function sightOf(state: DossierState, memberId: MemberId): Sight {
  return { seen: state, step: nextStepOf(state, memberId) };
}

/**
 * True where the line surely reads the same for the member, since nothing it is made of was written to: asked
 * for every member at every commit, where making the line twice to compare would cost too much.
 */
export function isSameLine({ seen: before, step: stepBefore }: Sight, { seen, step }: Sight): boolean {
  return (
    before.parties === seen.parties &&
    before.bureau.members === seen.bureau.members &&
    before.panel.members === seen.panel.members &&
    before.panel.chairs === seen.panel.chairs &&
    before.panel.recusals === seen.panel.recusals &&
    isSameStep(stepBefore, step)
  );
}

function isSameStep(a: NextStep, b: NextStep): boolean {
  return Object.keys(a).every((key) => a[key as keyof NextStep] === b[key as keyof NextStep]);
}

/** The few who are named in the list: chairs first, then experts, each in the order of their seats. */
function foremost(state: DossierState, people: readonly Member[]): DossierSummary['people'] {
  const chairs = new Set(state.parties.itemOrder.map((itemId) => standingChair(state, itemId)));
  const rank = ({ memberId, role }: Member): number =>
    (chairs.has(memberId) ? 2 : 0) + (role === 'expert' ? 1 : 0);
  return [3, 2, 1, 0]
    .flatMap((wanted) => people.filter((member) => rank(member) === wanted))
    .slice(0, 4)
    .map(({ memberId, name }) => ({ memberId, name, isChair: chairs.has(memberId) }));
}

function nearestMeeting(meetings: readonly Meeting[]): Meeting | null {
  const open = meetings.find((meeting) => meeting.status === 'open');
  const scheduled = meetings
    .filter((meeting) => meeting.status === 'scheduled')
    .sort((a, b) => a.startsAt - b.startsAt);
  return open ?? scheduled[0] ?? meetings.at(-1) ?? null;
}

/** Expert review and revision are not counted against the approval clock (行政许可法 art. 45; 水利部 rules for revision). */
function clockOf(state: DossierState): DossierSummary['clock'] {
  const acceptedAt = state.parties.dossier?.acceptedAt ?? null;
  const items = Object.values(state.parties.items);
  const ended = items.length > 0 && items.every((item) => stageIndex(item.stage) >= stageIndex('archive'));
  const last = Math.max(0, ...items.map((item) => item.stageLog.at(-1)?.at ?? 0));
  const reviewing = items.some(
    (item) =>
      stageIndex(item.stage) >= stageIndex('panelForming') && stageIndex(item.stage) < stageIndex('final'),
  );
  return {
    acceptedAt,
    pausedAt: acceptedAt !== null && reviewing ? acceptedAt : null,
    endedAt: ended ? last : null,
  };
}
