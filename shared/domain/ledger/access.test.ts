import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EVERYONE,
  EXPERTS,
  LEADER,
  OWNER,
  memberId,
  sha256Of,
  FLOOD,
  seatOf,
} from '../../testing/cast.ts';
import { aReview } from '../../testing/review.ts';
import type { MemberId } from '../ids.ts';
import { EMPTY_SLICES } from '../state.ts';
import { nextStepOf } from '../view/next-step.ts';
import { dossierSummarySchema, summarise } from '../view/summary.ts';
import { visibleState } from '../view/visible.ts';
import { isPanelSide, ledgersOf } from './access.ts';
import { mayReadFile } from './file-access.ts';
import { dossierIdSchema } from '../ids.ts';

const [, SECOND] = EXPERTS;
const DOSSIER = dossierIdSchema.parse('dossier-1');
const conflict = { type: 'recusal.declare', conflict: true, statement: '' } as const;

test('LE1 L2: who reads which ledger', () => {
  const review = aReview().withPanel();
  const read = (id: MemberId): string => ledgersOf(review.state, id).join(' ');
  expect(read(CLERK)).toBe('parties panel applicants bureau private:clerk');
  expect(read(SECOND)).toBe('parties panel private:expert-b');
  expect(read(OWNER)).toBe('parties applicants private:owner');
  expect(read(COMPILER)).toBe('parties applicants private:compiler');
  expect(read(DEPARTMENT)).toBe('parties private:department');
  expect(read(LEADER)).toBe('parties bureau private:leader');
  expect(read(memberId('stranger'))).toBe('');
  review.does(SECOND, conflict).does(CLERK, { type: 'member.remove', memberId: OWNER, reason: '' });
  review.does(CLERK, { type: 'member.add', seat: seatOf(memberId('owner-2')) });
  expect([read(SECOND), read(OWNER), read(memberId('owner-2'))]).toEqual([
    'private:expert-b',
    'private:owner',
    '',
  ]);
});

test('LE1: a change of role changes at once what may be read', () => {
  const review = aReview()
    .inAcceptance()
    .does(CLERK, { type: 'member.reassign', memberId: OWNER, role: 'department' });
  expect(ledgersOf(review.state, OWNER)).toEqual(['parties', 'private:owner']);
});

test('LE4 L2: what a member may know is their ledgers and no other', () => {
  const { state } = aReview().inRecheck();
  const owner = visibleState(state, OWNER);
  expect([owner.parties, owner.applicants]).toEqual([state.parties, state.applicants]);
  expect([owner.panel, owner.bureau, owner.privates]).toEqual([EMPTY_SLICES.panel, EMPTY_SLICES.bureau, {}]);
  expect(Object.keys(visibleState(state, SECOND).privates)).toEqual([SECOND]);
  expect(visibleState(state, memberId('stranger')).parties.dossier).toBeNull();
});

test('LE6 D1: a file is read through a ledger that names it, by an expert only after the letter', () => {
  const review = aReview().inPanelForming();
  const report = sha256Of('flood-draft-1');
  expect(mayReadFile(review.state, OWNER, report)).toBe(true);
  expect(mayReadFile(review.state, SECOND, report)).toBe(false);
  review.withPanel();
  expect(mayReadFile(review.state, SECOND, report)).toBe(true);
  expect(mayReadFile(review.state, SECOND, sha256Of('another'))).toBe(false);
  const { state } = review.signing();
  const document = sha256Of(`opinion-${FLOOD}-1`);
  expect([SECOND, CLERK, OWNER, LEADER].map((id) => mayReadFile(state, id, document))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  review.sealed().inRevision();
  expect(mayReadFile(review.state, OWNER, sha256Of(`sealed-${FLOOD}-1`))).toBe(true);
  review.does(SECOND, conflict);
  expect(mayReadFile(review.state, SECOND, report)).toBe(false);
});

test('R4: inside are the experts without a conflict and the clerk', () => {
  const { state } = aReview().withPanel().does(SECOND, conflict);
  expect(EVERYONE.filter((id) => isPanelSide(state, id))).toEqual([CLERK, CHAIR, EXPERTS[2]]);
});

test('LE9: everyone’s list row can be sent, and names nobody they may not know', () => {
  for (const { state } of [
    aReview().created(),
    aReview().withComments(),
    aReview().deliberating(),
    aReview().issued(),
  ]) {
    for (const id of EVERYONE) {
      const row = summarise(visibleState(state, id), DOSSIER, id, 1);
      if (row) expect(dossierSummarySchema.safeParse(row).success).toBe(true);
    }
  }
  const early = summarise(visibleState(aReview().withComments().state, OWNER), DOSSIER, OWNER, 1);
  expect(JSON.stringify(early)).not.toContain('expert');
});

test('LE9: the next step of each is theirs, or a wait', () => {
  const steps = (review: ReturnType<typeof aReview>, ids: readonly MemberId[]): readonly string[] =>
    ids.map((id) => nextStepOf(visibleState(review.state, id), id).kind);
  expect(steps(aReview().created(), [CLERK])).toEqual(['uploadReport']);
  expect(steps(aReview().inAcceptance(), [CLERK, SECOND, OWNER])).toEqual([
    'acceptDossier',
    'declareRecusal',
    'wait',
  ]);
  expect(steps(aReview().withPanel(), [CLERK, SECOND])).toEqual(['confirmPanel', 'wait']);
  expect(steps(aReview().inNotice(), [CLERK])).toEqual(['scheduleMeeting']);
  expect(steps(aReview().withComments(), [CLERK, SECOND])).toEqual(['releaseComments', 'writeComments']);
  expect(steps(aReview().inMeeting(), [CLERK, SECOND, OWNER])).toEqual([
    'enterMeeting',
    'enterMeeting',
    'enterMeeting',
  ]);
  expect(steps(aReview().inOpinion(), [CHAIR, SECOND])).toEqual(['draftOpinion', 'wait']);
  expect(steps(aReview().signing(), [CLERK, SECOND])).toEqual(['chaseSignatures', 'signOpinion']);
  expect(steps(aReview().sealed(), [CLERK])).toEqual(['releaseOpinion']);
  expect(steps(aReview().inRevision(), [CLERK, COMPILER])).toEqual(['wait', 'answerComments']);
  expect(steps(aReview().answered(), [COMPILER])).toEqual(['submitResponse']);
  expect(steps(aReview().inRecheck(), [SECOND])).toEqual(['recheckAnswers']);
  expect(steps(aReview().rechecked(), [CHAIR, SECOND])).toEqual(['concludeRecheck', 'wait']);
  expect(steps(aReview().inFinal(), [CLERK])).toEqual(['issueFinal']);
  expect(steps(aReview().issued(), [CLERK, OWNER])).toEqual(['archiveItem', 'readOpinion']);
  expect(steps(aReview().withPanel(), [CHAIR])).toEqual(['wait']);
  expect(nextStepOf(aReview().created().state, memberId('stranger')).kind).toBe('wait');
});
