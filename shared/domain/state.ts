import { emptyTable, type Table } from '../lib/table.ts';
import type { Comment, CommentContent, CommentSubject } from './comment/comment.ts';
import type { Member, Seat } from './dossier/member.ts';
import type { Stage } from './dossier/stage.ts';
import type { FileRef } from './file-ref.ts';
import type { Floors } from './floor/evolve.ts';
import type {
  CommentId,
  DossierId,
  ItemId,
  MeetingId,
  MemberId,
  OpinionItemId,
  StepId,
  VersionId,
  VoteId,
} from './ids.ts';
import type { Inquiries } from './inquiry/evolve.ts';
import type { LedgerId } from './ledger/ledger-id.ts';
import type { AgendaStep } from './meeting/agenda.ts';
import type { Admission, MeetingRecord } from './meeting/record.ts';
import type { Reply } from './meeting/reply-terms.ts';
import type { AllIssued, AllReleased } from './minutes/evolve.ts';
import type { MinutesDrafts } from './minutes/minutes.ts';
import type { OpinionDraft } from './opinion/opinion.ts';
import type { PublishedOpinion } from './opinion/events.ts';
import type { RecordingFiles, Recordings } from './recording/evolve.ts';
import type { VersionKind } from './report/commands.ts';
import type { RecheckResult, ResponseContent } from './revision/commands.ts';
import type { Conclusion, Matter } from './rules/matter-rule.ts';
import type { Showings } from './showing/evolve.ts';
import type { AnnouncedVotes, Votes } from './vote/evolve.ts';

/**
 * The state of a dossier is one slice per ledger, each the fold of that ledger's events alone. So a slice
 * is the same wherever its ledger has been read to the same head (S3), and a replica that may not read a
 * ledger simply has that slice empty. What spans ledgers is computed when asked, in `view/`.
 */
export interface DossierState {
  readonly parties: PartiesState;
  readonly panel: PanelState;
  readonly applicants: ApplicantsState;
  readonly bureau: BureauState;
  readonly privates: Readonly<Record<MemberId, PrivateState>>;
}

export type Roster = Readonly<Record<MemberId, Member>>;

export interface ReportVersion {
  readonly versionId: VersionId;
  readonly kind: VersionKind;
  /** 第 n 版 within its kind, from 1. */
  readonly no: number;
  readonly file: FileRef;
  readonly addedAt: number;
  readonly addedBy: MemberId | null;
}

export interface ResponseRow {
  readonly opinionItemId: OpinionItemId;
  readonly content: ResponseContent;
}

export interface RevisionRound {
  readonly round: number;
  readonly versionId: VersionId;
  readonly submittedAt: number;
  readonly rows: readonly ResponseRow[];
  readonly concluded: {
    readonly passed: boolean;
    readonly statement: string;
    readonly at: number;
    readonly rows: readonly { opinionItemId: OpinionItemId; result: RecheckResult; remark: string }[];
  } | null;
}

export interface ReviewItem {
  readonly itemId: ItemId;
  readonly matter: Matter;
  readonly reportTitle: string;
  readonly ruleId: string;
  readonly stage: Stage;
  readonly stageLog: readonly { readonly stage: Stage; readonly at: number }[];
  /** Oldest first; the last one is current. */
  readonly versions: readonly ReportVersion[];
  readonly published: PublishedOpinion | null;
  readonly rounds: readonly RevisionRound[];
  readonly final: {
    readonly at: number;
    readonly opinion: FileRef;
    readonly versionId: VersionId;
    readonly responseTable: FileRef | null;
  } | null;
}

export interface DossierInfo {
  readonly title: string;
  readonly docNo: string;
  readonly projectCode: string;
  readonly hostUnit: string;
  readonly ownerUnit: string;
  readonly compilerUnit: string;
  readonly createdAt: number;
  readonly acceptedAt: number | null;
  /** Of a practice dossier: what is practised for, and when it was over for everyone; null for a review. */
  readonly rehearsal: {
    readonly of: { readonly dossierId: DossierId; readonly meetingId: MeetingId };
    readonly endedAt: number | null;
  } | null;
}

