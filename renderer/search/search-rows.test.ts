import { expect, test } from 'vitest';
import { dossierIdSchema, type ItemId, type MemberId } from '#shared/domain/ids.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { searchableFiles } from '#shared/search/searchable-files.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { CHAIR, CLERK, commentId, COMPILER, EXPERTS, FLOOD, OWNER, SOIL } from '#shared/testing/cast.ts';
import { addComment, addVersion } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { addressOf, parseReaderTarget } from './search-address.ts';
import { RecordFinder, searchRecords } from './search-records.ts';
import { groupFound, searchRows } from './search-rows.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const [ANNA, BEN] = EXPERTS;

function viewOf(review: Review, memberId: MemberId): DossierView {
  const state = visibleState(review.state, memberId);
  return { dossierId: HERE, memberId, state, confirmed: state, heads: [], pending: [], drafts: [] };
}

function kindsFound(review: Review, memberId: MemberId, query: string): readonly string[] {
  const found = new RecordFinder().find(searchRecords(viewOf(review, memberId)), query);
  return found.map(({ record }) => record.kind);
}

function versionOf(review: Review, itemId: ItemId, index = -1) {
  const version = review.item(itemId).versions.at(index);
  if (!version) throw new Error('no version');
  return version;
}

test('SR2 L2 a comment is found by those who may read it, once, and by nobody else', () => {
  const review = aReview([FLOOD, SOIL]).inPreReview();
  const id = commentId('comment-1');
  const { versionId } = versionOf(review, FLOOD);
  review.does(
    ANNA,
    addComment(ANNA, id, FLOOD, versionId, () => '糙率取值偏小'),
  );
  expect([ANNA, BEN, CLERK, OWNER].map((who) => kindsFound(review, who, '糙率').length)).toEqual([
    1, 0, 0, 0,
  ]);
  review.does(ANNA, { type: 'comment.share', commentIds: [id] });
  expect([ANNA, BEN, CLERK, OWNER].map((who) => kindsFound(review, who, '糙率').length)).toEqual([
    1, 1, 1, 0,
  ]);
  review.does(CLERK, { type: 'comment.release', itemId: FLOOD, commentIds: [id] });
  expect([BEN, CLERK, OWNER].map((who) => kindsFound(review, who, '糙率').length)).toEqual([1, 1, 1]);
});

test('SR2 L2 the opinion and the answers are found by those who have them', () => {
  const review = aReview([FLOOD], (_ledger, what) => `${what}堤防`).inRevision();
  expect(kindsFound(review, CHAIR, '堤防')).toContain('opinion');
  expect(kindsFound(review, COMPILER, '堤防')).toContain('opinion');
  const drafting = aReview([FLOOD], (_ledger, what) => `${what}堤防`).inMeeting();
  expect(kindsFound(drafting, COMPILER, '堤防')).not.toContain('opinion');
});

test('SR2 width, traditional characters and digits are seen through in comments too', () => {
  const review = aReview([FLOOD]).inPreReview();
  const { versionId } = versionOf(review, FLOOD);
  review.does(
    ANNA,
    addComment(ANNA, commentId('comment-1'), FLOOD, versionId, () => '第三章设计洪水'),
  );
  const [found] = new RecordFinder().find(searchRecords(viewOf(review, ANNA)), '第３章設計');
  expect(found?.snippet.match).toBe('第三章设计');
});

