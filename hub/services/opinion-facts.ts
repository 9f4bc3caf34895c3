import type { ItemId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { isChairOf, signersOf } from '#shared/domain/policy.ts';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import type { DossierState, ReportVersion } from '#shared/domain/state.ts';
import type { PanelOpinionFacts } from '#shared/documents/panel-opinion.ts';
import type { ReportStage } from '#shared/documents/report-title.ts';

export interface Sealing {
  readonly sealedAtMs: number;
}

/**
 * What a panel opinion prints, from the dossier. Without `sealing` the rendering that is signed, with it the
 * one that is sealed. null when the state holds no frozen opinion, which a caller treats as nothing to do.
 */
export function opinionFacts(
  state: DossierState,
  itemId: ItemId,
  verifyUrl: (docId: string) => string,
  sealing: Sealing | null,
): PanelOpinionFacts | null {
  const { dossier, items } = state.parties;
  const item = items[itemId];
  const opinion = state.panel.opinions[itemId];
  if (!dossier || !item || !opinion) return null;
  const { docId, conclusion, frozenAt, revision } = opinion;
  if (docId === null || conclusion === null || frozenAt === null) return null;
  const version = item.versions.at(-1);
  return {
    docId,
    revision,
    projectName: dossier.title,
    reportTitle: fullReportTitle(dossier.title, item.reportTitle),
    reportStage: stageWord(version),
    reportSha256: version?.file.sha256 ?? '',
    opening: opinion.opening,
    overview: opinion.overview,
    overall: opinion.overall,
    points: opinion.items.map(({ severity, text }, index) => ({ no: index + 1, severity, text })),
    conclusion,
    wording: opinion.wording,
    dueDay: conclusion === 'passAfterRevision' ? opinion.dueDay : null,
    experts: signersOf(state, itemId).map((expert) => ({
      name: expert.name,
      unit: expert.unit,
      title: expert.title ?? '',
      specialty: expert.specialty ?? '',
      isChair: isChairOf(state, expert.memberId, itemId),
    })),
    dissents: dissentsOf(state, opinion),
    frozenAtMs: frozenAt,
    verifyUrl: verifyUrl(docId),
    signing: sealing && {
      signatures: opinion.signatures.map(({ memberId, signedAt, documentSha256 }) => ({
        name: findMember(state, memberId)?.name ?? '',
        isChair: isChairOf(state, memberId, itemId),
        signedAtMs: signedAt,
        documentSha256,
      })),
      deliberation: deliberationsOf(state, itemId),
      sealedAtMs: sealing.sealedAtMs,
      sealedBy: dossier.hostUnit,
    },
  };
}

function stageWord(version: ReportVersion | undefined): ReportStage {
  return version?.kind === 'revisedDraft' ? '修改稿' : '送审稿';
}

function dissentsOf(state: DossierState, opinion: OpinionDraft): PanelOpinionFacts['dissents'] {
  return opinion.signatures.flatMap(({ memberId, dissent }) => {
    if (!dissent) return [];
    const pointNos = dissent.opinionItemIds.flatMap((id) => {
      const index = opinion.items.findIndex((point) => point.opinionItemId === id);
      return index < 0 ? [] : [index + 1];
    });
    return [{ expertName: findMember(state, memberId)?.name ?? '', pointNos, text: dissent.text }];
  });
}

function deliberationsOf(
  state: DossierState,
  itemId: ItemId,
): readonly { readonly openedAtMs: number; readonly closedAtMs: number }[] {
  return Object.values(state.parties.meetings)
    .filter((meeting) => meeting.itemIds.includes(itemId))
    .flatMap((meeting) => meeting.deliberations)
    .flatMap(({ beganAt, endedAt }) =>
      endedAt === null ? [] : [{ openedAtMs: beganAt, closedAtMs: endedAt }],
    )
    .sort((a, b) => a.openedAtMs - b.openedAtMs);
}
