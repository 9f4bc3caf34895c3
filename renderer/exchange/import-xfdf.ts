import { isDrawn, isOnWords, type Anchor, type Rect } from '#shared/anchoring/anchor.ts';
import type { PageContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { rangeUnder } from '#shared/anchoring/range-under.ts';
import type { Heading } from '#shared/anchoring/section.ts';
import { commentsOnItem } from '#shared/documents/annotations/exported-comment.ts';
import {
  planImport,
  type ImportPlan,
  type PlannedComment,
} from '#shared/documents/annotations/plan-import.ts';
import type { ForeignAnnotation } from '#shared/documents/annotations/read-xfdf.ts';
import type { ReportPlace } from '#renderer/comments/comment-acts.ts';
import { nobleHasher } from '#renderer/app/client/noble-hasher.ts';
import { readPage } from '#renderer/carry/read-version.ts';
import { readHeadings, readOutline } from '#renderer/pdf/outline.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import type { CommandOf } from '#shared/domain/command.ts';

/** What a file would bring, with the pages it names read. */
export interface PreparedImport extends ImportPlan {
  readonly headings: readonly Heading[];
  readonly pages: ReadonlyMap<number, PageContent | null>;
}

/** Looks at the pages a file names, one after the other, and plans the import (EX7). */
export async function prepareImport(
  annotations: readonly ForeignAnnotation[],
  document: PdfDocument,
  view: DossierView,
  place: ReportPlace,
  onPage: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<PreparedImport> {
  const named = new Set(annotations.flatMap(({ pageIndex }) => pageIndex ?? []));
  const wanted = [...named].filter((pageIndex) => pageIndex < document.pageCount);
  const pages = new Map<number, PageContent | null>();
  for (const pageIndex of wanted) {
    signal.throwIfAborted();
    pages.set(pageIndex, await readPage(document, pageIndex).catch(() => null));
    onPage(pages.size, wanted.length);
  }
  const headings = await readHeadings(document, await readOutline(document), signal);
  const seen = new Set<string>(
    commentsOnItem(view.state, view.memberId, place.itemId).map(({ commentId }) => commentId),
  );
  const plan = planImport(annotations, {
    memberId: view.memberId,
    versionId: place.versionId,
    pageCount: document.pageCount,
    viewOf: (pageIndex): Rect | null => pages.get(pageIndex)?.view ?? null,
    seen,
    sha256Hex: (text) => nobleHasher.sha256Hex(text),
  });
  return { ...plan, headings, pages };
}

/** The command that makes an imported annotation a comment of one's own. */
export function addImported(
  { commentId, content, ...mark }: PlannedComment,
  { headings, pages }: PreparedImport,
  { itemId, versionId }: ReportPlace,
): CommandOf<'comment.add'> {
  const anchor = anchorOf(mark, pages.get(mark.pageIndex) ?? null, headings);
  return { type: 'comment.add', subject: { commentId, itemId, versionId, anchor }, content };
}

function anchorOf(
  { kind, pageIndex, rects, drawn }: Pick<PlannedComment, 'kind' | 'pageIndex' | 'rects' | 'drawn'>,
  page: PageContent | null,
  headings: readonly Heading[],
): Anchor {
  const covers = isOnWords(kind) || isDrawn(kind) || kind === 'rect';
  const range = page && covers ? rangeUnder(page.text, page.boxes, rects) : null;
  return describeAnchor({ kind, pageIndex, rects, drawn, text: page?.text.text ?? '', range, headings });
}
