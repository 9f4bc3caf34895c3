import type { ItemId } from '#shared/domain/ids.ts';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { DossierState, ReviewItem } from '#shared/domain/state.ts';
import type { ResponseTableFacts } from '#shared/documents/response-table.ts';

/** What the response table prints: every point of the opinion with its last answer and the panel's result. */
export function responseFacts(
  state: DossierState,
  itemId: ItemId,
  verifyUrl: (docId: string) => string,
): ResponseTableFacts | null {
  const { dossier, items } = state.parties;
  const item = items[itemId];
  const round = item?.rounds.at(-1);
  if (!dossier || !item?.published || !item.final || !round) return null;
  const { published, final } = item;
  const answers = new Map(round.rows.map((row) => [row.opinionItemId, row.content]));
  const results = new Map((round.concluded?.rows ?? []).map((row) => [row.opinionItemId, row]));
  return {
    docId: `${published.docId}-R${round.round}`,
    projectName: dossier.title,
    reportTitle: fullReportTitle(dossier.title, item.reportTitle),
    projectOwner: dossier.ownerUnit,
    compilerUnit: dossier.compilerUnit,
    oldVersion: '送审稿',
    newVersion: newVersionWord(item),
    oldSha256: item.versions.findLast((version) => version.kind === 'submissionDraft')?.file.sha256 ?? '',
    newSha256: item.versions.find((version) => version.versionId === final.versionId)?.file.sha256 ?? '',
    reviewDay: beijingDay(reviewedAt(state, item)),
    dueDay: published.dueDay,
    submittedAtMs: round.submittedAt,
    recheckedAtMs: round.concluded?.at ?? null,
    statement: round.concluded?.statement ?? '',
    rows: published.items.flatMap(({ opinionItemId, no, severity, text }) => {
      const answer = answers.get(opinionItemId);
      if (!answer) return [];
      const result = results.get(opinionItemId);
      return [
        {
          no,
          severity,
          opinionText: text,
          status: answer.status,
          responseText: answer.text,
          oldPage: answer.oldPage,
          newPages: answer.newPages,
          recheckResult: result?.result ?? null,
          remark: result?.remark ?? '',
        },
      ];
    }),
    verifyUrl: verifyUrl(published.docId),
    madeAtMs: final.at,
  };
}

/** The draft that passed its recheck is the one for approval. */
function newVersionWord(item: ReviewItem): string {
  const version = item.versions.find((entry) => entry.versionId === item.final?.versionId);
  return version?.kind === 'revisedDraft' ? `报批稿（第${version.no}稿）` : '报批稿';
}

/** The day the room opened; where there was no meeting, the last signature's. */
function reviewedAt(state: DossierState, item: ReviewItem): number {
  const opened = Object.values(state.parties.meetings)
    .filter((meeting) => meeting.itemIds.includes(item.itemId))
    .flatMap((meeting) => meeting.openedAt ?? []);
  const signed = item.published?.signatures.map((signature) => signature.signedAt) ?? [];
  return opened.length > 0 ? Math.max(...opened) : Math.max(0, ...signed);
}
