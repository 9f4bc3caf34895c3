import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '#shared/domain/command.ts';
import {
  meetingIdSchema,
  opinionItemIdSchema,
  stepIdSchema,
  versionIdSchema,
  type MemberId,
} from '#shared/domain/ids.ts';
import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import { EMPTY_DOSSIER, type DossierState } from '#shared/domain/state.ts';
import { assert } from '#shared/lib/assert.ts';
import { foldRecorded } from '#shared/sync/prediction.ts';
import { aHubWithDossier, aMember, ITEM, type Bench, type Person } from './a-hub.ts';
import { aPdf } from './a-pdf.ts';
import { uploaded } from './upload.ts';
import type { HubOptions } from '../embed.ts';

export const MEETING = meetingIdSchema.parse('meeting-one');
export const STEPS = {
  opening: stepIdSchema.parse('step-open'),
  closed: stepIdSchema.parse('step-closed'),
  signing: stepIdSchema.parse('step-sign'),
} as const;
export const POINT = opinionItemIdSchema.parse('point-one');

export interface Journey extends Bench {
  readonly experts: readonly { readonly person: Person; readonly memberId: MemberId }[];
  readonly chair: Person;
  readonly owner: Person;
  readonly ownerId: MemberId;
  readonly compiler: Person;
}

/** What a person may see now, folded from a fresh `dossier.open`. */
export async function stateOf(
  person: Person,
  { dossierId }: Pick<Bench, 'dossierId'>,
): Promise<DossierState> {
  const answer = await person.open(dossierId);
  assert(answer.ok, 'opened');
  return answer.opened.ledgers.reduce((state, ledger) => foldRecorded(state, ledger.events), EMPTY_DOSSIER);
}

/** Waits for what the hub does by itself. */
export async function until(
  person: Person,
  bench: Pick<Bench, 'dossierId'>,
  holds: (state: DossierState) => boolean,
): Promise<DossierState> {
  for (let turn = 0; turn < 300; turn++) {
    const state = await stateOf(person, bench);
    if (holds(state)) return state;
    await sleep(100);
  }
  throw new Error('it did not come to hold');
}

/** A dossier with its panel and its meeting arranged, which begins at this time. */
export async function anArrangedMeeting(
  options: Partial<HubOptions> = {},
  startsAt = Date.now(),
): Promise<Journey & { readonly compilerId: MemberId }> {
  const bench = await aHubWithDossier({ rates: { requests: { perSecond: 500, burst: 500 } }, ...options });
  const { clerk, dossierId } = bench;
  const does = (person: Person, command: Command): Promise<void> => person.does(dossierId, command);
  const file = await uploaded(clerk, dossierId, await aPdf('submitted'), '防洪评价报告.pdf');
  const versionId = versionIdSchema.parse('version-1');
  await does(clerk, { type: 'report.addVersion', itemId: ITEM, versionId, kind: 'submissionDraft', file });
  await does(clerk, { type: 'dossier.accept' });
  const experts = [];
  for (const login of ['expert-1', 'expert-2', 'expert-3']) {
    const expert = await aMember(bench, 'expert', login);
    await does(expert.person, { type: 'recusal.declare', conflict: false, statement: '' });
    await does(expert.person, { type: 'commitment.sign', clauses: [...COMMITMENT_CLAUSES] });
    experts.push(expert);
  }
  const [first] = experts;
  assert(first, 'a chair');
  const owner = await aMember(bench, 'owner', 'owner-1');
  const compiler = await aMember(bench, 'compiler', 'compiler-1');
  await does(clerk, { type: 'panel.confirm' });
  await does(clerk, { type: 'chair.nominate', itemId: ITEM, memberId: first.memberId });
  await does(first.person, { type: 'chair.consent', itemId: ITEM });
  await does(clerk, {
    type: 'meeting.schedule',
    meetingId: MEETING,
    title: '评审会',
    mode: 'videoReview',
    startsAt,
    endsAt: startsAt + 3_600_000,
    place: '',
    externalMeeting: '',
    itemIds: [ITEM],
    steps: [
      { stepId: STEPS.opening, kind: 'opening', title: '开场', minutes: 5, visibility: 'all' },
      { stepId: STEPS.closed, kind: 'closedDeliberation', title: '闭门', minutes: 30, visibility: 'panel' },
      { stepId: STEPS.signing, kind: 'signing', title: '签字', minutes: 10, visibility: 'all' },
    ],
  });
  return {
    ...bench,
    experts,
    chair: first.person,
    owner: owner.person,
    ownerId: owner.memberId,
    compiler: compiler.person,
    compilerId: compiler.memberId,
  };
}

