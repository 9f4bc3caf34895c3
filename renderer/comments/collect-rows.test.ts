import { expect, test } from 'vitest';
import { commandIdSchema, dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { CLERK, commentId, EXPERTS, FLOOD, OWNER } from '#shared/testing/cast.ts';
import { addComment } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { assert } from '#shared/lib/assert.ts';
import { tableGet } from '#shared/lib/table.ts';
import type { DossierView, PendingCommand } from '#shared/sync/replica-view.ts';
import { collectRows, type RowsRequest } from './collect-rows.ts';
import { newDraft } from './comment-draft.ts';

const dossierId = dossierIdSchema.parse('dossier-1');
const [ANNA, BEN, CARL] = EXPERTS;
const ID = commentId('comment-1');
const share = { type: 'comment.share', commentIds: [ID] } as const;

function viewOf(review: Review, memberId: MemberId, pending: readonly PendingCommand[] = []): DossierView {
  const state = visibleState(review.state, memberId);
  return { dossierId, memberId, state, confirmed: state, heads: [], pending, drafts: [] };
}

function rowsOf(review: Review, memberId: MemberId, rest: Partial<RowsRequest> = {}) {
  return collectRows({
    view: viewOf(review, memberId),
    itemId: FLOOD,
    versionId: null,
    seen: null,
    newSince: 0,
    drafts: [],
    ...rest,
  });
}

function written(): Review {
  const review = aReview().inPreReview();
  const version = review.item(FLOOD).versions.at(-1);
  assert(version, 'a report');
  return review.does(ANNA, addComment(ANNA, ID, FLOOD, version.versionId));
}

test('CD6 a private comment is its author’s alone', () => {
  const review = written();
  expect(rowsOf(review, ANNA)).toMatchObject([{ id: ID, reach: 'private', isMine: true, seen: null }]);
  expect(rowsOf(review, BEN)).toEqual([]);
  expect(rowsOf(review, CLERK)).toEqual([]);
});

test('CD6 once the panel has a comment it is listed once, as the panel’s', () => {
  const review = written().does(ANNA, share);
  expect(rowsOf(review, ANNA)).toMatchObject([{ reach: 'panel', no: 1, isMine: true }]);
  expect(rowsOf(review, BEN)).toMatchObject([{ reach: 'panel', isMine: false, author: { memberId: ANNA } }]);
  expect(rowsOf(review, OWNER)).toEqual([]);
});

test('CD6 owner and compiler see what is released, without its author; the clerk sees it once', () => {
  const review = written()
    .does(ANNA, share)
    .does(CLERK, { type: 'comment.release', itemId: FLOOD, commentIds: [ID] });
  expect(rowsOf(review, OWNER)).toMatchObject([{ id: ID, reach: 'released', author: null, no: 0 }]);
  expect(rowsOf(review, CLERK)).toMatchObject([{ reach: 'panel', isReleased: true }]);
});

test('CD7 a comment shows how far it has got: this machine, the hub, the ledger', () => {
  const review = written().does(ANNA, share);
  const pending = (status: PendingCommand['status']): PendingCommand => ({
    mutationSeq: 1,
    commandId: commandIdSchema.parse('command-1'),
    authorAt: 0,
    command: share,
    status,
    arrived: [],
  });
  const delivery = (...list: readonly PendingCommand[]) =>
    rowsOf(review, ANNA, { view: viewOf(review, ANNA, list) })[0]?.delivery;
  expect(delivery(pending('saved'))).toBe('saved');
  expect(delivery(pending('received'))).toBe('received');
  expect(delivery(pending('received'), pending('saved'))).toBe('saved');
  expect(delivery()).toBe('delivered');
});

test('CD7 seen by n of m counts the panel’s experts other than the author', () => {
  const review = written().does(ANNA, share);
  const at = tableGet(review.state.panel.comments, ID)?.panelSeq ?? 0;
  const seen = {
    dossierId,
    ledgerId: 'panel' as const,
    seen: [
      { memberId: ANNA, seq: at },
      { memberId: BEN, seq: at },
      { memberId: CARL, seq: at - 1 },
      { memberId: CLERK, seq: at },
    ],
  };
  expect(rowsOf(review, ANNA, { seen })[0]?.seen).toEqual({ count: 1, of: 2 });
  expect(rowsOf(review, BEN, { newSince: at - 1 })[0]?.isNew).toBe(true);
  expect(rowsOf(review, BEN, { newSince: at })[0]?.isNew).toBe(false);
});

test('CD7 what is being written stands in the list, over the comment it changes', () => {
  const review = written();
  const anchor = { kind: 'page', pageIndex: 3, rects: [] } as const;
  const fresh = newDraft(commentId('comment-2'), anchor, 'question', 5);
  const known = rowsOf(review, ANNA)[0];
  const edit = {
    ...fresh,
    commentId: ID,
    mode: 'edit' as const,
    content: { ...fresh.content, concern: '改' },
  };
  const rows = rowsOf(review, ANNA, { drafts: [fresh, edit] });
  expect(rows).toMatchObject([
    { id: ID, delivery: 'draft', content: { concern: '改' }, anchor: known?.anchor },
    { id: fresh.commentId, delivery: 'draft', isMine: true, severity: 'question' },
  ]);
});
