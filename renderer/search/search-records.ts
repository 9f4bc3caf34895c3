import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import type { CommentId, ItemId, VersionId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';
import { describePlace } from '#shared/search/describe-place.ts';
import { placesOfForms } from '#shared/search/find-places.ts';
import { foldForSearch } from '#shared/search/fold-search.ts';
import type { Snippet } from '#shared/search/found.ts';
import { queryForms } from '#shared/search/numerals.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';

/** Something written in a dossier other than a report: a comment, a part of an opinion, an answer. */
export type SearchRecord = {
  readonly key: string;
  readonly itemId: ItemId;
  /** What is searched and shown, the most telling first. */
  readonly texts: readonly string[];
} & (
  | {
      readonly kind: 'comment';
      readonly commentId: CommentId;
      readonly versionId: VersionId;
      readonly severity: Severity;
      /** Null for a comment on the whole report. */
      readonly pageIndex: number | null;
    }
  | { readonly kind: 'opinion' | 'response' }
);

export interface FoundRecord {
  readonly record: SearchRecord;
  readonly snippet: Snippet;
}

/** Everything written that the member may see now, each once: what is not in their ledgers is not in the view (L2). */
export function searchRecords(view: DossierView): readonly SearchRecord[] {
  const { parties } = view.state;
  const items = parties.itemOrder.flatMap((itemId) => parties.items[itemId] ?? []);
  return [
    ...commentRecords(view),
    ...items.flatMap((item) => opinionRecords(view, item)),
    ...items.flatMap((item) => responseRecords(view, item)),
  ];
}

/** Finds words in records; what it folded for one query it keeps for the next. */
export class RecordFinder {
  readonly #folded = new Map<string, string>();

  find(records: readonly SearchRecord[], query: string): readonly FoundRecord[] {
    const forms = queryForms(foldForSearch(query).text);
    return records.flatMap((record) => {
      for (const text of record.texts) {
        const [place] = placesOfForms(this.#fold(text), 0, forms, 1);
        if (!place) continue;
        const { at } = foldForSearch(text);
        return [{ record, snippet: describePlace(place, () => ({ text, at })).snippet }];
      }
      return [];
    });
  }

  #fold(text: string): string {
    const known = this.#folded.get(text);
    if (known !== undefined) return known;
    const { text: folded } = foldForSearch(text);
    this.#folded.set(text, folded);
    return folded;
  }
}

function commentRecords({ state, memberId }: DossierView): readonly SearchRecord[] {
  const own = state.privates[memberId];
  const written = [...(own ? tableValues(own.comments) : []), ...tableValues(state.panel.comments)]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ commentId, itemId, versionId, anchor, content }) => ({
      subject: { commentId, itemId, versionId, anchor },
      content,
    }));
  // The panel's copy counts before the private one, and the released copy for those who have no other (CD6).
  const all = [...tableValues(state.applicants.released), ...written];
  const byId = new Map(all.map((comment) => [comment.subject.commentId, comment]));
  return [...byId.values()].map(({ subject, content }) => ({
    kind: 'comment',
    key: subject.commentId,
    commentId: subject.commentId,
    itemId: subject.itemId,
    versionId: subject.versionId,
    pageIndex: subject.anchor.kind === 'report' ? null : subject.anchor.pageIndex,
    severity: content.severity,
    texts: [content.concern, content.suggestion, basisWords(content)],
  }));
}

function opinionRecords({ state, memberId }: DossierView, { itemId, published }: ReviewItem): SearchRecord[] {
  const opinion = published ?? state.panel.opinions[itemId];
  const individual = [
    state.privates[memberId]?.individualOpinions[itemId],
    ...Object.values(state.bureau.individualOpinions).filter((one) => one.itemId === itemId),
  ];
  const parts = [
    ...(opinion ? [opinion.opening, opinion.overview, opinion.overall] : []),
    ...(opinion?.items.map(({ text }) => text) ?? []),
    ...(opinion ? [opinion.wording] : []),
    ...new Set(individual.map((one) => one?.overall ?? '')),
  ];
  return parts.map((text, index) => ({ kind: 'opinion', key: `${itemId}/${index}`, itemId, texts: [text] }));
}

function responseRecords({ state }: DossierView, { itemId, rounds }: ReviewItem): SearchRecord[] {
  const submitted = rounds.flatMap(({ rows, concluded }) => [
    ...rows.map(({ content }) => content.text),
    ...(concluded ? [concluded.statement, ...concluded.rows.map(({ remark }) => remark)] : []),
  ]);
  const beingWritten = Object.values(state.applicants.responses[itemId] ?? {}).map(({ text }) => text);
  return [...new Set([...submitted, ...beingWritten])].map((text, index) => ({
    kind: 'response',
    key: `${itemId}/${index}`,
    itemId,
    texts: [text],
  }));
}
