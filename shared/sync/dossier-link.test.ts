import { expect, test } from 'vitest';
import { hash } from 'node:crypto';
import type { RecordedEvent } from '../domain/event.ts';
import { commandIdSchema, deviceIdSchema, dossierIdSchema } from '../domain/ids.ts';
import { emptyHead, eventHash, headAfter } from '../domain/ledger/chain.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { CLERK, FLOOD, OWNER, seatOf } from '../testing/cast.ts';
import { createDossier } from '../testing/commands.ts';
import type { CommandOutcome, CommandPush } from '../protocol/command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from '../protocol/dossier-open.ts';
import type { Answer, Fault } from '../protocol/errors.ts';
import { DossierLink, type LinkStatus, type Transport } from './dossier-link.ts';
import { MemoryReplicaStore } from './memory-store.ts';
import { Replica } from './replica.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const hasher = { sha256Hex: (text: string) => hash('sha256', text, 'hex') };
const create = createDossier(CLERK, [FLOOD]);

type Asked =
  | {
      readonly kind: 'open';
      readonly body: DossierOpen;
      readonly answer: (answer: Answer<{ opened: DossierOpened }>) => void;
    }
  | {
      readonly kind: 'pull';
      readonly body: EventsPull;
      readonly answer: (answer: Answer<{ batch: EventsBatch }>) => void;
    }
  | {
      readonly kind: 'push';
      readonly body: CommandPush;
      readonly answer: (answer: Answer<{ outcome: CommandOutcome }>) => void;
    };

/** A clerk's link with a hub played by hand: every request waits until the test answers or breaks it. */
class Bench {
  readonly asked: Asked[] = [];
  readonly breaks: (() => void)[] = [];
  readonly statuses: LinkStatus[] = [];
  readonly pauses: { readonly delayMs: number; readonly run: () => void }[] = [];
  readonly replica: Replica;
  readonly link: DossierLink;

  constructor() {
    let no = 0;
    this.replica = new Replica(
      { dossierId: DOSSIER, memberId: CLERK, deviceId: deviceIdSchema.parse('device-1') },
      {
        store: new MemoryReplicaStore(),
        hasher,
        clock: { nowMs: () => 1 },
        ids: { newId: () => `command-${++no}` },
      },
    );
    const timers = {
      after: (delayMs: number, run: () => void) => {
        const pause = { delayMs, run };
        this.pauses.push(pause);
        return () => void this.pauses.splice(this.pauses.indexOf(pause), 1);
      },
    };
    this.link = new DossierLink(this.replica, timers, (status) => this.statuses.push(status));
  }

  transport(): Transport {
    const ask = <T>(make: (answer: (answer: T) => void) => Asked): Promise<T> =>
      new Promise<T>((resolve, reject: (reason: Error) => void) => {
        this.asked.push(make(resolve));
        this.breaks.push(() => reject(new Error('gone')));
      });
    return {
      open: (body) => ask((answer) => ({ kind: 'open', body, answer })),
      pull: (body) => ask((answer) => ({ kind: 'pull', body, answer })),
      push: (body) => ask((answer) => ({ kind: 'push', body, answer })),
    };
  }

  /** The only request that waits. */
  async next<K extends Asked['kind']>(kind: K): Promise<Extract<Asked, { kind: K }>> {
    await settled();
    const asked = this.asked.shift();
    this.breaks.shift();
    if (asked?.kind !== kind) throw new Error(`${asked?.kind ?? 'nothing'} is asked, not ${kind}`);
    return asked as Extract<Asked, { kind: K }>;
  }

  async rests(): Promise<boolean> {
    await settled();
    return this.asked.length === 0;
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const emptyHash = (replica: Replica): string =>
  hasher.sha256Hex(canonicalJson(replica.view.confirmed.applicants));

function opened(headSeq: number, replica: Replica): Answer<{ opened: DossierOpened }> {
  const ledger = {
    ledgerId: 'applicants' as const,
    reset: false,
    events: [],
    headSeq,
    stateHash: emptyHash(replica),
  };
  return { ok: true, opened: { memberId: CLERK, ledgers: [ledger], nextMutationSeq: 1 } };
}

/** The first lines of a ledger, chained. */
function lines(count: number): readonly RecordedEvent[] {
  let head = emptyHead('applicants');
  return Array.from({ length: count }, (_, index) => {
    const line = {
      ledgerId: 'applicants' as const,
      seq: index + 1,
      type: 'dossier.accepted' as const,
      v: 1 as const,
      payload: {},
      actor: CLERK,
      commandId: commandIdSchema.parse(`command-${index}`),
      authorAt: 1,
      hubAt: 1,
      prevHash: head.hash,
    };
    const full: RecordedEvent = { ...line, hash: eventHash(hasher, DOSSIER, line) };
    head = headAfter(full);
    return full;
  });
}

const nothing: Answer<{ opened: DossierOpened }> = {
  ok: true,
  opened: { memberId: CLERK, ledgers: [], nextMutationSeq: 1 },
};
const fault = (code: Fault['code'], retry: Fault['retry'] = 'never'): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { code, message: '', retry },
});
const accepted: Answer<{ outcome: CommandOutcome }> = {
  ok: true,
  outcome: { result: 'accepted', positions: [], hubAt: 1 },
};