test('SR1 reports stand by version and page, the open one first and older ones last', () => {
  const review = aReview([FLOOD, SOIL]).inAcceptance();
  const old = versionOf(review, FLOOD);
  review.does(CLERK, addVersion(FLOOD, 'submissionDraft', 'flood-draft-2'));
  const view = viewOf(review, CLERK);
  const files = searchableFiles(view.state, CLERK);
  const texts = new DossierTexts({ store: new MemoryTexts(), owner: '', searchable: () => files });
  for (const { file } of files) {
    const pages = ['堤防', '', '堤防与堤防'];
    texts.put({ dossierId: HERE, sha256: file.sha256, pageCount: 3, from: 0, texts: pages });
  }
  const found = texts.find(HERE, '堤防')?.files ?? [];
  const soil = versionOf(review, SOIL).versionId;
  const groups = groupFound(view.state, found, [], soil);
  expect(
    groups.map((group) => group.kind === 'report' && [group.versionId, group.isCurrent, group.count]),
  ).toEqual([
    [soil, true, 3],
    [versionOf(review, FLOOD).versionId, true, 3],
    [old.versionId, false, 3],
  ]);
  const rows = searchRows(groups.slice(0, 1));
  expect(rows.map(({ kind }) => kind)).toEqual(['group', 'page', 'place', 'page', 'place', 'place']);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('SR1 what was written about the reports stands by report and page too', () => {
  const review = aReview([FLOOD, SOIL]).inPreReview();
  const at = (itemId: ItemId, pageIndex: number | null, id: string) => {
    const { versionId } = versionOf(review, itemId);
    const anchor =
      pageIndex === null
        ? ({ kind: 'report', pageIndex: 0, rects: [] } as const)
        : ({ kind: 'page', pageIndex, rects: [] } as const);
    const add = addComment(ANNA, commentId(id), itemId, versionId, () => '堤防');
    review.does(ANNA, { ...add, subject: { ...add.subject, anchor } });
  };
  at(SOIL, 3, 'comment-1');
  at(FLOOD, 11, 'comment-2');
  at(FLOOD, 2, 'comment-3');
  at(FLOOD, null, 'comment-4');
  at(FLOOD, 11, 'comment-5');
  const view = viewOf(review, ANNA);
  const found = new RecordFinder().find(searchRecords(view), '堤防');
  const rows = searchRows(groupFound(view.state, [], found, null));
  expect(
    rows.map((row) => (row.kind === 'about' ? [row.itemId, row.pageIndex] : (row.target?.kind ?? row.kind))),
  ).toEqual([
    'group',
    [FLOOD, null],
    'record',
    [FLOOD, 2],
    'record',
    [FLOOD, 11],
    'record',
    'record',
    [SOIL, 3],
    'record',
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('SR1 what is counted and not listed is said', () => {
  const review = aReview([FLOOD]).inAcceptance();
  const view = viewOf(review, CLERK);
  const { sha256 } = versionOf(review, FLOOD).file;
  const place = {
    pageIndex: 0,
    range: { start: 0, end: 1 },
    over: null,
    snippet: { before: '', match: '的', after: '' },
  };
  const groups = groupFound(view.state, [{ sha256, count: 10_000, places: [place] }], [], null);
  expect(searchRows(groups).at(-1)).toMatchObject({ kind: 'more', count: 9_999, target: null });
});

test('SR3 an address brings words, page and place back; what is not understood is left out', () => {
  const review = aReview([FLOOD]).inAcceptance();
  const { versionId } = versionOf(review, FLOOD);
  const query = '100% & [堤]=?#';
  const place = {
    pageIndex: 11,
    range: { start: 7, end: 9 },
    over: null,
    snippet: { before: '', match: '', after: '' },
  };
  const address = addressOf(HERE, { kind: 'place', itemId: FLOOD, versionId, place }, query);
  const asked = new URL(address, 'http://x').searchParams;
  expect(parseReaderTarget(asked)).toEqual({ query, isWide: true, pageIndex: 11, start: 7, commentId: null });
  const parse = (search: string) => parseReaderTarget(new URLSearchParams(search));
  expect([parse(''), parse('page=0'), parse('page=-3&at=1'), parse('comment=../x')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(parse(`find=${'洪'.repeat(10_000)}&page=1e9&at=NaN`)).toMatchObject({
    pageIndex: null,
    start: null,
  });
  expect(parse(`find=${'洪'.repeat(10_000)}`)?.query).toHaveLength(1000);
});
