import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Command } from '../domain/command.ts';
import type { RecordedEvent } from '../domain/event.ts';
import { deviceIdSchema, dossierIdSchema, type MemberId } from '../domain/ids.ts';
import { emptyHead, eventHash, headAfter, type Head } from '../domain/ledger/chain.ts';
import { ledgersOf } from '../domain/ledger/access.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { tableGet } from '../lib/table.ts';
import { CHAIR, EXPERTS, FLOOD, commentId } from '../testing/cast.ts';
import { addComment } from '../testing/commands.ts';
import { aReview, type Review } from '../testing/review.ts';
import { versionIdSchema } from '../domain/ids.ts';
import type { DossierOpened } from '../protocol/dossier-open.ts';
import { MemoryReplicaStore } from './memory-store.ts';
import { predict, sliceOf } from './prediction.ts';
import { Replica } from './replica.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const [, SECOND] = EXPERTS;
const hasher = { sha256Hex: (text: string) => hash('sha256', text, 'hex') };
const MINE = commentId('mine');
const add = addComment(SECOND, MINE, FLOOD, versionIdSchema.parse('flood-draft-1'));
const share: Command = { type: 'comment.share', commentIds: [MINE] };

/** The hub's ledgers of a review, as lines. */
function linesOf(review: Review): Map<LedgerId, RecordedEvent[]> {
  const ledgers = new Map<LedgerId, RecordedEvent[]>();
  const heads = new Map<LedgerId, Head>();
  for (const { events, meta } of review.history) {
    for (const { ledgerId, event } of events) {
      const head = heads.get(ledgerId) ?? emptyHead(ledgerId);
      const { type, v, payload } = event;
      const line = { ledgerId, seq: head.seq + 1, type, v, payload, ...meta, prevHash: head.hash };
      const full = { ...line, hash: eventHash(hasher, DOSSIER, line) };
      heads.set(ledgerId, headAfter(full));
      ledgers.set(ledgerId, [...(ledgers.get(ledgerId) ?? []), full]);
    }
  }
  return ledgers;
}

/** What the hub answers a member who opens with nothing. */
function openedFor(review: Review, memberId: MemberId, change: Partial<DossierOpened> = {}): DossierOpened {
  const lines = linesOf(review);
  const ledgers = ledgersOf(review.state, memberId).map((ledgerId) => {
    const events = lines.get(ledgerId) ?? [];
    const stateHash = hasher.sha256Hex(canonicalJson(sliceOf(review.state, ledgerId)));
    return { ledgerId, reset: false, events, headSeq: events.length, stateHash };
  });
  return { memberId, ledgers, nextMutationSeq: 1, ...change };
}

function aReplica(store = new MemoryReplicaStore(), memberId: MemberId = SECOND): Replica {
  let no = 0;
  return new Replica(
    { dossierId: DOSSIER, memberId, deviceId: deviceIdSchema.parse('device-1') },
    { store, hasher, clock: { nowMs: () => 1_900_000_000_000 }, ids: { newId: () => `command-${++no}` } },
  );
}

function inPanel(replica: Replica): Replica {
  replica.applyOpened(openedFor(aReview().inPreReview(), SECOND));
  return replica;
}

/** The hub accepts the oldest command: its lines, by ledger, and its answer. */
function acceptedBy(review: Review, replica: Replica): { batches: RecordedEvent[][]; answer: () => void } {
  const push = replica.nextPush();
  if (!push) throw new Error('nothing to push');
  const before = linesOf(review);
  const decision = review.asks(SECOND, push.command);
  if (!decision.ok) throw new Error(decision.error.code);
  review.happens(SECOND, decision.value, push.commandId);
  const fresh = [...linesOf(review)].map(([ledgerId, lines]) =>
    lines.slice(before.get(ledgerId)?.length ?? 0),
  );
  const batches = fresh.filter((lines) => lines.length > 0);
  const positions = batches.flat().map(({ ledgerId, seq }) => ({ ledgerId, seq }));
  return {
    batches,
    answer: () => replica.applyOutcome(push.commandId, { result: 'accepted', positions, hubAt: 5 }),
  };
}

function take(replica: Replica, events: readonly RecordedEvent[]): ReturnType<Replica['applyBatch']> {
  const [first] = events;
  if (!first) throw new Error('no lines');
  return replica.applyBatch({
    dossierId: DOSSIER,
    ledgerId: first.ledgerId,
    events: [...events],
    headSeq: events.at(-1)?.seq ?? 0,
  });
}

