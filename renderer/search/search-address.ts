import { z } from 'zod';
import { commentIdSchema, type CommentId, type DossierId } from '#shared/domain/ids.ts';
import { LONGEST_QUERY } from '#shared/search/fold-search.ts';
import type { SearchTarget } from './search-rows.ts';

/** What a reader's address asks for: words to look for and where, or a comment to show. */
export interface ReaderTarget {
  readonly query: string | null;
  /** Over all reports rather than this one. */
  readonly isWide: boolean;
  readonly pageIndex: number | null;
  /** Index in the page's text. */
  readonly start: number | null;
  readonly commentId: CommentId | null;
}

/** Where a person was when a result led them to another report; kept beside the address. */
export const cameFromSchema = z.object({ from: z.object({ title: z.string(), page: z.number() }) });
export type CameFrom = z.infer<typeof cameFromSchema>['from'];

export function addressOf(dossierId: DossierId, target: SearchTarget, query: string): string {
  if (target.kind === 'place') {
    const { itemId, versionId, place } = target;
    const search = new URLSearchParams({
      find: query,
      in: 'dossier',
      page: String(place.pageIndex + 1),
      at: String(place.range.start),
    });
    return `/dossiers/${dossierId}/read/${itemId}/${versionId}?${search}`;
  }
  const { record } = target;
  if (record.kind !== 'comment') {
    return `/dossiers/${dossierId}/${record.kind === 'opinion' ? 'opinion' : 'revision'}/${record.itemId}`;
  }
  const search = new URLSearchParams({ comment: record.commentId });
  if (query !== '') {
    search.set('find', query);
    search.set('in', 'dossier');
  }
  return `/dossiers/${dossierId}/read/${record.itemId}/${record.versionId}?${search}`;
}

/** Where all reports are searched from outside a reader: in the reader of one of them. */
export function wideSearchAddress(
  dossierId: DossierId,
  itemId: string,
  versionId: string,
  query: string,
): string {
  const search = new URLSearchParams({ find: query, in: 'dossier' });
  return `/dossiers/${dossierId}/read/${itemId}/${versionId}?${search}`;
}

/** Anybody may write an address: what is not understood is left out. */
export function parseReaderTarget(search: URLSearchParams): ReaderTarget | null {
  const query = search.get('find')?.slice(0, LONGEST_QUERY) ?? null;
  const page = wholeNumber(search.get('page'));
  const commentId = commentIdSchema.safeParse(search.get('comment')).data ?? null;
  const pageIndex = page === null || page < 1 ? null : page - 1;
  if (query === null && pageIndex === null && commentId === null) return null;
  return {
    query,
    isWide: search.get('in') === 'dossier',
    pageIndex,
    start: wholeNumber(search.get('at')),
    commentId,
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}
