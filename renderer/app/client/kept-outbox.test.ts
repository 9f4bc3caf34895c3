import { expect, test } from 'vitest';
import { commandIdSchema } from '#shared/domain/ids.ts';
import type { OutboxRow } from '#shared/sync/replica-store.ts';
import { isEmptyOutbox, parseOutbox, withOrphan, type KeptOutbox } from './kept-outbox.ts';

const row = (no: number, name = `command-${no}`): OutboxRow => ({
  mutationSeq: no,
  commandId: commandIdSchema.parse(name),
  authorAt: no,
  command: { type: 'dossier.accept' },
  outcome: null,
});
const kept = (rows: readonly OutboxRow[], next: number): KeptOutbox => ({
  revision: 1,
  outbox: [...rows],
  drafts: [],
  nextMutationSeq: next,
});

test('BC9 what a tab that is gone left goes behind one’s own, under its own ids and the tab’s next numbers', () => {
  const joined = withOrphan(kept([row(7)], 8), kept([row(3, 'older-3'), row(4, 'older-4')], 5));
  expect(joined.outbox.map(({ mutationSeq, commandId }) => [mutationSeq, commandId])).toEqual([
    [7, 'command-7'],
    [8, 'older-3'],
    [9, 'older-4'],
  ]);
  expect(joined.nextMutationSeq).toBe(10);
  expect(joined.revision).toBeGreaterThan(1);
});

test('BC9 what is known already, or was answered, is not taken up again', () => {
  const answered = {
    ...row(5, 'answered'),
    outcome: { result: 'accepted' as const, positions: [], hubAt: 1 },
  };
  const own = kept([row(1)], 2);
  expect(withOrphan(own, kept([row(1), answered], 9))).toMatchObject({
    outbox: own.outbox,
    nextMutationSeq: 2,
  });
  expect(withOrphan(null, kept([row(4)], 5)).outbox.map(({ mutationSeq }) => mutationSeq)).toEqual([1]);
});

test.each([null, '', '{', '[]', '{"outbox":[{"mutationSeq":"one"}]}'])(
  'BC1 spoilt text is nothing: %j',
  (text) => {
    expect(parseOutbox(text)).toBeNull();
  },
);

test('BC9 text goes to the disk and comes back; empty is empty', () => {
  const some = kept([row(1)], 2);
  expect(parseOutbox(JSON.stringify(some))).toEqual(some);
  expect([isEmptyOutbox(some), isEmptyOutbox(kept([], 2))]).toEqual([false, true]);
});
