import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { JointDraft } from '#shared/drafting/joint-draft.ts';
import { fieldOfPoint, fieldOfSection } from '#shared/drafting/opinion-texts.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import type { DraftJoined, DraftPushed } from '#shared/protocol/joint-draft.ts';
import { ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, POINT, stateOf, STEPS, until, MEETING, type Journey } from '../testing/a-journey.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const OVERALL = fieldOfSection('overall');
let journey: Journey;

beforeAll(async () => {
  journey = await aJourney({ settleAfterMs: { pause: 30, typing: 200 } });
  const { clerk, chair, owner, experts, dossierId } = journey;
  for (const person of [clerk, chair, owner, ...experts.map((expert) => expert.person)]) {
    await person.open(dossierId);
  }
  await chair.does(dossierId, { type: 'opinion.letWrite', itemId: ITEM, writers: 'panel' });
  await chair.does(dossierId, {
    type: 'opinion.addItem',
    itemId: ITEM,
    opinionItemId: POINT,
    severity: 'mustFix',
    text: '复核设计洪水成果。',
    commentIds: [],
  });
});
afterAll(() => journey.hub.remove());

/** A program that types: a draft of its own, kept in step by hand. */
class Typist {
  readonly draft = new JointDraft();
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
    person.socket?.on('draft.updated', ({ update }: { update: string }) =>
      Y.applyUpdate(this.draft.doc, fromBase64(update)),
    );
  }

  async joins(): Promise<this> {
    const answer = await this.person.ask<{ joined: DraftJoined }>('draft.join', {
      dossierId: journey.dossierId,
      itemId: ITEM,
      stateVector: toBase64(this.draft.stateVector()),
    });
    if (!answer.ok) throw new Error(answer.fault.code);
    Y.applyUpdate(this.draft.doc, fromBase64(answer.joined.update));
    return this;
  }

  types(field: typeof OVERALL, text: string): Promise<Answer<{ pushed: DraftPushed }>> {
    return this.sends(this.draft.write(field, text));
  }

  sends(update: Uint8Array): Promise<Answer<{ pushed: DraftPushed }>> {
    const { dossierId } = journey;
    return this.person.ask('draft.push', { dossierId, itemId: ITEM, update: toBase64(update) });
  }
}

const expertAt = (index: number): Person => {
  const expert = journey.experts[index];
  if (!expert) throw new Error('three experts');
  return expert.person;
};
const opinionOf = async (person: Person): Promise<OpinionDraft | undefined> =>
  (await stateOf(person, journey)).panel.opinions[ITEM];
const TAKEN = { ok: true, pushed: { result: 'taken' } };
const outcomeOf = (answer: Answer<{ pushed: DraftPushed }>): string =>
  !answer.ok ? answer.fault.code : answer.pushed.result === 'taken' ? 'taken' : answer.pushed.rejection.code;

test('JD5: three people type at once; each has the others’ words, and the ledger gets them with who wrote', async () => {
  const { clerk, chair, owner } = journey;
  const heard: string[] = [];
  owner.socket?.onAny((event: string) => heard.push(event));
  const typists = await Promise.all([clerk, chair, expertAt(1)].map((person) => new Typist(person).joins()));
  const [one, two, three] = typists;
  if (!one || !two || !three) throw new Error('three typists');
  expect(await one.types(OVERALL, '依据充分，深度达到要求。')).toEqual(TAKEN);
  await vi.waitFor(() => expect(three.draft.text(OVERALL)).toBe('依据充分，深度达到要求。'));
  const answers = await Promise.all([
    two.types(OVERALL, '编制依据充分，深度达到要求。'),
    three.types(OVERALL, '依据充分，深度达到要求，结论可信。'),
    one.types(fieldOfPoint(POINT), '复核设计洪水成果，补充糙率依据。'),
  ]);
  expect(answers).toEqual([TAKEN, TAKEN, TAKEN]);
  const wanted = '编制依据充分，深度达到要求，结论可信。';
  await vi.waitFor(() => {
    for (const typist of typists) expect(typist.draft.text(OVERALL)).toBe(wanted);
  });
  const state = await until(chair, journey, ({ panel }) => panel.opinions[ITEM]?.overall === wanted);
  expect(state.panel.opinions[ITEM]?.items[0]?.text).toBe('复核设计洪水成果，补充糙率依据。');
  expect(heard.filter((event) => event.startsWith('draft.'))).toEqual([]);
});

