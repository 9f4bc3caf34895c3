import { expect, test } from 'vitest';
import { ReadingTurns } from './reading-turns.ts';

function scene() {
  const turns = new ReadingTurns();
  const log: string[] = [];
  const begin = (kind: 'draw' | 'read', name: string) => {
    const end = Promise.withResolvers<void>();
    const done = turns[kind](async () => {
      log.push(name);
      await end.promise;
    });
    return {
      end: async () => {
        end.resolve();
        await done;
        await Promise.resolve();
      },
    };
  };
  return { turns, log, begin };
}

test('RD7 words are read one page after the other and only while nothing is drawn', async () => {
  const { log, begin } = scene();
  const picture = begin('draw', 'picture');
  const first = begin('read', 'words 1');
  begin('read', 'words 2');
  await Promise.resolve();
  expect(log).toEqual(['picture']);
  await picture.end();
  expect(log).toEqual(['picture', 'words 1']);
  await first.end();
  expect(log).toEqual(['picture', 'words 1', 'words 2']);
});

test('RD7 pictures wait for the words being read, then go first and all at once', async () => {
  const { log, begin } = scene();
  const words = begin('read', 'words 1');
  begin('read', 'words 2');
  begin('draw', 'left half');
  begin('draw', 'right half');
  await Promise.resolve();
  expect(log).toEqual(['words 1']);
  await words.end();
  expect(log).toEqual(['words 1', 'left half', 'right half']);
});

test('RD7 what fails passes the turn on', async () => {
  const { turns } = scene();
  const damaged = () => Promise.reject(new Error('damaged'));
  await expect(turns.read(damaged)).rejects.toThrow('damaged');
  await expect(turns.draw(damaged)).rejects.toThrow('damaged');
  expect(await turns.read(async () => 'read')).toBe('read');
});
