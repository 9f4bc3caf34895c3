import { fromBase64, toBase64 } from 'lib0/buffer';
import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { Rejection } from '../domain/rejection.ts';
import { draftFieldSchema } from '../protocol/joint-draft.ts';
import { DraftLink, type DraftChannel } from './draft-link.ts';
import { JointDraft } from './joint-draft.ts';
import { textIn, writeText } from './paragraphs.ts';

const OVERALL = draftFieldSchema.parse('overall');

/** A hub that keeps one draft, behind lines that break. */
class Hub {
  draft = new JointDraft();
  refusal: Rejection | null = null;
  readonly lines: Line[] = [];

  take(update: string, from: Line): void {
    const taken = this.draft.take(fromBase64(update));
    if (!taken.ok) throw new Error(taken.error);
    for (const line of this.lines) if (line !== from) line.down(update);
  }
}

/** One typist's line: each request is answered, or breaks before or after the hub had it. */
class Line {
  readonly hub: Hub;
  kept: string | null = null;
  link: DraftLink | null = null;
  isUp = false;
  /** What becomes of the next pushes. */
  fates: ('lostGoing' | 'lostComing' | 'fine')[] = [];
  readonly retries: (() => void)[] = [];

  constructor(hub: Hub) {
    this.hub = hub;
    hub.lines.push(this);
  }

  readonly channel: DraftChannel = {
    join: async ({ stateVector }) => {
      await Promise.resolve();
      if (!this.isUp) throw new Error('down');
      const update = this.hub.draft.since(fromBase64(stateVector));
      if (!update) throw new Error('no state vector');
      const { draft } = this.hub;
      return {
        ok: true,
        value: { update: toBase64(update), stateVector: toBase64(draft.stateVector()) },
      };
    },
    push: async ({ update }) => {
      await Promise.resolve();
      const fate = this.isUp ? (this.fates.shift() ?? 'fine') : 'lostGoing';
      if (fate === 'lostGoing') throw new Error('down');
      const { refusal } = this.hub;
      if (refusal) return { ok: true, value: { result: 'refused', rejection: refusal } };
      this.hub.take(update, this);
      if (fate === 'lostComing') throw new Error('down');
      return { ok: true, value: { result: 'taken' } };
    },
  };

  /** A new page or process, with what the last one kept. */
  starts(): this {
    this.link?.end();
    this.link = new DraftLink(
      {
        channel: this.channel,
        timers: {
          after: (_delayMs, run) => {
            this.retries.push(run);
            return () => undefined;
          },
        },
        keep: (unsent) => (this.kept = unsent),
        onChange: () => undefined,
      },
      this.kept,
    );
    if (this.isUp) this.link.connected();
    return this;
  }

  goes(isUp: boolean): void {
    this.isUp = isUp;
    if (isUp) this.link?.connected();
    else this.link?.disconnected();
  }

  down(update: string): void {
    if (this.isUp) this.link?.received(update);
  }

  types(text: string): void {
    const doc = this.link?.doc;
    doc?.transact(() => writeText(doc.getXmlFragment(OVERALL), text));
  }

  get text(): string {
    return textIn(this.link?.doc.getXmlFragment(OVERALL) ?? new Y.XmlFragment());
  }
}

async function settled(...lines: Line[]): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    await Promise.resolve();
    for (const line of lines) for (const retry of line.retries.splice(0)) retry();
  }
}

test('JD7: what is typed reaches the hub and the others, once each', async () => {
  const hub = new Hub();
  const [one, two] = [new Line(hub).starts(), new Line(hub).starts()];
  one.goes(true);
  two.goes(true);
  await settled(one, two);
  one.types('依据充分。');
  expect(one.kept).not.toBeNull();
  await settled(one, two);
  expect([hub.draft.text(OVERALL), two.text, one.kept]).toEqual(['依据充分。', '依据充分。', null]);
  expect(one.link?.status).toEqual({ link: 'live', isUnsent: false, refused: null });
});

test('JD7: words typed without a link are kept, outlive the program, and meet what others typed meanwhile', async () => {
  const hub = new Hub();
  const [one, two] = [new Line(hub).starts(), new Line(hub).starts()];
  one.goes(true);
  two.goes(true);
  await settled(one, two);
  one.types('依据充分。');
  await settled(one, two);
  two.goes(false);
  two.types('依据充分。深度达到要求。');
  one.types('编制依据充分。');
  await settled(one, two);
  two.starts();
  expect(two.text).toBe('');
  two.goes(true);
  await settled(one, two);
  expect([hub.draft.text(OVERALL), one.text, two.text]).toEqual(
    Array.from({ length: 3 }, () => '编制依据充分。深度达到要求。'),
  );
  expect(two.kept).toBeNull();
});

test('JD7: a refusal keeps the words, says why, and sends nothing more', async () => {
  const hub = new Hub();
  const one = new Line(hub).starts();
  one.goes(true);
  await settled(one);
  hub.refusal = { code: 'opinion.notDrafting' };
  one.types('晚到的字');
  await settled(one);
  expect(one.link?.status).toMatchObject({ link: 'refused', refused: { code: 'opinion.notDrafting' } });
  expect(one.kept).not.toBeNull();
  hub.refusal = null;
  one.types('再晚的字');
  await settled(one);
  expect(hub.draft.text(OVERALL)).toBe('');
});

test('JD7: kept words that are spoilt stop nothing', async () => {
  const hub = new Hub();
  const one = new Line(hub);
  one.kept = 'not base64 at all ***';
  one.starts().goes(true);
  await settled(one);
  one.types('依据充分。');
  await settled(one);
  expect(hub.draft.text(OVERALL)).toBe('依据充分。');
});

test('JD7: whatever breaks when, nothing typed is lost and nothing stands twice', async () => {
  const act = fc.record({
    who: fc.nat({ max: 1 }),
    what: fc.constantFrom('type', 'type', 'type', 'down', 'up', 'restart', 'lostGoing', 'lostComing', 'wait'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 30 }), async (acts) => {
      const hub = new Hub();
      const lines = [new Line(hub).starts(), new Line(hub).starts()];
      for (const line of lines) line.goes(true);
      await settled(...lines);
      let typed = 0;
      for (const { who, what } of acts) {
        const line = lines[who];
        if (!line) continue;
        if (what === 'type') line.types(`${line.text}「${String(typed++)}」`);
        else if (what === 'down') line.goes(false);
        else if (what === 'up') line.goes(true);
        else if (what === 'restart') line.starts();
        else if (what === 'wait') await settled(...lines);
        else line.fates.push(what);
      }
      for (const line of lines) {
        line.fates = [];
        line.goes(true);
      }
      await settled(...lines);
      const text = hub.draft.text(OVERALL);
      for (const line of lines) expect(line.text).toBe(text);
      for (let word = 0; word < typed; word++) expect(text.split(`「${String(word)}」`)).toHaveLength(2);
    }),
    { numRuns: 150 },
  );
});