test('SY7: own commands show at once, and once', () => {
  const review = aReview().inPreReview();
  const replica = inPanel(aReplica());
  replica.submit(add);
  replica.submit(share);
  const shown = () => {
    const { state } = replica.view;
    const own = state.privates[SECOND];
    return [tableGet(state.panel.comments, MINE)?.no, own && tableGet(own.comments, MINE)?.no];
  };
  expect(shown()).toEqual([1, undefined]);
  expect(replica.view.confirmed.panel.commentCounts[FLOOD]).toBeUndefined();
  const first = acceptedBy(review, replica);
  for (const lines of first.batches) take(replica, lines);
  first.answer();
  const second = acceptedBy(review, replica);
  for (const lines of second.batches) {
    take(replica, lines);
    expect(shown()[0]).toBe(1);
  }
  second.answer();
  expect(shown()).toEqual([1, undefined]);
  expect(replica.view.state.panel.commentCounts[FLOOD]).toBe(1);
  expect(replica.view.pending).toEqual([]);
});

test('SY7: what a command was found to do when it was given is what the rules predict of it', () => {
  const replica = inPanel(aReplica());
  const given: readonly Command[] = [add, share, { type: 'comment.withdraw', commentId: MINE }];
  for (const command of given) {
    expect(replica.submit(command).ok).toBe(true);
    const { confirmed, pending, state } = replica.view;
    expect(state).toEqual(predict(confirmed, SECOND, pending));
  }
  expect(replica.view.pending).toHaveLength(given.length);
});

test('SY13: a command whose events are here leaves the outbox with its answer', () => {
  const store = new MemoryReplicaStore();
  const replica = aReplica(store);
  const review = aReview().inPreReview();
  replica.applyOpened(openedFor(review, SECOND));
  replica.submit(add);
  const { batches, answer } = acceptedBy(review, replica);
  for (const lines of batches) take(replica, lines);
  expect(store.load(DOSSIER).outbox).toHaveLength(1);
  answer();
  expect(store.load(DOSSIER).outbox).toEqual([]);
  expect(replica.view.pending).toEqual([]);
});

test('SY13 S1: saved is on the disk before it is said, and survives until the hub has it', () => {
  const store = new MemoryReplicaStore();
  const saved = inPanel(aReplica(store)).submit(add);
  expect(saved.ok).toBe(true);
  const again = inPanel(aReplica(store));
  expect(again.view.pending.map((row) => row.status)).toEqual(['saved']);
  expect(again.nextPush()).toMatchObject({ mutationSeq: 1, command: add });
  const { batches, answer } = acceptedBy(aReview().inPreReview(), again);
  answer();
  expect(aReplica(store).view.pending.map((row) => row.status)).toEqual(['received']);
  expect(aReplica(store).nextPush()).toBeNull();
  for (const lines of batches) take(again, lines);
  expect(store.load(DOSSIER).outbox).toEqual([]);
});

test('SY13: what the rules refuse here is not kept', () => {
  const store = new MemoryReplicaStore();
  expect(aReplica(store).submit(add)).toMatchObject({ error: { code: 'dossier.notFound' } });
  expect(store.load(DOSSIER).outbox).toEqual([]);
});

test('SY13 S4: a rejected command comes back as it was typed, once, until it is discarded', () => {
  const store = new MemoryReplicaStore();
  const replica = inPanel(aReplica(store));
  const saved = replica.submit(add);
  if (!saved.ok) throw new Error('saved');
  const rejection = { code: 'comment.reportSuperseded' } as const;
  for (let n = 0; n < 2; n++) replica.applyOutcome(saved.value, { result: 'rejected', rejection, hubAt: 7 });
  const { drafts, outbox } = store.load(DOSSIER);
  expect(drafts).toMatchObject([{ command: add, rejection, returnedAt: 7 }]);
  expect(outbox).toEqual([]);
  expect(replica.view.drafts).toEqual(drafts);
  replica.discardDraft(saved.value);
  expect([replica.view.drafts, store.load(DOSSIER).drafts]).toEqual([[], []]);
});

test('SY14: lines that are here already are passed over', () => {
  const review = aReview().inPreReview();
  const replica = inPanel(aReplica());
  const before = replica.view.confirmed;
  expect(take(replica, linesOf(review).get('parties') ?? [])).toBe('applied');
  expect(replica.view.confirmed).toBe(before);
});

