import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentIdSchema } from '#shared/domain/ids.ts';
import { newDraft, type CommentDraft } from './comment-draft.ts';
import { DraftStore, type Scratch } from './draft-store.ts';

/** A machine that takes its time to write and may be switched off at any moment. */
function setupMachine(stored: string | null = null) {
  let disk = stored;
  const waiting: (() => void)[] = [];
  let fails = false;
  const scratch: Scratch = {
    load: () => Promise.resolve(disk),
    save: (_key, text) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          if (fails) {
            reject(new Error('disk full'));
            return;
          }
          disk = text;
          resolve();
        });
      }),
  };
  return {
    scratch,
    disk: () => disk,
    breakDisk: (broken: boolean) => (fails = broken),
    pendingWrites: () => waiting.length,
    async finishWrite() {
      waiting.shift()?.();
      for (let turn = 0; turn < 6; turn++) await Promise.resolve();
    },
  };
}

const id = commentIdSchema.parse('comment-1');
const base = newDraft(id, { kind: 'page', pageIndex: 41, rects: [] }, 'suggestion', 1);
const saying = (concern: string): CommentDraft => ({ ...base, content: { ...base.content, concern } });

test('CD1 every input is written at once, the newest when the machine is busy', async () => {
  const machine = setupMachine();
  const store = new DraftStore(machine.scratch, 'k', () => 7);
  await store.loaded;
  store.put(saying('补'));
  expect(machine.pendingWrites()).toBe(1);
  store.put(saying('补充'));
  store.put(saying('补充糙率'));
  expect(store.get().save.status).toBe('saving');
  await machine.finishWrite();
  await machine.finishWrite();
  expect(machine.disk()).toContain('"补充糙率"');
  expect(store.get().save).toEqual({ status: 'saved', at: 7 });
});

test('CD1 whatever is typed while writes come and go, the last word is written', async () => {
  const steps = fc.array(fc.oneof(fc.constant('finish'), fc.string({ minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const machine = setupMachine();
      const store = new DraftStore(machine.scratch, 'k', () => 0);
      await store.loaded;
      let last = '';
      for (const step of script) {
        if (step === 'finish') await machine.finishWrite();
        else {
          last = `字${step}`;
          store.put(saying(last));
        }
      }
      while (machine.pendingWrites() > 0) await machine.finishWrite();
      const after = new DraftStore(machine.scratch, 'k', () => 0);
      await after.loaded;
      expect(after.get().drafts.map(({ content }) => content.concern)).toEqual(last === '' ? [] : [last]);
    }),
  );
});

test('CD2 after a restart the words are there with their place on the page', async () => {
  const machine = setupMachine();
  const store = new DraftStore(machine.scratch, 'k', () => 0);
  await store.loaded;
  store.put(saying('复核设计洪水成果'));
  await machine.finishWrite();
  const after = new DraftStore(machine.scratch, 'k', () => 0);
  await after.loaded;
  expect(after.get().drafts).toEqual([saying('复核设计洪水成果')]);
});

test('CD3 a page that goes away writes what waited, without its turn', async () => {
  const machine = setupMachine();
  const store = new DraftStore(machine.scratch, 'k', () => 0);
  await store.loaded;
  store.put(saying('一'));
  store.put(saying('一二'));
  store.flush();
  await machine.finishWrite();
  await machine.finishWrite();
  expect(machine.disk()).toContain('一二');
});

test('CD4 a failed write says so and is repeated with the next input', async () => {
  const machine = setupMachine();
  const store = new DraftStore(machine.scratch, 'k', () => 0);
  await store.loaded;
  machine.breakDisk(true);
  store.put(saying('一'));
  await machine.finishWrite();
  expect(store.get().save.status).toBe('failed');
  machine.breakDisk(false);
  store.put(saying('一二'));
  await machine.finishWrite();
  expect(store.get().save.status).toBe('saved');
  expect(machine.disk()).toContain('一二');
});

test('CD2 text of another version of the program does not stop the reader', async () => {
  const store = new DraftStore(setupMachine('{"not":"a list"}').scratch, 'k', () => 0);
  await store.loaded;
  expect(store.get().drafts).toEqual([]);
});
