import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewEvent, RecordedEvent } from '#shared/domain/event.ts';
import {
  commandIdSchema,
  deviceIdSchema,
  dossierIdSchema,
  memberIdSchema,
  voteIdSchema,
  type DossierId,
} from '#shared/domain/ids.ts';
import { to } from '#shared/domain/decision.ts';
import type { Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Commit, LedgerStore, StoredAnswer } from '#hub/room/ports.ts';
import { recordEvents } from '#hub/room/appending.ts';
import { nodeHasher, randomIds } from '#hub/runtime/system.ts';

export interface StoreUnderTest {
  readonly store: LedgerStore;
  /** The same data through a new store, as after a restart; null where data end with the process. */
  readonly reopen: (() => Promise<LedgerStore>) | null;
  readonly close: () => Promise<void>;
}

const DOSSIER = dossierIdSchema.parse('dossier-a');
const OTHER = dossierIdSchema.parse('dossier-b');
const MEMBER = memberIdSchema.parse('member-a');
const VOTE = voteIdSchema.parse('vote-a');
const DEVICE = deviceIdSchema.parse('device-a');

/** What every place where ledgers rest must do; one suite for all adapters. */
export function ledgerStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`ledger store on ${name}`, () => {
    let under: StoreUnderTest;
    let heads: Map<LedgerId, Head>;
    beforeEach(async () => {
      under = await open();
      heads = new Map();
    });
    afterEach(() => under.close());

    /** Recorded events that follow what was recorded before. */
    function record(dossierId: DossierId, ...ledgerIds: readonly LedgerId[]): readonly RecordedEvent[] {
      const events = ledgerIds.map((ledgerId): NewEvent =>
        to(ledgerId, { type: 'dossier.accepted', v: 1, payload: {} }),
      );
      const meta = { actor: MEMBER, commandId: newCommandId(), authorAt: 5, hubAt: 7 };
      const recorded = recordEvents(nodeHasher, dossierId, heads, events, meta);
      heads = new Map(recorded.heads);
      return recorded.recorded;
    }

    function commitOf(events: readonly RecordedEvent[], ...answers: readonly StoredAnswer[]): Commit {
      return { dossierId: DOSSIER, events, answers, ballots: [], summaries: [] };
    }

    test('LS1 a dossier nobody wrote has no heads, no events, no answers', async () => {
      expect(await under.store.heads(DOSSIER)).toEqual([]);
      expect(await under.store.read(DOSSIER, 'parties', 0, 10)).toEqual([]);
      expect(await under.store.findAnswer(DOSSIER, MEMBER, newCommandId())).toBeNull();
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(0);
    });

    test('LS2 what was committed is read back as it was, by ledger, in order, page by page', async () => {
      const first = record(DOSSIER, 'parties', 'panel', 'parties');
      const second = record(DOSSIER, 'parties', 'private:member-a');
      await under.store.commit(commitOf(first));
      await under.store.commit(commitOf(second));
      const parties = [...first, ...second].filter((event) => event.ledgerId === 'parties');
      expect(await under.store.read(DOSSIER, 'parties', 0, 10)).toEqual(parties);
      expect(await under.store.read(DOSSIER, 'parties', 1, 1)).toEqual(parties.slice(1, 2));
      expect(await under.store.read(DOSSIER, 'parties', 3, 10)).toEqual([]);
      const found = await under.store.heads(DOSSIER);
      expect(new Map(found.map((head) => [head.ledgerId, head]))).toEqual(heads);
    });

    test('LS3 dossiers do not see each other', async () => {
      await under.store.commit(commitOf(record(DOSSIER, 'parties')));
      expect(await under.store.heads(OTHER)).toEqual([]);
      expect(await under.store.read(OTHER, 'parties', 0, 10)).toEqual([]);
    });

    test('LS4 an event that does not follow its head is refused, and nothing of its commit stays', async () => {
      await under.store.commit(commitOf(record(DOSSIER, 'parties')));
      const gap = record(DOSSIER, 'panel', 'parties', 'parties').filter((_, index) => index !== 1);
      await expect(under.store.commit(commitOf(gap, answerOf(1)))).rejects.toThrow();
      expect(await under.store.read(DOSSIER, 'panel', 0, 10)).toEqual([]);
      expect(await under.store.read(DOSSIER, 'parties', 0, 10)).toHaveLength(1);
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(0);
    });

    test('LS4 two writers on one head: the second is refused', async () => {
      const before = new Map(heads);
      const mine = record(DOSSIER, 'parties');
      heads = before;
      const theirs = record(DOSSIER, 'parties');
      await under.store.commit(commitOf(mine));
      await expect(under.store.commit(commitOf(theirs))).rejects.toThrow();
      expect(await under.store.read(DOSSIER, 'parties', 0, 10)).toEqual(mine);
    });

    test('LS4 after a refusal a ledger goes on from its head, and not from what was refused', async () => {
      await under.store.commit(commitOf(record(DOSSIER, 'parties')));
      const known = new Map(heads);
      const answer = answerOf(1);
      await under.store.commit(commitOf([], answer));
      const refused = commitOf(record(DOSSIER, 'parties', 'panel'), answerOf(1));
      const afterRefused = commitOf(record(DOSSIER, 'parties'));
      heads = known;
      const next = record(DOSSIER, 'parties', 'panel');
      for (const together of [[refused], [refused, afterRefused], [afterRefused]]) {
        const settled = await Promise.allSettled(together.map((commit) => under.store.commit(commit)));
        expect(new Set(settled.map(({ status }) => status))).toEqual(new Set(['rejected']));
      }
      await under.store.commit(commitOf(next));
      expect(await under.store.read(DOSSIER, 'parties', 1, 10)).toEqual(next.slice(0, 1));
      expect(await under.store.read(DOSSIER, 'panel', 0, 10)).toEqual(next.slice(1));
    });

    test('LS4 an event whose link does not fit is refused', async () => {
      const [event] = record(DOSSIER, 'parties');
      const forged = event && { ...event, prevHash: 'f'.repeat(64) };
      await expect(under.store.commit(commitOf(forged ? [forged] : []))).rejects.toThrow();
      expect(await under.store.heads(DOSSIER)).toEqual([]);
    });

    test('LS5 an answer is kept with its commit, found by its command, and counted for its device', async () => {
      const answer = answerOf(1);
      await under.store.commit(commitOf(record(DOSSIER, 'parties'), answer));
      expect(await under.store.findAnswer(DOSSIER, MEMBER, answer.commandId)).toEqual(answer);
      expect(await under.store.findAnswer(OTHER, MEMBER, answer.commandId)).toBeNull();
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(1);
      const rejected: StoredAnswer = {
        ...answerOf(2),
        outcome: { result: 'rejected', rejection: { code: 'item.notFound' }, hubAt: 9 },
      };
      await under.store.commit(commitOf([], rejected));
      expect(await under.store.findAnswer(DOSSIER, MEMBER, rejected.commandId)).toEqual(rejected);
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(2);
    });

    test('LS6 no command and no mutation number is answered twice; the refused commit leaves no event', async () => {
      const answer = answerOf(1);
      await under.store.commit(commitOf([], answer));
      const sameCommand = { ...answerOf(2), commandId: answer.commandId };
      await expect(under.store.commit(commitOf(record(DOSSIER, 'parties'), sameCommand))).rejects.toThrow();
      await expect(under.store.commit(commitOf([], answerOf(1)))).rejects.toThrow();
      expect(await under.store.heads(DOSSIER)).toEqual([]);
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(1);
    });

    test('LS8 commits handed in together keep their order, and a refused one takes no other down', async () => {
      const first = record(DOSSIER, 'parties');
      const before = new Map(heads);
      const second = record(DOSSIER, 'parties');
      heads = before;
      const late = record(DOSSIER, 'parties', 'panel');
      const [lone, refused] = [answerOf(1), answerOf(2)] as const;
      const settled = await Promise.allSettled([
        under.store.commit(commitOf(first)),
        under.store.commit(commitOf(second)),
        under.store.commit(commitOf(late, refused)),
        under.store.commit(commitOf([], lone)),
      ]);
      expect(settled.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(await under.store.read(DOSSIER, 'parties', 0, 10)).toEqual([...first, ...second]);
      expect(await under.store.read(DOSSIER, 'panel', 0, 10)).toEqual([]);
      expect(await under.store.findAnswer(DOSSIER, MEMBER, refused.commandId)).toBeNull();
      expect(await under.store.findAnswer(DOSSIER, MEMBER, lone.commandId)).toEqual(lone);
    });

    test('LS8 two answers of one commit that stand in each other’s way refuse it', async () => {
      await expect(under.store.commit(commitOf([], answerOf(1), answerOf(1)))).rejects.toThrow();
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(0);
      await under.store.commit(commitOf([], answerOf(1), answerOf(2)));
      expect(await under.store.deviceSeq(DOSSIER, MEMBER, DEVICE)).toBe(2);
    });

    test('LS9 a ballot is counted with its commit and not without it, vote by vote and dossier by dossier', async () => {
      const ballot = { voteId: VOTE, option: 1, options: 3 };
      expect(await under.store.ballotBox(DOSSIER, VOTE)).toEqual([]);
      const first = record(DOSSIER, 'panel');
      await under.store.commit({ ...commitOf(first, answerOf(1)), ballots: [ballot] });
      expect(await under.store.ballotBox(DOSSIER, VOTE)).toEqual([0, 1, 0]);
      expect(await under.store.ballotBox(OTHER, VOTE)).toEqual([]);
      expect(await under.store.ballotBox(DOSSIER, voteIdSchema.parse('vote-b'))).toEqual([]);
      // Sent again, and answered already: the commit is refused, and the ballot with it.
      const again = { ...commitOf(record(DOSSIER, 'panel'), answerOf(1)), ballots: [ballot] };
      await expect(under.store.commit(again)).rejects.toThrow();
      await expect(under.store.commit({ ...commitOf(first), ballots: [ballot] })).rejects.toThrow();
      expect(await under.store.ballotBox(DOSSIER, VOTE)).toEqual([0, 1, 0]);
      const together = {
        ...commitOf([], answerOf(2), answerOf(3)),
        ballots: [ballot, { ...ballot, option: 0 }],
      };
      await under.store.commit(together);
      expect(await under.store.ballotBox(DOSSIER, VOTE)).toEqual([1, 2, 0]);
      if (!under.reopen) return;
      expect(await (await under.reopen()).ballotBox(DOSSIER, VOTE)).toEqual([1, 2, 0]);
    });

    test('LS7 a restart keeps all of it', async () => {
      const events = record(DOSSIER, 'parties', 'panel');
      const answer = answerOf(1);
      await under.store.commit(commitOf(events, answer));
      if (!under.reopen) return;
      const again = await under.reopen();
      expect(await again.read(DOSSIER, 'parties', 0, 10)).toEqual(events.slice(0, 1));
      expect(await again.findAnswer(DOSSIER, MEMBER, answer.commandId)).toEqual(answer);
    });

    function answerOf(mutationSeq: number): StoredAnswer {
      return {
        memberId: MEMBER,
        deviceId: DEVICE,
        mutationSeq,
        commandId: newCommandId(),
        outcome: { result: 'accepted', positions: [{ ledgerId: 'parties', seq: 1 }], hubAt: 7 },
      };
    }
  });
}

function newCommandId(): ReturnType<typeof commandIdSchema.parse> {
  return commandIdSchema.parse(randomIds.newId());
}