test('SY15 S3: a gap is pulled; a line that does not fit drops the ledger and opens afresh', () => {
  const review = aReview().inPreReview();
  const replica = inPanel(aReplica());
  const { length } = linesOf(review).get('panel') ?? [];
  review.withComments();
  const fresh = (linesOf(review).get('panel') ?? []).slice(length);
  expect(take(replica, fresh.slice(1))).toBe('gap');
  expect(replica.nextPull()).toMatchObject({ ledgerId: 'panel', afterSeq: length });
  expect(take(replica, fresh)).toBe('applied');
  expect(replica.nextPull()).toBeNull();
  review.does(CHAIR, { type: 'comment.withdraw', commentId: review.commentOf(CHAIR) });
  const [last] = (linesOf(review).get('panel') ?? []).slice(-1);
  if (!last) throw new Error('a line');
  expect(take(replica, [{ ...last, payload: { commentId: 'forged-1' } }])).toBe('broken');
  expect(replica.openRequest().heads.map((head) => head.ledgerId)).not.toContain('panel');
});

test('SY15 S3: a state that differs at the same head is not kept', () => {
  const replica = aReplica();
  const opened = openedFor(aReview().inPreReview(), SECOND);
  const other = opened.ledgers.map((ledger) =>
    ledger.ledgerId === 'panel' ? { ...ledger, stateHash: 'f'.repeat(64) } : ledger,
  );
  expect(replica.applyOpened({ ...opened, ledgers: other })).toBe('broken');
  expect(replica.openRequest().heads.map((head) => head.ledgerId)).toEqual(['parties']);
});

test('SY16 L2: what the hub does not name is forgotten, also on the disk', () => {
  const store = new MemoryReplicaStore();
  const replica = inPanel(aReplica(store));
  const recused = aReview()
    .inPreReview()
    .does(SECOND, { type: 'recusal.declare', conflict: true, statement: '' });
  replica.applyOpened(openedFor(recused, SECOND));
  expect([...store.load(DOSSIER).events.keys()]).toEqual([]);
  expect(replica.view.state.panel.confirmedAt).toBeNull();
  expect(replica.applyBatch({ dossierId: DOSSIER, ledgerId: 'panel', events: [], headSeq: 99 })).toBe(
    'ignored',
  );
  expect(replica.nextPull()).toBeNull();
});

test('SY17: a device that starts over takes the hub’s numbers, and drops nothing', () => {
  const store = new MemoryReplicaStore();
  const replica = inPanel(aReplica(store));
  replica.submit(add);
  replica.submit(share);
  replica.applyOutOfOrder(8);
  expect(replica.view.pending.map((row) => [row.mutationSeq, row.command.type])).toEqual([
    [8, 'comment.add'],
    [9, 'comment.share'],
  ]);
  expect(store.load(DOSSIER)).toMatchObject({ nextMutationSeq: 10 });
  const ahead = inPanel(aReplica());
  ahead.applyOpened(openedFor(aReview().inPreReview(), SECOND, { nextMutationSeq: 5 }));
  ahead.submit(add);
  expect(ahead.nextPush()?.mutationSeq).toBe(5);
});

test('SY18 CM7: an edit says where its author saw the comment', () => {
  const replica = inPanel(aReplica());
  replica.submit(add);
  replica.submit({ type: 'comment.edit', commentId: MINE, content: add.content });
  replica.submit(share);
  replica.submit({ type: 'comment.edit', commentId: MINE, content: add.content });
  const places = replica.view.pending.flatMap(({ command }) =>
    command.type === 'comment.edit' ? [command.place] : [],
  );
  expect(places).toEqual(['private', 'panel']);
});

test('SY23 S4: a command the hub cannot take comes back, and the next has its number', () => {
  const replica = inPanel(aReplica());
  const saved = replica.submit(add);
  const second = { ...add, subject: { ...add.subject, commentId: commentId('second') } };
  replica.submit(second);
  if (!saved.ok) throw new Error('saved');
  replica.applyRefusal(saved.value, { code: 'tooLarge', message: '', retry: 'never' });
  expect(replica.view.drafts).toMatchObject([
    { command: add, rejection: { code: 'command.refused', details: { fault: 'tooLarge' } } },
  ]);
  expect(replica.nextPush()).toMatchObject({ mutationSeq: 1, command: second });
});

test('listeners hear what changed, until they stop', () => {
  const heard: number[] = [];
  const replica = aReplica();
  const stop = replica.subscribe(({ events, reset }) => heard.push(reset ? -1 : events.length));
  inPanel(replica);
  stop();
  replica.submit(add);
  expect(heard.filter((count) => count > 0)).toHaveLength(2);
});