/** A dossier with its panel, taken as far as an open meeting: owner and compiler let in, the roll called. */
export async function aJourney(options: Partial<HubOptions> = {}): Promise<Journey> {
  const journey = await anArrangedMeeting(options);
  const { clerk, dossierId, experts, ownerId, compilerId } = journey;
  const does = (person: Person, command: Command): Promise<void> => person.does(dossierId, command);
  await does(clerk, { type: 'meeting.open', meetingId: MEETING });
  await does(clerk, { type: 'meeting.admit', meetingId: MEETING, memberIds: [ownerId, compilerId] });
  for (const { person } of experts) {
    await does(person, { type: 'meeting.signIn', meetingId: MEETING });
    await does(person, {
      type: 'meeting.answerRollCall',
      meetingId: MEETING,
      conflict: false,
      statement: '',
    });
  }
  return journey;
}

/** From the open meeting to an opinion that everyone has signed and the hub has sealed. */
export async function sealOpinion(journey: Journey): Promise<DossierState> {
  await signOpinion(journey);
  return until(journey.clerk, journey, (state) => state.panel.opinions[ITEM]?.status === 'sealed');
}

/** From the open meeting to the last signature. */
export async function signOpinion(journey: Journey): Promise<void> {
  const { clerk, chair, experts, dossierId } = journey;
  const itemId = ITEM;
  await chair.does(dossierId, {
    type: 'opinion.addItem',
    itemId,
    opinionItemId: POINT,
    severity: 'mustFix',
    text: '复核壅水计算成果。',
    commentIds: [],
  });
  await chair.does(dossierId, {
    type: 'opinion.setSection',
    itemId,
    section: 'overall',
    text: '《报告》内容较全面，结论基本可信。',
  });
  await chair.does(dossierId, {
    type: 'opinion.setConclusion',
    itemId,
    conclusion: 'passAfterRevision',
    wording: '《报告》经修改完善后可上报审批。',
    dueDay: '2027-01-15',
  });
  await chair.does(dossierId, { type: 'opinion.freeze', itemId });
  const frozen = await until(clerk, journey, (state) => state.panel.opinions[itemId]?.status === 'signing');
  const document = frozen.panel.opinions[itemId]?.document;
  assert(document, 'a document to sign');
  for (const [index, { person }] of experts.entries()) {
    const dissent = index === 2 ? { opinionItemIds: [POINT], text: '保留意见：建议增加比选方案。' } : null;
    await person.does(dossierId, { type: 'opinion.sign', itemId, documentSha256: document.sha256, dissent });
  }
}

/** From the sealed opinion to the final issue with its response table. */
export async function issueFinal(journey: Journey): Promise<DossierState> {
  const { clerk, chair, compiler, dossierId } = journey;
  const itemId = ITEM;
  const sealed = (await stateOf(clerk, journey)).panel.opinions[itemId]?.sealed;
  assert(sealed, 'a sealed opinion');
  await clerk.does(dossierId, { type: 'opinion.release', itemId, sealedSha256: sealed.sha256 });
  await compiler.does(dossierId, {
    type: 'response.set',
    itemId,
    opinionItemId: POINT,
    content: { status: 'adopted', text: '已复核。', oldPage: '42', newPages: '45-48' },
  });
  const file = await uploaded(compiler, dossierId, await aPdf('revised'), '防洪评价报告（修改）.pdf');
  await compiler.does(dossierId, {
    type: 'report.addVersion',
    itemId,
    versionId: versionIdSchema.parse('version-2'),
    kind: 'revisedDraft',
    file,
  });
  await compiler.does(dossierId, { type: 'response.submit', itemId });
  await chair.does(dossierId, {
    type: 'recheck.mark',
    itemId,
    opinionItemId: POINT,
    result: 'implemented',
    remark: '',
  });
  await chair.does(dossierId, { type: 'recheck.conclude', itemId, statement: '同意报批。' });
  await clerk.does(dossierId, { type: 'final.issue', itemId });
  return until(clerk, journey, (state) => state.parties.items[itemId]?.final?.responseTable != null);
}