export interface Deliberation {
  readonly beganAt: number;
  readonly endedAt: number | null;
  /** How many moves and attendances the parties' ledger had when it began: where the panel's own belong (S5). */
  readonly after: { readonly moves: number; readonly attendances: number };
  readonly statement: string | null;
  readonly signature: string | null;
  readonly certificateSha256: string | null;
}

export interface StepMove {
  readonly stepId: StepId;
  readonly at: number;
}

export interface MeetingChange {
  readonly reason: string;
  readonly at: number;
  readonly before: Pick<Meeting, 'mode' | 'startsAt' | 'endsAt' | 'place' | 'externalMeeting'>;
}

export interface Meeting extends MeetingRecord {
  readonly meetingId: MeetingId;
  readonly title: string;
  readonly mode: 'meetingReview' | 'videoReview';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly place: string;
  readonly externalMeeting: string;
  readonly itemIds: readonly ItemId[];
  readonly steps: readonly AgendaStep[];
  readonly status: 'scheduled' | 'open' | 'closed';
  readonly admission: Admission;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** Why it was broken off; null for a meeting that was held, or is being held. */
  readonly aborted: { readonly reason: string; readonly at: number } | null;
  /** Why it was called off before it was opened; null otherwise. Its status is then `closed`. */
  readonly cancelled: { readonly reason: string; readonly at: number } | null;
  /** Which arrangement of time, form and place this is, from 0. */
  readonly arrangement: number;
  /** What was changed of it before it was opened, oldest first. */
  readonly changes: readonly MeetingChange[];
  readonly stepLog: readonly StepMove[];
  readonly deliberations: readonly Deliberation[];
}

/** 回执 as one ledger has them: by meeting and member. */
export type Replies = Readonly<Record<MeetingId, Readonly<Record<MemberId, Reply>>>>;

export interface PartiesState {
  readonly dossier: DossierInfo | null;
  readonly members: Roster;
  readonly items: Readonly<Record<ItemId, ReviewItem>>;
  /** Order of the items as created. */
  readonly itemOrder: readonly ItemId[];
  readonly meetings: Readonly<Record<MeetingId, Meeting>>;
  readonly replies: Replies;
  readonly floors: Floors;
  readonly inquiries: Inquiries;
  readonly showings: Showings;
  readonly recordings: Recordings;
  readonly minutes: AllReleased;
  /** Votes whose result was announced to everyone. */
  readonly votes: AnnouncedVotes;
  readonly announced: {
    readonly experts: readonly Seat[];
    readonly chairs: readonly { itemId: ItemId; memberId: MemberId }[];
  } | null;
}

export interface RecheckMark {
  readonly round: number;
  readonly opinionItemId: OpinionItemId;
  readonly memberId: MemberId;
  readonly result: RecheckResult;
  readonly remark: string;
  readonly at: number;
}

/** What the panel alone knows of a meeting: what happened during its closed deliberations, numbered from 1. */
export interface ClosedPart extends MeetingRecord {
  readonly stepLog: readonly (StepMove & { readonly deliberation: number })[];
}

export interface PanelState {
  readonly members: Roster;
  readonly recusals: Readonly<
    Record<MemberId, { readonly conflict: boolean; readonly statement: string; readonly at: number }>
  >;
  readonly commitments: Readonly<
    Record<MemberId, { readonly at: number; readonly clauses: readonly string[] }>
  >;
  readonly confirmedAt: number | null;
  readonly chairs: Readonly<
    Record<
      ItemId,
      { readonly memberId: MemberId; readonly status: 'nominated' | 'appointed'; readonly at: number }
    >
  >;
  readonly comments: Table<Comment>;
  /** How many comments each item has had: the next running number less one. */
  readonly commentCounts: Readonly<Record<ItemId, number>>;
  readonly opinions: Readonly<Record<ItemId, OpinionDraft>>;
  readonly rechecks: Readonly<Record<ItemId, readonly RecheckMark[]>>;
  readonly meetings: Readonly<Record<MeetingId, ClosedPart>>;
  readonly replies: Replies;
  readonly floors: Floors;
  readonly inquiries: Inquiries;
  readonly showings: Showings;
  readonly recordings: Recordings;
  /** Of recordings made behind closed doors. */
  readonly recordingFiles: RecordingFiles;
  readonly votes: Votes;
  readonly minutes: AllReleased;
}

