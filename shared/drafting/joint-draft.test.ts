import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { draftFieldSchema, type DraftField } from '../protocol/joint-draft.ts';
import { JointDraft } from './joint-draft.ts';
import { reconcile } from './opinion-texts.ts';

const field = (text: string): DraftField => draftFieldSchema.parse(text);
const OVERALL = field('overall');
const POINT = field('point:point-1');
const words = fc.string({ unit: fc.constantFrom('糙', '率', '0', '.', '3', '𠀀', '\n', 'a'), maxLength: 40 });

test('JD1: a text is what its paragraphs say, a line each', () => {
  const draft = new JointDraft();
  draft.write(OVERALL, '依据充分。\n深度达到要求。');
  expect(draft.text(OVERALL)).toBe('依据充分。\n深度达到要求。');
  expect(draft.doc.getXmlFragment(OVERALL).length).toBe(2);
  expect(draft.text(POINT)).toBe('');
});

test('JD1: whatever was there, writing a text makes the field say it', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (texts) => {
      const draft = new JointDraft();
      for (const text of texts) {
        draft.write(OVERALL, text);
        expect(draft.text(OVERALL)).toBe(text.trim());
      }
    }),
  );
});

test('JD1: writing touches no more than differs, so what others type beside it stays', () => {
  const one = new JointDraft();
  one.write(OVERALL, '主槽糙率取0.028，滩地糙率取0.035。');
  const two = new JointDraft([one.whole()]);
  const first = one.write(OVERALL, '主槽糙率取0.030，滩地糙率取0.035。');
  const second = two.write(OVERALL, '主槽糙率取0.028，滩地糙率取0.038。');
  one.take(second);
  two.take(first);
  expect(one.text(OVERALL)).toBe('主槽糙率取0.030，滩地糙率取0.038。');
  expect(two.text(OVERALL)).toBe(one.text(OVERALL));
});

test('JD2: drafts that took the same updates say the same, in whatever order and how often they came', () => {
  const typed = fc.record({ who: fc.nat({ max: 2 }), text: words, field: fc.constantFrom(OVERALL, POINT) });
  fc.assert(
    fc.property(
      fc.array(typed, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat({ max: 1000 })),
      (acts, order) => {
        const people = [new JointDraft(), new JointDraft(), new JointDraft()];
        const updates = acts.map(
          ({ who, text, field: at }) => people[who]?.write(at, text) ?? new Uint8Array(),
        );
        const shuffled = [...updates, ...updates]
          .map((update) => ({ update, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ update }) => update);
        const inOrder = new JointDraft(updates);
        const outOfOrder = new JointDraft(shuffled);
        expect(outOfOrder.text(OVERALL)).toBe(inOrder.text(OVERALL));
        expect(outOfOrder.text(POINT)).toBe(inOrder.text(POINT));
      },
    ),
  );
});

test('JD3: what builds on something that is not here is a gap; noise, strange fields and too much are refused', () => {
  const far = new JointDraft();
  far.write(OVERALL, 'a');
  const later = far.write(OVERALL, 'ab');
  expect(new JointDraft().take(later)).toEqual({ ok: false, error: 'gap' });
  expect(new JointDraft().take(Uint8Array.of(1, 2, 3, 255))).toMatchObject({ ok: false });
  const strange = new Y.Doc();
  strange.getText('title').insert(0, 'x');
  expect(new JointDraft().take(Y.encodeStateAsUpdate(strange))).toEqual({ ok: false, error: 'malformed' });
  const long = new JointDraft();
  long.write(OVERALL, '长'.repeat(8001));
  expect(new JointDraft().take(long.whole())).toEqual({ ok: false, error: 'tooLarge' });
});

test('JD3: paragraphs in paragraphs are refused, one or many in an update', () => {
  const nested = (depth: number): Uint8Array => {
    const hostile = new Y.Doc();
    let inner: Y.XmlFragment = hostile.getXmlFragment('overall');
    for (let level = 0; level < depth; level++) {
      const next = new Y.XmlElement('paragraph');
      inner.insert(0, [new Y.XmlText('beside'), next]);
      inner = next;
    }
    return Y.encodeStateAsUpdate(hostile);
  };
  expect(new JointDraft().take(nested(1))).toEqual({ ok: true, value: true });
  expect(new JointDraft().take(nested(4))).toEqual({ ok: false, error: 'malformed' });
  expect(new JointDraft().take(nested(1200))).toEqual({ ok: false, error: 'tooLarge' });
});

test('JD4: what was set by command comes into the draft; what was typed elsewhere since stays', () => {
  const draft = new JointDraft();
  const agreed = new Map([
    [OVERALL, '依据充分。'],
    [POINT, '复核糙率。'],
  ]);
  const first = reconcile(draft, new Map(), agreed);
  expect([draft.text(OVERALL), draft.text(POINT)]).toEqual(['依据充分。', '复核糙率。']);
  const typed = draft.write(POINT, '复核糙率取值。');
  const second = reconcile(draft, first.base, new Map([...agreed, [OVERALL, '依据基本充分。']]));
  expect([draft.text(OVERALL), draft.text(POINT)]).toEqual(['依据基本充分。', '复核糙率取值。']);
  const other = new JointDraft([...first.updates, typed, ...second.updates]);
  expect(other.text(OVERALL)).toBe('依据基本充分。');
});

test('JD4: what both say already changes nothing; a point that was removed is emptied', () => {
  const draft = new JointDraft();
  const { base } = reconcile(draft, new Map(), new Map([[POINT, '复核。']]));
  draft.write(POINT, '复核糙率。');
  const settled = new Map([[POINT, '复核糙率。']]);
  expect(reconcile(draft, base, settled).updates).toEqual([]);
  reconcile(draft, settled, new Map());
  expect(draft.text(POINT)).toBe('');
});