test('SY19: open, pull, push, rest, one request at a time', async () => {
  const bench = new Bench();
  bench.replica.submit(create);
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(1, bench.replica));
  const pull = await bench.next('pull');
  expect(pull.body).toMatchObject({ ledgerId: 'applicants', afterSeq: 0 });
  pull.answer({ ok: true, batch: { dossierId: DOSSIER, ledgerId: 'applicants', events: [], headSeq: 0 } });
  expect(await bench.rests()).toBe(true);
  expect(bench.pauses).toHaveLength(1);
  bench.pauses[0]?.run();
  (await bench.next('open')).answer(opened(0, bench.replica));
  const push = await bench.next('push');
  expect(push.body.command.type).toBe('dossier.create');
  push.answer(accepted);
  expect(await bench.rests()).toBe(true);
  expect(bench.link.status).toBe('live');
});

test('SY19: while a page is taken in the next one is under way, and is asked for once', async () => {
  const bench = new Bench();
  const [first, second, third] = lines(3);
  const page = (line: RecordedEvent | undefined) => ({
    ok: true as const,
    batch: { dossierId: DOSSIER, ledgerId: 'applicants' as const, events: line ? [line] : [], headSeq: 3 },
  });
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(3, bench.replica));
  const pulls = [await bench.next('pull')];
  bench.replica.subscribe(() => void pulls.push(...(bench.asked.splice(0) as typeof pulls)));
  pulls[0]?.answer(page(first));
  await settled();
  expect(pulls.map(({ body }) => body.afterSeq)).toEqual([0, 1]);
  pulls[1]?.answer(page(second));
  await settled();
  pulls[2]?.answer(page(third));
  expect(await bench.rests()).toBe(true);
  expect(pulls.map(({ body }) => body.afterSeq)).toEqual([0, 1, 2]);
  expect(bench.replica.view.heads).toMatchObject([{ ledgerId: 'applicants', seq: 3 }]);
});

test('SY19: a page that was under way when lines came by themselves is not taken for the next one', async () => {
  const bench = new Bench();
  const [first, second, third, fourth] = lines(4);
  const batch = (headSeq: number, ...events: readonly (RecordedEvent | undefined)[]): EventsBatch => ({
    dossierId: DOSSIER,
    ledgerId: 'applicants',
    events: events.flatMap((event) => event ?? []),
    headSeq,
  });
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(3, bench.replica));
  (await bench.next('pull')).answer({ ok: true, batch: batch(3, first) });
  const ahead = await bench.next('pull');
  expect(ahead.body.afterSeq).toBe(1);
  bench.link.batch(batch(4, second));
  ahead.answer({ ok: true, batch: batch(3, second) });
  const next = await bench.next('pull');
  expect(next.body.afterSeq).toBe(2);
  next.answer({ ok: true, batch: batch(4, third, fourth) });
  expect(await bench.rests()).toBe(true);
  expect(bench.replica.view.heads).toMatchObject([{ seq: 4 }]);
});

test('SY20: a command given while the last answer is being taken is sent without being asked for again', async () => {
  const bench = new Bench();
  bench.replica.submit(create);
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(0, bench.replica));
  const push = await bench.next('push');
  bench.replica.subscribe(() => {
    if (bench.replica.unansweredCount === 0 && bench.asked.length === 0) {
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => {
          if (bench.replica.unansweredCount > 0) return;
          bench.replica.submit(create);
          bench.link.submitted();
        });
    }
  });
  push.answer(accepted);
  expect((await bench.next('push')).body.mutationSeq).toBe(2);
});

test('SY21: an answer to opening that is older than the news of changed ledgers is asked for again', async () => {
  const bench = new Bench();
  bench.link.connected(bench.transport());
  const open = await bench.next('open');
  open.answer(opened(0, bench.replica));
  bench.link.membershipChanged();
  (await bench.next('open')).answer(opened(0, bench.replica));
  expect(await bench.rests()).toBe(true);
  expect(bench.link.status).toBe('live');
});