export interface ReleasedComment {
  readonly subject: CommentSubject;
  readonly content: CommentContent;
  readonly releasedAt: number;
}

export interface ApplicantsState {
  readonly replies: Replies;
  readonly released: Table<ReleasedComment>;
  /** Answers being written, by item and opinion point. */
  readonly responses: Readonly<
    Record<ItemId, Readonly<Record<OpinionItemId, ResponseContent & { readonly at: number }>>>
  >;
}

export interface IndividualOpinion {
  readonly itemId: ItemId;
  readonly author: MemberId;
  readonly quality: 'good' | 'fairlyGood' | 'average' | 'poor';
  readonly overall: string;
  readonly conclusion: Conclusion;
  readonly commentIds: readonly CommentId[];
  readonly at: number;
}

export interface BureauState {
  readonly members: Roster;
  /** Keyed `itemId/memberId`. */
  readonly individualOpinions: Readonly<Record<string, IndividualOpinion>>;
  readonly recordingFiles: RecordingFiles;
  readonly replies: Replies;
  readonly minutes: AllIssued;
}

export interface PrivateState {
  readonly comments: Table<Comment>;
  /** Handed over to the panel; kept so that the private copy does not come back. */
  readonly individualOpinions: Readonly<Record<ItemId, IndividualOpinion>>;
  /** The options chosen in named votes, until they are counted known to nobody else. */
  readonly votes: Readonly<Record<VoteId, number>>;
  /** Of the clerk: what was written over the record of a meeting. */
  readonly minutes: MinutesDrafts;
}

export interface SliceOf {
  readonly parties: PartiesState;
  readonly panel: PanelState;
  readonly applicants: ApplicantsState;
  readonly bureau: BureauState;
  readonly private: PrivateState;
}

export type LedgerKind = keyof SliceOf;
export type Slice = SliceOf[LedgerKind];

export function ledgerKind(ledgerId: LedgerId): LedgerKind {
  switch (ledgerId) {
    case 'parties':
    case 'panel':
    case 'applicants':
    case 'bureau':
      return ledgerId;
    default:
      return 'private';
  }
}

export const EMPTY_SLICES: SliceOf = {
  parties: {
    dossier: null,
    members: {},
    items: {},
    itemOrder: [],
    meetings: {},
    replies: {},
    floors: {},
    inquiries: {},
    showings: {},
    recordings: {},
    votes: {},
    minutes: {},
    announced: null,
  },
  panel: {
    members: {},
    recusals: {},
    commitments: {},
    confirmedAt: null,
    chairs: {},
    comments: emptyTable(),
    commentCounts: {},
    opinions: {},
    rechecks: {},
    meetings: {},
    replies: {},
    floors: {},
    inquiries: {},
    showings: {},
    recordings: {},
    recordingFiles: {},
    votes: {},
    minutes: {},
  },
  applicants: { released: emptyTable(), responses: {}, replies: {} },
  bureau: { members: {}, individualOpinions: {}, recordingFiles: {}, replies: {}, minutes: {} },
  private: { comments: emptyTable(), individualOpinions: {}, votes: {}, minutes: {} },
};

export const EMPTY_DOSSIER: DossierState = {
  parties: EMPTY_SLICES.parties,
  panel: EMPTY_SLICES.panel,
  applicants: EMPTY_SLICES.applicants,
  bureau: EMPTY_SLICES.bureau,
  privates: {},
};
