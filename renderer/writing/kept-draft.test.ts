import { expect, test, vi } from 'vitest';
import { KeptDraft, type KeptDraftOptions } from './kept-draft.ts';

function setupDraft(options: Partial<KeptDraftOptions<string>> & { stored?: string } = {}) {
  const disk = new Map<string, string>();
  if (options.stored !== undefined) disk.set('k', options.stored);
  const sent: string[] = [];
  const draft = new KeptDraft<string>({
    key: 'k',
    base: '复核设计洪水',
    isSame: (a, b) => a.trim() === b.trim(),
    parse: (stored) => (typeof stored === 'string' ? stored : null),
    isWhole: (text) => text.trim() !== '',
    send: (text) => {
      sent.push(text);
      return Promise.resolve(true);
    },
    scratch: {
      load: (key) => Promise.resolve(disk.get(key) ?? null),
      save: (key, text) => {
        if (text === null) disk.delete(key);
        else disk.set(key, text);
        return Promise.resolve();
      },
    },
    ...options,
  });
  return { draft, disk, sent };
}

test('S1: every input is on the machine before it is sent, and leaves it when the ledger has it', async () => {
  const { draft, disk, sent } = setupDraft();
  await draft.loaded;
  draft.input('复核设计洪水成果');
  expect(disk.get('k')).toContain('复核设计洪水成果');
  expect(sent).toEqual([]);
  await draft.flush();
  expect(sent).toEqual(['复核设计洪水成果']);
  expect(disk.has('k')).toBe(true);
  draft.rebase('复核设计洪水成果');
  expect(disk.has('k')).toBe(false);
  expect(draft.get().status).toBe('same');
});

test('S1: a pause in typing sends', async () => {
  vi.useFakeTimers();
  const { draft, sent } = setupDraft();
  draft.input('一');
  await vi.advanceTimersByTimeAsync(1000);
  draft.input('一二');
  await vi.advanceTimersByTimeAsync(1400);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent).toEqual(['一二']);
  vi.useRealTimers();
});

test('S4: refused words stay, on the screen and on the machine', async () => {
  const { draft, disk } = setupDraft({ send: () => Promise.resolve(false) });
  await draft.loaded;
  draft.input('改过的话');
  await draft.flush();
  expect(draft.get()).toEqual({ value: '改过的话', status: 'refused', disk: 'written', theirs: null });
  expect(disk.get('k')).toContain('改过的话');
});

test('after a reload the words are there, and know when the ledger moved on meanwhile', async () => {
  const stored = JSON.stringify({ value: '我的', base: '复核设计洪水' });
  const same = setupDraft({ stored });
  await same.draft.loaded;
  expect(same.draft.get()).toEqual({ value: '我的', status: 'typing', disk: 'written', theirs: null });
  const moved = setupDraft({ stored, base: '别人的' });
  await moved.draft.loaded;
  expect(moved.draft.get()).toEqual({ value: '我的', status: 'typing', disk: 'written', theirs: '别人的' });
});

test('a colleague who changes the same words is not overwritten without a choice', async () => {
  const { draft, sent } = setupDraft();
  await draft.loaded;
  draft.input('我的');
  draft.rebase('别人的');
  await draft.flush();
  expect(sent).toEqual([]);
  expect(draft.get().theirs).toBe('别人的');
  draft.keepMine();
  expect(sent).toEqual(['我的']);
});

test('words typed on while the first ones travel are neither lost nor taken for a colleague\u2019s', async () => {
  const { draft, sent } = setupDraft();
  await draft.loaded;
  draft.input('一');
  await draft.flush();
  draft.input('一二');
  draft.rebase('一');
  expect(draft.get()).toEqual({ value: '一二', status: 'typing', disk: 'writing', theirs: null });
  await draft.flush();
  draft.rebase('一二');
  expect(sent).toEqual(['一', '一二']);
  expect(draft.get().status).toBe('same');
});

test('what another person writes appears while nothing of one\u2019s own is unsent', () => {
  const { draft } = setupDraft();
  draft.rebase('别人的');
  expect(draft.get()).toEqual({ value: '别人的', status: 'same', disk: 'written', theirs: null });
});

test('an empty point is kept and not sent', async () => {
  const { draft, sent } = setupDraft();
  await draft.loaded;
  draft.input('');
  await draft.flush();
  expect(sent).toEqual([]);
  expect(draft.get().status).toBe('typing');
});

test('S1: words are called kept when the machine has them, and a machine that has them not is said', async () => {
  const writes: ((isWritten: boolean) => void)[] = [];
  const scratch = {
    load: () => Promise.resolve(null),
    save: () =>
      new Promise<void>((resolve, reject) => {
        writes.push((isWritten) => (isWritten ? resolve() : reject(new Error('disk full'))));
      }),
  };
  const { draft } = setupDraft({ scratch });
  await draft.loaded;
  draft.input('一');
  draft.input('一二');
  writes[0]?.(true);
  await Promise.resolve();
  expect(draft.get().disk).toBe('writing');
  writes[1]?.(true);
  await vi.waitFor(() => expect(draft.get().disk).toBe('written'));
  draft.input('一二三');
  writes[2]?.(false);
  await vi.waitFor(() => expect(draft.get()).toMatchObject({ value: '一二三', disk: 'failed' }));
});
