import { expect, test } from 'vitest';
import { dossierIdSchema, type DossierId, type MemberId, type Sha256 } from '../domain/ids.ts';
import { CLERK, EXPERTS, FLOOD, LEADER, OWNER, SOIL } from '../testing/cast.ts';
import { addVersion } from '../testing/commands.ts';
import { aReview, type Review } from '../testing/review.ts';
import { DossierTexts, MOST_PLACES } from './dossier-texts.ts';
import { MemoryTexts } from './memory-texts.ts';
import { searchableFiles } from './searchable-files.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const THERE = dossierIdSchema.parse('dossier-2');
const [ANNA] = EXPERTS;

interface World {
  readonly review: Review;
  readonly store: MemoryTexts;
  readonly as: (memberId: MemberId) => DossierTexts;
  readonly fileOf: (itemId: typeof FLOOD, version?: number) => Sha256;
}

function aWorld(review = aReview([FLOOD, SOIL]).inAcceptance()): World {
  const store = new MemoryTexts();
  const as = (memberId: MemberId): DossierTexts =>
    new DossierTexts({
      store,
      owner: memberId,
      searchable: (id: DossierId) => (id === HERE ? searchableFiles(review.state, memberId) : null),
    });
  const fileOf: World['fileOf'] = (itemId, version = 0) => {
    const found = review.item(itemId).versions[version];
    if (!found) throw new Error('no such version');
    return found.file.sha256;
  };
  return { review, store, as, fileOf };
}

function fill(texts: DossierTexts, sha256: Sha256, pages: readonly string[]): void {
  texts.put({ dossierId: HERE, sha256, pageCount: pages.length, from: 0, texts: [...pages] });
}

test('WS16 words are found in all reports, grouped by file, with what is still missing', () => {
  const { as, fileOf } = aWorld();
  const clerk = as(CLERK);
  fill(clerk, fileOf(FLOOD), ['设计洪水', '堤防。設計洪水']);
  const found = clerk.find(HERE, '设计洪水');
  expect(found?.files.map(({ sha256, count }) => [sha256, count])).toEqual([[fileOf(FLOOD), 2]]);
  expect(found?.files[0]?.places.map(({ pageIndex }) => pageIndex)).toEqual([0, 1]);
  expect(found?.index.files.map(({ isDone }) => isDone)).toEqual([true, false]);
});

test('WS16 L2 who may not read a file finds nothing of it: no hit, no count, no progress', () => {
  const { as, fileOf, review } = aWorld();
  fill(as(CLERK), fileOf(FLOOD), ['设计洪水']);
  // An expert before the declaration and the commitment letter may not read the reports (FI3).
  expect(as(ANNA).find(HERE, '设计洪水')).toEqual({ index: { files: [] }, files: [] });
  expect(as(ANNA).state(HERE)).toEqual({ files: [] });
  review.withPanel();
  expect(as(ANNA).find(HERE, '设计洪水')?.files).toHaveLength(1);
  review.does(CLERK, { type: 'member.remove', memberId: ANNA, reason: '' });
  expect(as(ANNA).find(HERE, '设计洪水')).toEqual({ index: { files: [] }, files: [] });
});

test('WS16 a query names a dossier: one that is not open here has no answer', () => {
  const { as, fileOf } = aWorld();
  const clerk = as(CLERK);
  expect([clerk.find(THERE, '设'), clerk.state(THERE)]).toEqual([null, null]);
  const foreign = { sha256: fileOf(FLOOD), pageCount: 1, from: 0, texts: ['x'] };
  expect(clerk.put({ dossierId: THERE, ...foreign })).toBeNull();
});

test('WS16 texts are taken only for files that the person may read', () => {
  const { as, store, fileOf } = aWorld();
  expect(
    as(ANNA).put({ dossierId: HERE, sha256: fileOf(FLOOD), pageCount: 1, from: 0, texts: ['x'] }),
  ).toBeNull();
  expect(store.extent(fileOf(FLOOD))).toBeNull();
});

test('WS16 pages are taken once and in order; a gap is not filled', () => {
  const { as, fileOf } = aWorld();
  const clerk = as(CLERK);
  const put = (from: number, ...texts: string[]) =>
    clerk.put({ dossierId: HERE, sha256: fileOf(FLOOD), pageCount: 4, from, texts })?.pagesDone;
  expect(put(0, '一页', '二页')).toBe(2);
  expect(put(0, '一页', '二页')).toBe(2);
  expect(put(3, '四页')).toBe(2);
  expect(put(1, '二页', '三页')).toBe(3);
  expect(put(3, '四页', '五页')).toBe(4);
  expect(clerk.find(HERE, '页')?.files[0]?.count).toBe(4);
});

test('WS16 a file that cannot be opened is done, with no page', () => {
  const { as, fileOf } = aWorld();
  fill(as(CLERK), fileOf(FLOOD), []);
  expect(as(CLERK).state(HERE)?.files[0]).toMatchObject({ pageCount: 0, isDone: true });
});

test('WS16 all are counted; what is listed is shared among the files', () => {
  const { as, fileOf } = aWorld();
  const clerk = as(CLERK);
  fill(clerk, fileOf(FLOOD), ['的'.repeat(10_000)]);
  fill(clerk, fileOf(SOIL), ['目的，的确']);
  const files = clerk.find(HERE, '的')?.files ?? [];
  expect(files.map(({ count }) => count)).toEqual([10_000, 2]);
  expect(files.map(({ places }) => places.length)).toEqual([MOST_PLACES - 2, 2]);
});

test('WS16 current versions come first, older ones after all of them', () => {
  const { as, review, fileOf } = aWorld();
  review.does(CLERK, addVersion(FLOOD, 'submissionDraft', 'flood-draft-2'));
  expect(searchableFiles(review.state, CLERK).map(({ file, isCurrent }) => [file.sha256, isCurrent])).toEqual(
    [
      [fileOf(FLOOD, 1), true],
      [fileOf(SOIL), true],
      [fileOf(FLOOD), false],
    ],
  );
  for (const sha256 of [fileOf(FLOOD), fileOf(SOIL), fileOf(FLOOD, 1)]) fill(as(CLERK), sha256, ['堤']);
  expect(
    as(OWNER)
      .find(HERE, '堤')
      ?.files.map(({ sha256 }) => sha256),
  ).toEqual([fileOf(FLOOD, 1), fileOf(SOIL), fileOf(FLOOD)]);
});

test('WS17 texts stay as long as somebody here may read them', () => {
  const { as, store, review, fileOf } = aWorld();
  for (const member of [CLERK, LEADER]) fill(as(member), fileOf(FLOOD), ['堤']);
  const files = searchableFiles(review.state, LEADER);
  as(CLERK).keepOnly(HERE, files);
  expect(store.extent(fileOf(FLOOD))).not.toBeNull();
  as(CLERK).keepOnly(HERE, []);
  expect(store.extent(fileOf(FLOOD))).toBeNull();
});

test.each(['', '   ', '.*', '\u0000', '['])('WS16 a query that says nothing finds nothing: %j', (query) => {
  const { as, fileOf } = aWorld();
  fill(as(CLERK), fileOf(FLOOD), ['设计洪水']);
  expect(as(CLERK).find(HERE, query)?.files).toEqual([]);
});