test('JD6: only the panel has the draft, only who may write changes it, and the reason is told', async () => {
  const { clerk, chair, owner, dossierId } = journey;
  await expect(new Typist(owner).joins()).rejects.toThrow('notFound');
  const stranger = new Typist(owner);
  expect(outcomeOf(await stranger.types(OVERALL, 'x'))).toBe('notFound');
  await chair.does(dossierId, { type: 'opinion.letWrite', itemId: ITEM, writers: 'lead' });
  const expert = await new Typist(expertAt(1)).joins();
  expect(outcomeOf(await expert.types(OVERALL, '我另有看法。'))).toBe('opinion.notAWriter');
  const fresh = await new Typist(clerk).joins();
  expect(fresh.draft.text(OVERALL)).not.toContain('另有看法');
  await chair.does(dossierId, { type: 'opinion.letWrite', itemId: ITEM, writers: 'panel' });
});

test('JD3: what is no update, or builds on what the hub never had, is refused and spoils nothing', async () => {
  const typist = await new Typist(journey.clerk).joins();
  const before = typist.draft.text(OVERALL);
  const far = new JointDraft();
  far.write(OVERALL, 'a');
  for (const update of [Uint8Array.of(9, 9, 9), far.write(OVERALL, 'ab')]) {
    expect(outcomeOf(await typist.sends(update))).toBe('badRequest');
  }
  const long = new JointDraft();
  long.write(fieldOfSection('overview'), '长'.repeat(9000));
  expect(outcomeOf(await typist.sends(long.whole()))).toBe('tooLarge');
  const again = await new Typist(journey.clerk).joins();
  expect(again.draft.text(OVERALL)).toBe(before);
  expect(again.draft.text(fieldOfSection('overview'))).toBe('');
});

test('JD8: a text set by command is in the draft of those who have it open', async () => {
  const { chair, dossierId } = journey;
  const typist = await new Typist(journey.clerk).joins();
  await chair.does(dossierId, {
    type: 'opinion.setSection',
    itemId: ITEM,
    section: 'opening',
    text: '2026年4月28日，召开评审会。',
  });
  await vi.waitFor(() =>
    expect(typist.draft.text(fieldOfSection('opening'))).toBe('2026年4月28日，召开评审会。'),
  );
});

test('JD9: what was taken before a freeze is frozen; what comes after meets the rules, and reopening goes on from it', async () => {
  const { clerk, chair, dossierId } = journey;
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
  await chair.does(dossierId, {
    type: 'opinion.setConclusion',
    itemId: ITEM,
    conclusion: 'passAfterRevision',
    wording: '经修改完善后可上报审批',
    dueDay: '2026-12-31',
  });
  const typist = await new Typist(expertAt(1)).joins();
  const text = '编制依据充分，深度达到要求，结论基本可信。';
  const typed = typist.types(OVERALL, text);
  const frozen = chair.does(dossierId, { type: 'opinion.freeze', itemId: ITEM });
  expect(outcomeOf(await typed)).toBe('taken');
  await frozen;
  expect((await opinionOf(chair))?.overall).toBe(text);
  expect(outcomeOf(await typist.types(OVERALL, '晚到的字'))).toBe('opinion.notDrafting');
  await chair.does(dossierId, { type: 'opinion.reopen', itemId: ITEM, reason: '一处数字有误' });
  const again = await new Typist(expertAt(2)).joins();
  expect(again.draft.text(OVERALL)).toBe(text);
  expect(outcomeOf(await again.types(OVERALL, `${text}同意。`))).toBe('taken');
  await until(chair, journey, ({ panel }) => panel.opinions[ITEM]?.overall === `${text}同意。`);
});

test('JD6: who is recused hears no more of it', async () => {
  const recused = new Typist(expertAt(2));
  await recused.joins();
  await recused.person.does(journey.dossierId, { type: 'recusal.declare', conflict: true, statement: '' });
  const typist = await new Typist(journey.clerk).joins();
  const before = recused.draft.text(fieldOfSection('overview'));
  expect(outcomeOf(await typist.types(fieldOfSection('overview'), '工程位于左岸。'))).toBe('taken');
  expect(outcomeOf(await recused.types(OVERALL, 'x'))).toBe('notFound');
  expect(recused.draft.text(fieldOfSection('overview'))).toBe(before);
  await expect(new Typist(expertAt(2)).joins()).rejects.toThrow('notFound');
});
