import type {
  CarriedPlace,
  CommentsOnVersion,
  ExportedComment,
} from '#shared/documents/annotations/exported-comment.ts';
import { commentsOnItem, commentsOnVersion } from '#shared/documents/annotations/exported-comment.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';

export type TableFormat = 'xlsx' | 'docx';

/** What a person asked to have as a file. */
export type ExportJob =
  | { readonly kind: 'copy' | 'xfdf'; readonly item: ReviewItem; readonly version: ReportVersion }
  | { readonly kind: 'comments' | 'answers'; readonly item: ReviewItem; readonly format: TableFormat };

/** Marks on a version, and the table of the report's comments. */
export function commentJobs(item: ReviewItem, version: ReportVersion | undefined): readonly ExportJob[] {
  const marks = version ? (['copy', 'xfdf'] as const).map((kind) => ({ kind, item, version })) : [];
  return [...marks, ...tableJobs('comments', item)];
}

export function tableJobs(kind: 'comments' | 'answers', item: ReviewItem): readonly ExportJob[] {
  return (['xlsx', 'docx'] as const).map((format) => ({ kind, item, format }));
}

/** The comments a job is about; none for the table of answers, which is about the opinion's points. */
export function commentsFor(
  { state, memberId }: DossierView,
  job: ExportJob,
  carried: ReadonlyMap<CommentId, CarriedPlace>,
): CommentsOnVersion {
  const { itemId } = job.item;
  switch (job.kind) {
    case 'copy':
    case 'xfdf':
      return commentsOnVersion(state, memberId, itemId, job.version.versionId, carried);
    case 'comments':
      return { comments: commentsOnItem(state, memberId, itemId).filter(isNotWithdrawn), elsewhere: 0 };
    case 'answers':
      return { comments: [], elsewhere: 0 };
  }
}

function isNotWithdrawn({ isWithdrawn }: ExportedComment): boolean {
  return !isWithdrawn;
}
