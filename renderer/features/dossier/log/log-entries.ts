import { COMMITMENT_CLAUSES } from '#shared/domain/panel/commands.ts';
import type { Stage } from '#shared/domain/dossier/stage.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import type { DossierState, ReviewItem } from '#shared/domain/state.ts';
import { itemsOf, meetingsOf } from '../items-of.ts';

/** One line of the record. `what` is a key under `dossier:log.events`. */
export interface LogEntry {
  readonly at: number;
  readonly what:
    | 'created'
    | 'accepted'
    | 'versionAdded'
    | 'stageMoved'
    | 'declared'
    | 'recused'
    | 'committed'
    | 'panelConfirmed'
    | 'chairAppointed'
    | 'meetingOpened'
    | 'meetingClosed'
    | 'deliberationBegan'
    | 'deliberationEnded'
    | 'frozen'
    | 'signed'
    | 'signedWithDissent'
    | 'responseSubmitted'
    | 'recheckPassed'
    | 'recheckBack'
    | 'issued';
  readonly who: MemberId | null;
  readonly report: string;
  readonly stage?: Stage;
  readonly version?: { readonly kind: 'submissionDraft' | 'revisedDraft'; readonly no: number };
  readonly round?: number;
}

type Rest = Partial<Omit<LogEntry, 'at' | 'what'>>;
const entry = (at: number, what: LogEntry['what'], rest: Rest = {}): LogEntry => ({
  at,
  what,
  who: null,
  report: '',
  ...rest,
});

/** The course of a case, newest first, from what the viewer's ledgers hold: nothing is hidden in it, nothing hinted at. */
export function logEntries(state: DossierState): readonly LogEntry[] {
  const info = state.parties.dossier;
  const entries = [
    ...(info ? [entry(info.createdAt, 'created')] : []),
    ...(info?.acceptedAt == null ? [] : [entry(info.acceptedAt, 'accepted')]),
    ...itemsOf(state).flatMap(itemEntries),
    ...panelEntries(state),
    ...meetingEntries(state),
  ];
  return entries.sort((a, b) => b.at - a.at);
}

function itemEntries(item: ReviewItem): readonly LogEntry[] {
  const report = item.reportTitle;
  return [
    ...item.versions.map((version) =>
      entry(version.addedAt, 'versionAdded', {
        who: version.addedBy,
        report,
        version: { kind: version.kind, no: version.no },
      }),
    ),
    ...item.stageLog
      .filter((move) => move.stage !== 'acceptance')
      .map((move) => entry(move.at, 'stageMoved', { report, stage: move.stage })),
    ...item.rounds.flatMap((round) => [
      entry(round.submittedAt, 'responseSubmitted', { report, round: round.round }),
      ...(round.concluded
        ? [
            entry(round.concluded.at, round.concluded.passed ? 'recheckPassed' : 'recheckBack', {
              report,
              round: round.round,
            }),
          ]
        : []),
    ]),
    ...(item.final ? [entry(item.final.at, 'issued', { report })] : []),
  ];
}

function panelEntries(state: DossierState): readonly LogEntry[] {
  const { recusals, commitments, confirmedAt, chairs, opinions } = state.panel;
  const ids = Object.keys(state.panel.members) as MemberId[]; // keys of the roster are member ids
  return [
    ...ids.flatMap((who) => {
      const recusal = recusals[who];
      const commitment = commitments[who];
      return [
        ...(recusal ? [entry(recusal.at, recusal.conflict ? 'recused' : 'declared', { who })] : []),
        ...(commitment && commitment.clauses.length === COMMITMENT_CLAUSES.length
          ? [entry(commitment.at, 'committed', { who })]
          : []),
      ];
    }),
    ...(confirmedAt === null ? [] : [entry(confirmedAt, 'panelConfirmed')]),
    ...itemsOf(state).flatMap(({ itemId, reportTitle: report }) => {
      const chair = chairs[itemId];
      const opinion = opinions[itemId];
      return [
        ...(chair?.status === 'appointed'
          ? [entry(chair.at, 'chairAppointed', { who: chair.memberId, report })]
          : []),
        ...(opinion?.frozenAt ? [entry(opinion.frozenAt, 'frozen', { report })] : []),
        ...(opinion?.signatures ?? []).map((signature) =>
          entry(signature.signedAt, signature.dissent ? 'signedWithDissent' : 'signed', {
            who: signature.memberId,
            report,
          }),
        ),
      ];
    }),
  ];
}

function meetingEntries(state: DossierState): readonly LogEntry[] {
  return meetingsOf(state).flatMap((meeting) => [
    ...(meeting.openedAt === null ? [] : [entry(meeting.openedAt, 'meetingOpened')]),
    ...meeting.deliberations.flatMap((part) => [
      entry(part.beganAt, 'deliberationBegan'),
      ...(part.endedAt === null ? [] : [entry(part.endedAt, 'deliberationEnded')]),
    ]),
    ...(meeting.closedAt === null ? [] : [entry(meeting.closedAt, 'meetingClosed')]),
  ]);
}
