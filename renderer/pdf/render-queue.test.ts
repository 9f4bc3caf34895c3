import { expect, test } from 'vitest';
import { BACKGROUND_RANK, RenderQueue } from './render-queue.ts';

function setupQueue() {
  const queue = new RenderQueue();
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const ranks = new Map<string, number>();
  const want = (key: string, rank: number) => {
    ranks.set(key, rank);
    queue.want(key, {
      rank: () => ranks.get(key) ?? 0,
      run: (signal) =>
        new Promise((resolve) => {
          log.push(`start ${key}`);
          ends.set(key, resolve);
          signal.addEventListener('abort', () => {
            log.push(`abort ${key}`);
            resolve();
          });
        }),
    });
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const end = async (key: string) => {
    ends.get(key)?.();
    await settle();
  };
  return { queue, log, ranks, want, end, settle };
}

test('RD5 the page looked at is drawn first, one at a time', async () => {
  const { log, want, end, settle } = setupQueue();
  want('thumbnail 1', 100);
  want('page 9', 1);
  want('page 8', 0);
  await settle();
  await end('page 8');
  await end('page 9');
  expect(log).toEqual(['start page 8', 'start page 9', 'start thumbnail 1']);
});

test('RD5 a page that was left is dropped, also while it is being drawn', async () => {
  const { queue, log, want, settle } = setupQueue();
  want('page 1', 0);
  want('page 2', 1);
  want('page 3', 2);
  await settle();
  queue.drop('page 2');
  queue.drop('page 1');
  await settle();
  expect(log).toEqual(['start page 1', 'abort page 1', 'start page 3']);
});

test('RD5 a rank may change while a job waits', async () => {
  const { log, ranks, want, end, settle } = setupQueue();
  want('page 1', 0);
  await settle();
  want('page 2', 1);
  want('page 3', 2);
  ranks.set('page 3', 0);
  await end('page 1');
  expect(log).toEqual(['start page 1', 'start page 3']);
});

test('RD5 a small picture gives way to a page at once, and is drawn afterwards', async () => {
  const { log, want, end, settle } = setupQueue();
  want('thumbnail 1', BACKGROUND_RANK);
  await settle();
  want('page 42', 0);
  await settle();
  await end('page 42');
  expect(log).toEqual(['start thumbnail 1', 'abort thumbnail 1', 'start page 42', 'start thumbnail 1']);
});
