import { expect, test } from 'vitest';
import { CLERK, EXPERTS, FLOOD, LEADER, OWNER, SOIL, memberId, seatOf } from '../../testing/cast.ts';
import { addVersion, createDossier } from '../../testing/commands.ts';
import { aReview, START_MS } from '../../testing/review.ts';
import { itemIdSchema, memberIdSchema } from '../ids.ts';
import { ruleFor } from '../rules/matter-rules.ts';

test('DO1: the member who creates a dossier is its clerk, and nobody creates it again', () => {
  const review = aReview().created();
  expect(review.state.parties.members[CLERK]).toMatchObject({ role: 'clerk', status: 'joined' });
  expect(review.refusal(OWNER, createDossier(OWNER, [FLOOD]))).toBe('dossier.exists');
  expect(aReview().refusal(OWNER, createDossier(CLERK, [FLOOD]))).toBe('actor.roleNotEntitled');
  expect(aReview().refusal('hub', createDossier(CLERK, [FLOOD]))).toBe('actor.roleNotEntitled');
  expect(aReview().refusal(CLERK, createDossier(CLERK, [FLOOD, FLOOD]))).toBe('item.notFound');
});

test('DO2: a project with a secrecy level is refused', () => {
  for (const secrecy of ['restricted', 'secret'] as const) {
    expect(aReview().refusal(CLERK, { ...createDossier(CLERK, [FLOOD]), secrecy })).toBe(
      'dossier.secrecyRefused',
    );
  }
});

test('DO3 R2: an item keeps the rule row in force on the Beijing day it was created', () => {
  const item = aReview([FLOOD, SOIL]).created().item(SOIL);
  expect(item.ruleId).toBe('soilWaterConservation@2023-03-01');
  const lastMoment = Date.UTC(2023, 1, 28, 15, 59, 59);
  expect(ruleFor('soilWaterConservation', lastMoment).id).toBe('soilWaterConservation@2004-07-01');
  expect(ruleFor('soilWaterConservation', lastMoment + 1000).id).toBe('soilWaterConservation@2023-03-01');
  expect(ruleFor('energySaving', 0).id).toBe('energySaving@2004-07-01');
});

test('DO4: acceptance waits for every report and moves all items on', () => {
  const review = aReview([FLOOD, SOIL]).created();
  review.does(CLERK, addVersion(FLOOD, 'submissionDraft', 'flood-1'));
  expect(review.refusal(CLERK, { type: 'dossier.accept' })).toBe('dossier.reportMissing');
  review.does(CLERK, addVersion(SOIL, 'submissionDraft', 'soil-1'), { type: 'dossier.accept' });
  expect([review.item(FLOOD).stage, review.item(SOIL).stage]).toEqual(['panelForming', 'panelForming']);
  expect(review.state.parties.dossier?.acceptedAt).toBeGreaterThan(START_MS);
  expect(review.refusal(CLERK, { type: 'dossier.accept' })).toBe('item.wrongStage');
});

test('DO5: a removed member does not come back, and the clerk is not removed', () => {
  const review = aReview().inAcceptance();
  const remove = { type: 'member.remove', memberId: OWNER, reason: 'left the unit' } as const;
  review.does(CLERK, remove);
  expect(review.state.parties.members[OWNER]?.status).toBe('removed');
  expect(review.refusal(CLERK, remove)).toBe('member.notFound');
  expect(review.refusal(CLERK, { type: 'member.add', seat: seatOf(OWNER) })).toBe('member.exists');
  expect(review.refusal(OWNER, addVersion(FLOOD, 'submissionDraft', 'x-01'))).toBe('actor.notAMember');
  expect(review.refusal(CLERK, { type: 'member.remove', memberId: CLERK, reason: '' })).toBe(
    'member.cannotBeRemoved',
  );
});

test('DO5 LE2: a seat is written where those who may know of it read', () => {
  const review = aReview().created();
  const written = [EXPERTS[0], OWNER, LEADER].map((id) =>
    review.outcome(CLERK, { type: 'member.add', seat: seatOf(id) }),
  );
  expect(written).toEqual([['panel member.added'], ['parties member.added'], ['bureau member.added']]);
});

test('DO6: nobody acts before they joined', () => {
  const review = aReview()
    .created()
    .does(CLERK, { type: 'member.add', seat: seatOf(OWNER) });
  expect(review.refusal(OWNER, addVersion(FLOOD, 'submissionDraft', 'x-01'))).toBe('actor.notAMember');
  review.does('hub', { type: 'member.join', memberId: OWNER });
  expect(review.refusal('hub', { type: 'member.join', memberId: OWNER })).toBe('member.notInvited');
  expect(review.outcome(OWNER, addVersion(FLOOD, 'submissionDraft', 'x-01'))).toEqual([
    'parties report.versionAdded',
  ]);
});

test('DO7: only owner, compiler and department change places', () => {
  const review = aReview().inAcceptance();
  const reassign = (id: string, role: 'owner' | 'department' | 'expert'): readonly string[] =>
    review.outcome(CLERK, { type: 'member.reassign', memberId: memberId(id), role });
  expect(reassign('owner', 'department')).toEqual(['parties member.reassigned']);
  expect(reassign('owner', 'owner')).toEqual([]);
  expect(reassign('leader', 'owner')).toEqual(['refused member.roleNotMovable']);
  expect(reassign('expert-a', 'owner')).toEqual(['refused member.roleNotMovable']);
  expect(reassign('owner', 'expert')).toEqual(['refused member.roleNotMovable']);
});

test('DO8: an item is archived when its final documents are issued', () => {
  const review = aReview().inFinal();
  const archive = { type: 'item.archive', itemId: FLOOD } as const;
  expect(review.refusal(CLERK, archive)).toBe('final.notIssued');
  expect(review.issued().does(CLERK, archive).item().stage).toBe('archive');
});

test('DO9: names that every object knows are no ids', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    expect(memberIdSchema.safeParse(name).success).toBe(false);
    expect(itemIdSchema.safeParse(name).success).toBe(false);
  }
  expect(memberIdSchema.safeParse('V1StGXR8_Z5jdHi6B-myTA').success).toBe(true);
});
