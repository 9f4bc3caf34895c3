import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import { tableValues } from '#shared/lib/table.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { SeverityKind } from '#renderer/ui/theme/tokens.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';

export type SearchHit =
  | { readonly kind: 'dossier'; readonly key: string; readonly to: string; readonly row: DossierSummary }
  | {
      readonly kind: 'report';
      readonly key: string;
      readonly to: string;
      readonly title: string;
      readonly dossierTitle: string;
    }
  | {
      readonly kind: 'comment';
      readonly key: string;
      readonly to: string;
      readonly text: string;
      readonly severity: SeverityKind;
      readonly page: number;
      readonly reportTitle: string;
    };

const MOST_COMMENTS = 30;

/** Cases and their reports whose words match; a report is found by its own title. */
export function dossierHits(rows: readonly DossierSummary[], text: string): readonly SearchHit[] {
  const dossiers = rows.map((row): SearchHit => ({
    kind: 'dossier',
    key: row.dossierId,
    to: `/dossiers/${row.dossierId}`,
    row,
  }));
  const reports = rows.flatMap((row) =>
    row.items
      .filter((item) => item.reportTitle.includes(text))
      .map((item): SearchHit => ({
        kind: 'report',
        key: item.itemId,
        to: `/dossiers/${row.dossierId}/documents`,
        title: item.reportTitle,
        dossierTitle: row.title,
      })),
  );
  return [...dossiers, ...reports];
}

/** Comments the member may see in the dossiers open here: own, the panel's, and released ones. */
export function commentHits(views: readonly DossierView[], text: string): readonly SearchHit[] {
  return views
    .flatMap((view) => {
      const own = view.state.privates[view.memberId];
      const written = [...tableValues(view.state.panel.comments), ...(own ? tableValues(own.comments) : [])]
        .filter((comment) => !comment.withdrawn)
        .map(({ commentId, itemId, versionId, anchor, content }) => ({
          commentId,
          itemId,
          versionId,
          anchor,
          content,
        }));
      const released = tableValues(view.state.applicants.released).map(({ subject, content }) => ({
        ...subject,
        content,
      }));
      const all = new Map([...released, ...written].map((comment) => [comment.commentId, comment]));
      return [...all.values()]
        .filter(({ content }) =>
          `${content.concern}${content.suggestion}${basisWords(content)}`.includes(text),
        )
        .map((comment): SearchHit => ({
          kind: 'comment',
          key: comment.commentId,
          to: `/dossiers/${view.dossierId}/read/${comment.itemId}/${comment.versionId}?page=${comment.anchor.pageIndex + 1}&comment=${comment.commentId}`,
          text: comment.content.concern,
          severity: comment.content.severity,
          page: comment.anchor.pageIndex + 1,
          reportTitle: view.state.parties.items[comment.itemId]?.reportTitle ?? '',
        }));
    })
    .slice(0, MOST_COMMENTS);
}