test('SY21: a head heard of while opening is not forgotten by the older answer', async () => {
  const bench = new Bench();
  bench.link.connected(bench.transport());
  const open = await bench.next('open');
  open.answer(opened(0, bench.replica));
  bench.link.batch({ dossierId: DOSSIER, ledgerId: 'applicants', events: [], headSeq: 3 });
  expect((await bench.next('pull')).body).toMatchObject({ ledgerId: 'applicants', afterSeq: 0 });
});

test('SY22: requests that fail are asked again, later and later', async () => {
  const bench = new Bench();
  bench.link.connected(bench.transport());
  const delays: number[] = [];
  for (let n = 0; n < 9; n++) {
    await settled();
    bench.asked.shift();
    bench.breaks.shift()?.();
    await settled();
    const pause = bench.pauses[0];
    delays.push(pause?.delayMs ?? 0);
    pause?.run();
  }
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  (await bench.next('open')).answer({
    ok: false,
    fault: { code: 'unavailable', message: '', retry: 'auto', minBackoffMs: 60_000 },
  });
  await settled();
  expect(bench.pauses[0]?.delayMs).toBe(60_000);
  bench.link.disconnected();
  expect([bench.pauses.length, bench.link.status]).toEqual([0, 'offline']);
});

test('SY22: a ledger that is not ours any more is found out by opening, not by giving up', async () => {
  const bench = new Bench();
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(2, bench.replica));
  (await bench.next('pull')).answer(fault('notFound'));
  expect(await bench.rests()).toBe(true);
  bench.pauses[0]?.run();
  (await bench.next('open')).answer(opened(0, bench.replica));
  expect(await bench.rests()).toBe(true);
  expect(bench.link.status).toBe('live');
});

test('SY23 S4: a fault that speaks of a command returns that one; others stop the link', async () => {
  const bench = new Bench();
  bench.replica.submit(create);
  bench.replica.submit({ type: 'member.add', seat: seatOf(OWNER) });
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(0, bench.replica));
  (await bench.next('push')).answer(fault('badRequest'));
  const second = await bench.next('push');
  expect(second.body).toMatchObject({ mutationSeq: 1, command: { type: 'member.add' } });
  expect(bench.replica.view.drafts).toHaveLength(1);
  second.answer(fault('unauthenticated'));
  expect(await bench.rests()).toBe(true);
  expect(bench.link.status).toMatchObject({ refused: { code: 'unauthenticated' } });
  bench.link.submitted();
  expect(await bench.rests()).toBe(true);
  expect(bench.replica.unansweredCount).toBe(1);
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(0, bench.replica));
  (await bench.next('push')).answer(fault('notFound'));
  await settled();
  bench.pauses[0]?.run();
  (await bench.next('open')).answer(fault('notFound'));
  await settled();
  expect(bench.link.status).toMatchObject({ refused: { code: 'notFound' } });
});

test('SY23 SY17: another number expected is taken up, in order', async () => {
  const bench = new Bench();
  bench.replica.submit(create);
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(0, bench.replica));
  (await bench.next('push')).answer({
    ok: false,
    fault: { code: 'outOfOrder', message: '', retry: 'afterUserAction', expectedSeq: 7 },
  });
  expect((await bench.next('push')).body.mutationSeq).toBe(7);
});

test('SY24: the answer to a push counts whatever connection brings it; others of an earlier one do not', async () => {
  const bench = new Bench();
  bench.replica.submit(create);
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(opened(0, bench.replica));
  const push = await bench.next('push');
  bench.link.disconnected();
  bench.link.connected(bench.transport());
  push.answer(accepted);
  const open = await bench.next('open');
  expect(bench.replica.unansweredCount).toBe(0);
  bench.link.disconnected();
  bench.link.connected(bench.transport());
  open.answer(opened(9, bench.replica));
  (await bench.next('open')).answer(opened(0, bench.replica));
  expect(await bench.rests()).toBe(true);
});

test('SY10: a dossier yet to be created is opened empty; with nothing to send the link rests until there is', async () => {
  const bench = new Bench();
  bench.link.connected(bench.transport());
  (await bench.next('open')).answer(nothing);
  expect(await bench.rests()).toBe(true);
  expect(bench.link.status).toMatchObject({ refused: { code: 'notFound' } });
  bench.replica.submit(create);
  bench.link.submitted();
  (await bench.next('open')).answer(nothing);
  (await bench.next('push')).answer(accepted);
  await settled();
  bench.link.membershipChanged();
  (await bench.next('open')).answer(opened(0, bench.replica));
  await settled();
  expect(bench.link.status).toBe('live');
});
