import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from '../event.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { commandIdSchema, dossierIdSchema } from '../ids.ts';
import { emptyHead, eventHash, headAfter, linkFault } from './chain.ts';
import { parseRecorded } from './upcast.ts';

const hasher = { sha256Hex: (text: string) => hash('sha256', text, 'hex') };
const DOSSIER = dossierIdSchema.parse('dossier-1');

function chainOf(texts: readonly string[]): RecordedEvent[] {
  let head = emptyHead('panel');
  return texts.map((text) => {
    const line = {
      ledgerId: 'panel' as const,
      seq: head.seq + 1,
      type: 'opinion.sectionSet',
      v: 1,
      payload: { text },
      actor: null,
      commandId: commandIdSchema.parse('command'),
      authorAt: 1,
      hubAt: 2,
      prevHash: head.hash,
    };
    const event = { ...line, hash: eventHash(hasher, DOSSIER, line) };
    head = headAfter(event);
    return event;
  });
}

test('EV3 L1: the hash is that of the canonical JSON of the whole line and the dossier', () => {
  for (const { hash: given, ...line } of chainOf(['正文', '"\\\u0000'])) {
    expect(given).toBe(hasher.sha256Hex(canonicalJson({ dossierId: DOSSIER, ...line })));
  }
});

function firstFault(lines: readonly RecordedEvent[], dossierId = DOSSIER): string | null {
  let head = emptyHead('panel');
  for (const line of lines) {
    const fault = linkFault(hasher, dossierId, head, line);
    if (fault) return fault.kind;
    head = headAfter(line);
  }
  return null;
}

test('L1 EV4: a whole chain holds, and nothing can be changed, dropped, repeated or moved unseen', () => {
  const text = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 3, maxLength: 12 }), fc.nat(), text, (texts, at, other) => {
      const chain = chainOf(texts);
      const index = at % (chain.length - 1);
      const line = chain[index];
      if (!line) return;
      expect(firstFault(chain)).toBeNull();
      expect(firstFault(chain.toSpliced(index, 1))).toBe('gap');
      expect(firstFault(chain.toSpliced(index, 0, line))).toBe('gap');
      expect(firstFault(chain, dossierIdSchema.parse('dossier-2'))).toBe('wrongHash');
      expect(firstFault(chain.map((entry) => ({ ...entry, ledgerId: 'parties' as const })))).toBe(
        'wrongLedger',
      );
      if (other !== line.payload['text']) {
        expect(firstFault(chain.with(index, { ...line, payload: { text: other } }))).toBe('wrongHash');
      }
      for (const change of [
        { hubAt: 3 },
        { authorAt: 9 },
        { commandId: commandIdSchema.parse('another') },
        { v: 2 },
      ]) {
        expect(firstFault(chain.with(index, { ...line, ...change }))).toBe('wrongHash');
      }
    }),
  );
});

test('L1: a line that is rewritten with a fresh hash breaks the link of the next', () => {
  const chain = chainOf(['one', 'two', 'three']);
  const [first] = chain;
  if (!first) throw new Error('three lines');
  const forged = { ...first, payload: { text: 'forged' } };
  const rewritten = { ...forged, hash: eventHash(hasher, DOSSIER, forged) };
  expect(firstFault(chain.with(0, rewritten))).toBe('brokenLink');
});

test('EV2: reading is total: what is not known is passed over, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 64 }),
      fc.integer({ min: 1, max: 9 }),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (type, v, payload) => {
        expect(() => parseRecorded({ type, v, payload })).not.toThrow();
        expect(
          parseRecorded({ type: 'comment.withdrawn', v: v + 1, payload: { commentId: 'comment-1' } }),
        ).toBeNull();
      },
    ),
  );
  expect(
    parseRecorded({ type: 'comment.withdrawn', v: 1, payload: { commentId: 'comment-1' } }),
  ).toMatchObject({ v: 1 });
});

test('EV2: an older form climbs every step to today’s', () => {
  const upcasters = {
    'comment.withdrawn': [
      (payload: Readonly<Record<string, unknown>>) => ({ id: payload['comment'] }),
      (payload: Readonly<Record<string, unknown>>) => ({ commentId: payload['id'] }),
    ],
  };
  const read = (v: number, payload: Record<string, unknown>) =>
    parseRecorded({ type: 'comment.withdrawn', v, payload }, upcasters);
  // Today's schema still says version 1, so a form that climbed to 3 is not known: versions are never mixed up.
  expect(read(1, { comment: 'comment-1' })).toBeNull();
  expect(read(3, { commentId: 'comment-1' })).toBeNull();
  const one = { 'comment.withdrawn': [] };
  expect(
    parseRecorded({ type: 'comment.withdrawn', v: 1, payload: { commentId: 'comment-1' } }, one),
  ).not.toBeNull();
});
