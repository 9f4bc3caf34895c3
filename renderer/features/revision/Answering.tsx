import type { ReactNode } from 'react';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { AnswerEditor } from './AnswerEditor.tsx';
import type { Pointing } from './PointingBar.tsx';
import type { RevisionRow } from './revision-rows.ts';
import { useAnswerDraft } from './use-answer-draft.ts';

/** The compiler answers: in words, and by pointing at the place in the revised draft (RV9). */
export function Answering({
  item,
  row,
  after,
  pages,
}: {
  readonly item: ReviewItem;
  readonly row: RevisionRow;
  readonly after: ReportVersion | null;
  readonly pages: (row: RevisionRow, pointing: Pointing | null) => ReactNode;
}): ReactNode {
  const kept = useAnswerDraft(item, row);
  const { value } = kept;
  const { place } = value;
  const point = (anchor: Anchor | null): void => {
    const named = value.newPages.trim() === '' && anchor ? `P${anchor.pageIndex + 1}` : value.newPages;
    kept.input({
      ...value,
      newPages: named,
      place: anchor && after && { versionId: after.versionId, anchor },
    });
    void kept.flush();
  };
  const pointing: Pointing | null = after && {
    place: place?.versionId === after.versionId ? place.anchor : null,
    onPoint: point,
    onClear: () => point(null),
  };
  const { status, text, oldPage, newPages } = value;
  const answer = { status: status ?? 'adopted', text, oldPage, newPages, ...(place ? { place } : {}) };
  return (
    <>
      <AnswerEditor no={row.no} kept={kept} />
      {pages({ ...row, answer }, pointing)}
    </>
  );
}
