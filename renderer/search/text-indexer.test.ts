import { expect, test } from 'vitest';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { searchableFiles, type SearchableFile } from '#shared/search/searchable-files.ts';
import { CLERK, FLOOD, SOIL } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { pageTexts } from '#renderer/app/client/texts-desk.ts';
import { TextIndexer, type IndexProgress, type TextSource } from './text-indexer.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const { state } = aReview([FLOOD, SOIL]).inAcceptance();
const files = searchableFiles(state, CLERK);
const [flood, soil] = files as [SearchableFile, SearchableFile];

type Answer = 'unreadable' | 'unreachable' | ((pageIndex: number) => Promise<string>);

function aDesk() {
  const texts = new DossierTexts({ store: new MemoryTexts(), owner: '', searchable: () => files });
  return { texts, desk: pageTexts(() => texts) };
}

function anIndexer(
  { desk }: ReturnType<typeof aDesk>,
  answers: ReadonlyMap<SearchableFile, Answer>,
  pageCount = 70,
) {
  const opened: SearchableFile[] = [];
  const closed: SearchableFile[] = [];
  const open = (file: SearchableFile): Promise<TextSource | 'unreadable' | 'unreachable'> => {
    opened.push(file);
    const answer = answers.get(file) ?? 'unreachable';
    if (typeof answer === 'string') return Promise.resolve(answer);
    return Promise.resolve({ pageCount, textOf: answer, close: () => void closed.push(file) });
  };
  const indexer = new TextIndexer({ texts: desk, dossierId: HERE, open, giveWay: () => Promise.resolve() });
  const seen: IndexProgress[] = [];
  indexer.progress.subscribe(() => seen.push(indexer.progress.get()));
  return { indexer, opened, closed, seen };
}

const never = new AbortController().signal;
const page = (pageIndex: number) => Promise.resolve(`第 ${pageIndex + 1} 页 设计洪水`);

test('WS16 every file is read once, page by page, and the progress is told', async () => {
  const desk = aDesk();
  const { indexer, closed, seen } = anIndexer(
    desk,
    new Map([
      [flood, page],
      [soil, page],
    ]),
  );
  await indexer.run(files, never);
  expect(seen.at(-1)?.status).toBe('done');
  expect(seen.map(({ index }) => index?.files[0]?.pagesDone)).toEqual(
    expect.arrayContaining([0, 16, 64, 70]),
  );
  expect(desk.texts.find(HERE, '设计洪水')?.files.map(({ count }) => count)).toEqual([70, 70]);
  expect(closed).toEqual([flood, soil]);

  const again = anIndexer(
    desk,
    new Map([
      [flood, page],
      [soil, page],
    ]),
  );
  await again.indexer.run(files, never);
  expect([again.opened, again.indexer.progress.get().status]).toEqual([[], 'done']);
});

test('WS16 SR4 what was read is found while the rest is still being read', async () => {
  const desk = aDesk();
  const found: number[] = [];
  const textOf = (pageIndex: number) => {
    found.push(desk.texts.find(HERE, '洪水')?.files[0]?.count ?? 0);
    return page(pageIndex);
  };
  await anIndexer(desk, new Map([[flood, textOf]])).indexer.run(files, never);
  expect([found[0], found[40], found[69]]).toEqual([0, 32, 64]);
});

test('WS16 a run that was broken off goes on where it stood', async () => {
  const desk = aDesk();
  const abort = new AbortController();
  const read: number[] = [];
  const textOf = (pageIndex: number) => {
    read.push(pageIndex);
    if (read.length === 40) abort.abort();
    return page(pageIndex);
  };
  const first = anIndexer(desk, new Map([[flood, textOf]]));
  await first.indexer.run(files, abort.signal);
  expect(first.closed).toEqual([flood]);
  await anIndexer(desk, new Map([[flood, textOf]])).indexer.run(files, never);
  expect(read.slice(40, 42)).toEqual([32, 33]);
  expect(desk.texts.find(HERE, '洪水')?.files[0]?.count).toBe(70);
});

test('WS16 a file that cannot be had now keeps no other waiting; one that is no report is not asked for again', async () => {
  const desk = aDesk();
  const { indexer } = anIndexer(desk, new Map<SearchableFile, Answer>([[soil, page]]));
  await indexer.run(files, never);
  expect(indexer.progress.get()).toMatchObject({ status: 'partly' });
  expect(desk.texts.find(HERE, '洪水')?.files.map(({ sha256 }) => sha256)).toEqual([soil.file.sha256]);
  const later = anIndexer(desk, new Map<SearchableFile, Answer>([[flood, 'unreadable']]));
  await later.indexer.run(files, never);
  expect(later.indexer.progress.get().status).toBe('done');
});

test('WS16 a reading that fails, and an index that takes nothing, end the run and not the program', async () => {
  const desk = aDesk();
  const broken = anIndexer(desk, new Map([[flood, () => Promise.reject(new Error('gone'))]]));
  await broken.indexer.run(files, never);
  expect(broken.indexer.progress.get().status).toBe('partly');
  expect(broken.closed).toEqual([flood]);
  const full = { desk: { ...desk.desk, put: () => desk.desk.put({ ...nothing }) }, texts: desk.texts };
  const refused = anIndexer(full, new Map([[flood, page]]));
  await refused.indexer.run(files, never);
  expect(refused.indexer.progress.get().status).toBe('partly');
});

const nothing = { dossierId: HERE, sha256: flood.file.sha256, pageCount: 70, from: 0, texts: [] };
