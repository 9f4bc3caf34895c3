import { useMemo } from 'react';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { atPlace, type Candidate } from '#shared/anchoring/carry/carried.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { drawnPoints } from '#shared/anchoring/strokes.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { VersionId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { olderComments, sortCarried, type CarriedComments } from './older-comments.ts';
import { useCarry, type CarryState } from './use-carry.ts';

export interface CarriedHere extends CarriedComments {
  readonly state: CarryState;
  /** The version they are carried to, and the files they come from: to look at both. */
  readonly document: PdfDocument;
  readonly fileOf: (versionId: VersionId) => FileRef | null;
  /** What `comment.place` says when somebody takes a candidate. */
  readonly toAnchor: (candidate: Candidate, mark: Anchor) => Anchor;
}

/**
 * The comments on older versions where they belong in the one that is read (CD8). Computed here from both files,
 * in the background and in slices; kept while the app runs rather than stored.
 */
export function useCarriedComments(
  document: PdfDocument,
  item: ReviewItem,
  version: ReportVersion,
  mayRead: boolean,
): CarriedHere {
  const { view } = useOpenDossier();
  const older = useMemo(() => olderComments(view, item, version.versionId), [view, item, version.versionId]);
  const { carried, now, state } = useCarry(older, item, version, document, mayRead);
  const sorted = useMemo(() => sortCarried(older, carried), [older, carried]);
  const toAnchor = useMemo(
    () => (candidate: Candidate, mark: Anchor) => anchorOf(now, candidate, mark),
    [now],
  );
  const fileOf = useMemo(
    () => (versionId: VersionId) => item.versions.find((one) => one.versionId === versionId)?.file ?? null,
    [item],
  );
  return { ...sorted, state, toAnchor, document, fileOf };
}

/** A candidate as a mark of the new version, with its words, so that it is carried on to the next. */
function anchorOf(now: VersionContent | null, { place }: Candidate, mark: Anchor): Anchor {
  const { pageIndex, rects, nextPages } = place;
  const parts = place.parts.filter(
    (one) => one.pageIndex >= pageIndex && one.pageIndex <= pageIndex + (nextPages?.length ?? 0),
  );
  const [first] = parts;
  const last = parts.at(-1);
  const texts = [pageIndex, ...(nextPages ?? []).map((_, step) => pageIndex + 1 + step)].map(
    (page) => now?.pages[page]?.text.text ?? '',
  );
  const behind = texts.slice(0, (last?.pageIndex ?? pageIndex) - pageIndex).join('').length;
  const { kind } = mark;
  return describeAnchor({
    kind: rects.length === 0 && kind !== 'report' ? 'page' : kind,
    pageIndex,
    rects,
    nextPages,
    drawn: drawnPoints(atPlace(mark, place)),
    colour: mark.colour,
    text: texts.join(''),
    range: first && last ? { start: first.start, end: behind + last.end } : null,
    headings: now?.headings ?? [],
  });
}
