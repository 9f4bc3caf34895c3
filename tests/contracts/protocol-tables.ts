import { z } from 'zod';
import { faultOf, httpStatusOf } from '#hub/runtime/faults.ts';
import { anchorSchema, quoteSchema, rectSchema } from '#shared/anchoring/anchor.ts';
import { SYSTEM_COMMANDS, commandSchema } from '#shared/domain/command.ts';
import {
  categorySchema,
  commentContentSchema,
  commentSubjectSchema,
  severitySchema,
} from '#shared/domain/comment/comment.ts';
import { roleSchema, seatSchema } from '#shared/domain/dossier/member.ts';
import { stageSchema } from '#shared/domain/dossier/stage.ts';
import { domainEventSchema, recordedEventSchema, type EventType } from '#shared/domain/event.ts';
import { fileRefSchema } from '#shared/domain/file-ref.ts';
import { pictureRefSchema } from '#shared/domain/picture-ref.ts';
import { dossierIdSchema, sha256Schema } from '#shared/domain/ids.ts';
import { ledgerIdSchema } from '#shared/domain/ledger/ledger-id.ts';
import { agendaStepSchema, stepKindSchema } from '#shared/domain/meeting/agenda.ts';
import { dissentSchema, qualitySchema } from '#shared/domain/opinion/commands.ts';
import { publishedOpinionSchema } from '#shared/domain/opinion/events.ts';
import { pageRefSchema } from '#shared/domain/report/page-ref.ts';
import { voteOptionSchema } from '#shared/domain/vote/vote.ts';
import { REJECTION_CODES } from '#shared/domain/rejection.ts';
import {
  recheckResultSchema,
  responseContentSchema,
  responseStatusSchema,
} from '#shared/domain/revision/commands.ts';
import { conclusionSchema, matterSchema } from '#shared/domain/rules/matter-rule.ts';
import { lineSchema, optionalLineSchema, optionalProseSchema, proseSchema } from '#shared/domain/text.ts';
import { PICTURE_CODES } from '#shared/documents/picture-check-messages.ts';
import {
  NOTE_CODES,
  REJECTION_CODES as FINDINGS_THAT_REJECT,
} from '#shared/documents/report-check-messages.ts';
import { dossierSummarySchema } from '#shared/domain/view/summary.ts';
import { commandOutcomeSchema, commandPushSchema, rejectionSchema } from '#shared/protocol/command-push.ts';
import {
  clientHeadSchema,
  dossierOpenSchema,
  dossierOpenedSchema,
  eventsBatchSchema,
  eventsPullSchema,
  ledgerCatchUpSchema,
} from '#shared/protocol/dossier-open.ts';
import { coverageSchema, readingShareSchema } from '#shared/protocol/coverage.ts';
import * as accounts from '#shared/protocol/accounts.ts';
import { faultCodeSchema, faultSchema, type FaultCode } from '#shared/protocol/errors.ts';
import * as http from '#shared/protocol/http.ts';
import * as draft from '#shared/protocol/joint-draft.ts';
import * as linkProbe from '#shared/protocol/link-probe.ts';
import * as media from '#shared/protocol/media.ts';
import * as letters from '#shared/protocol/letters.ts';
import * as rehearsal from '#shared/protocol/rehearsal.ts';
import * as presence from '#shared/protocol/presence.ts';
import { jsonSchemaOf, SchemaPrinter } from './schema-text.ts';

const NAMED = {
  Id: dossierIdSchema,
  Sha256: sha256Schema,
  Line: lineSchema,
  OptionalLine: optionalLineSchema,
  Prose: proseSchema,
  OptionalProse: optionalProseSchema,
  LedgerId: ledgerIdSchema,
  Role: roleSchema,
  Stage: stageSchema,
  Matter: matterSchema,
  Conclusion: conclusionSchema,
  Category: categorySchema,
  Severity: severitySchema,
  Quality: qualitySchema,
  StepKind: stepKindSchema,
  ResponseStatus: responseStatusSchema,
  RecheckResult: recheckResultSchema,
  FileRef: fileRefSchema,
  PictureRef: pictureRefSchema,
  Seat: seatSchema,
  Rect: rectSchema,
  Quote: quoteSchema,
  Anchor: anchorSchema,
  CommentSubject: commentSubjectSchema,
  CommentContent: commentContentSchema,
  AgendaStep: agendaStepSchema,
  PageRef: pageRefSchema,
  VoteOption: voteOptionSchema,
  Dissent: dissentSchema,
  ResponseContent: responseContentSchema,
  PublishedOpinion: publishedOpinionSchema,
  RecordedEvent: recordedEventSchema,
  RejectionCode: z.enum(REJECTION_CODES),
  Rejection: rejectionSchema,
  Outcome: commandOutcomeSchema,
  FaultCode: faultCodeSchema,
  Fault: faultSchema,
  Duty: http.dutySchema,
  Account: http.accountSchema,
  ManagedAccount: accounts.managedAccountSchema,
  AccountInvitation: accounts.accountInvitationSchema,
  OwnSession: accounts.ownSessionSchema,
  DossierSummary: dossierSummarySchema,
  SharedPage: presence.sharedPageSchema,
  PeerId: media.peerIdSchema,
  Senders: media.sendersSchema,
  Signal: media.signalSchema,
  ClientHead: clientHeadSchema,
  LedgerCatchUp: ledgerCatchUpSchema,
} satisfies Record<string, z.ZodType>;

const printer = new SchemaPrinter(NAMED);

const IN_PART = '`parties`; in closed deliberation `panel`';
const PRIVATE = "the author's `private:…`";
const ROSTER = '`panel` for an expert’s seat, `bureau` for a leader’s, else `parties`';

/** Where each event stands. A copy in a second ledger is a release: the same text for a wider audience. */
const LEDGERS_OF_EVENT: Readonly<Record<EventType, string>> = {
  'dossier.created': '`parties`',
  'rehearsal.ended': '`parties`',
  'recording.started': IN_PART,
  'recording.stopped': IN_PART,
  'recording.kept': '`bureau`; of closed deliberation `panel`',
  'recording.noted': IN_PART,
  'recording.givenUp': IN_PART,
  'dossier.accepted': '`parties`',
  'item.stageMoved': '`parties`',
  'member.added': ROSTER,
  'member.joined': ROSTER,
  'member.removed': ROSTER,
  'member.reassigned': '`parties`',
  'report.versionAdded': '`parties`',
  'recusal.declared': '`panel`',
  'commitment.signed': '`panel`',
  'panel.confirmed': '`panel`',
  'panel.announced': '`parties`',
  'chair.nominated': '`panel`',
  'chair.appointed': '`panel`',
  'meeting.scheduled': '`parties`',
  'meeting.replied': '`panel`, `applicants`, `bureau` or `parties`, by the role of who replies',
  'meeting.rescheduled': '`parties`',
  'meeting.cancelled': '`parties`',
  'meeting.opened': '`parties`',
  'meeting.attendanceRecorded': IN_PART,
  'meeting.stepMoved': IN_PART,
  'meeting.deliberationBegan': '`parties`',
  'meeting.deliberationEnded': '`parties`',
  'meeting.deliberationStated': '`parties`',
  'meeting.closed': '`parties`',
  'meeting.admissionSet': '`parties`',
  'meeting.admitted': '`parties`; in closed deliberation `panel`',
  'meeting.sentBack': '`parties`; in closed deliberation `panel`',
  'meeting.identityChecked': '`parties`; in closed deliberation `panel`',
  'meeting.attendanceCorrected':
    '`parties`; in closed deliberation, and of whom it has lines already, `panel`',
  'meeting.rollCallAnswered': '`parties`; in closed deliberation `panel`',
  'meeting.ruleOverridden': '`parties`; in closed deliberation `panel`',
  'meeting.interrupted': '`parties`; in closed deliberation `panel`',
  'meeting.resumed': '`parties`; in closed deliberation `panel`',
  'meeting.aborted': '`parties`',
  'floor.raised': IN_PART,
  'floor.withdrawn': IN_PART,
  'floor.moved': IN_PART,
  'floor.began': IN_PART,
  'floor.paused': IN_PART,
  'floor.resumed': IN_PART,
  'floor.extended': IN_PART,
  'floor.ended': IN_PART,
  'inquiry.asked': IN_PART,
  'inquiry.answered': IN_PART,
  'inquiry.withdrawn': IN_PART,
  'inquiry.minuted': IN_PART,
  'showing.began': IN_PART,
  'showing.ended': IN_PART,
  'vote.prepared': '`panel`',
  'vote.opened': '`panel`',
  'vote.voted': '`panel`',
  'vote.ballotKept': `${PRIVATE}, of a named vote only`,
  'vote.closed': '`panel`',
  'vote.cancelled': '`panel`',
  'vote.tallied': '`panel`',
  'vote.published': '`panel`',
  'vote.announced': '`parties`',
  'comment.added': PRIVATE,
  'comment.edited': `${PRIVATE}; \`panel\` once shared`,
  'comment.remarked': `${PRIVATE}; \`panel\` once shared`,
  'comment.withdrawn': `${PRIVATE}; \`panel\` once shared`,
  'comment.placed': `${PRIVATE}; \`panel\` once shared`,
  'comment.shared': '`panel`',
  'comment.handedOver': PRIVATE,
  'comment.released': '`applicants`',
  'comment.releaseNoted': '`panel`',
  'opinion.individualFiled': `${PRIVATE} and \`bureau\``,
  'opinion.sectionSet': '`panel`',
  'opinion.itemAdded': '`panel`',
  'opinion.itemEdited': '`panel`',
  'opinion.commentsMerged': '`panel`',
  'opinion.commentUnmerged': '`panel`',
  'opinion.commentSetAside': '`panel`',
  'opinion.itemMoved': '`panel`',
  'opinion.itemRemoved': '`panel`',
  'opinion.conclusionSet': '`panel`',
  'opinion.writersLet': '`panel`',
  'opinion.textSettled': '`panel`',
  'opinion.proposed': '`panel`',
  'opinion.proposalAnswered': '`panel`',
  'opinion.readOut': '`panel`',
  'opinion.frozen': '`panel`',
  'opinion.reopened': '`panel`',
  'opinion.documentAttached': '`panel`',
  'opinion.signed': '`panel`',
  'opinion.sealed': '`panel`',
  'opinion.published': '`panel` and `parties`',
  'minutes.edited': PRIVATE,
  'minutes.issued': '`bureau`',
  'minutes.documentAttached': '`bureau`',
  'minutes.releaseNoted': '`bureau`',
  'minutes.released': '`panel` or `parties`, as released',
  'response.drafted': '`applicants`',
  'response.submitted': '`parties`',
  'recheck.marked': '`panel`',
  'recheck.concluded': '`parties`',
  'final.issued': '`parties`',
  'final.responseTableAttached': '`parties`',
};

/** What each fault means to whoever is answered with it. */
const MEANING: Readonly<Record<FaultCode, string>> = {
  badRequest: 'what you sent is not of this protocol: a mistake in your program',
  unauthenticated: 'no session, one that ended, or a wrong login or password: log in',
  notFound: 'there is no such thing, or not for you',
  forbidden: 'it is there, and not yours to do: section by section',
  tooLarge: 'longer than allowed, or more than is allowed at once',
  rateLimited: 'too often: wait as long as `minBackoffMs` says',
  outOfOrder: '`mutationSeq` is not the next: section 7',
  protocolTooOld: 'your program is older than the hub allows',
  protocolTooNew: 'your program is newer than the hub knows',
  codeInvalid: 'a one-time code that is wrong, used, replaced or too old',
  loginTaken: 'another account has this login, letter case aside',
  passwordTooWeak: 'a common password, one repeated character, or the login itself',
  passwordWrong: 'the old password is another',
  lastAdmin: 'the last active administrator keeps the duty',
  setupDone: 'the hub has its first administrator',
  unavailable: 'not now: the disk is nearly full, or nobody joins during a closed deliberation',
  internal: 'the hub failed; what you asked may or may not have happened',
};

/** The parts of docs/spec/protocol.md that are made from the schemas, by the name of their place in it. */
export function protocolTables(): ReadonlyMap<string, string> {
  return new Map([
    ['types', typesTable()],
    ['commands', commandsTable()],
    ['events', eventsTable()],
    ['rejections', list(REJECTION_CODES)],
    ['faults', faultsTable()],
    ['findings', list(FINDINGS_THAT_REJECT)],
    ['pictures', list(PICTURE_CODES)],
    ['notes', list(NOTE_CODES)],
    ['http', schemaTable(HTTP_BODIES)],
    ['socket', schemaTable(SOCKET_BODIES)],
  ]);
}

const HTTP_BODIES = {
  SetupRequest: http.setupRequestSchema,
  LoginRequest: http.loginRequestSchema,
  SessionAnswer: http.sessionAnswerSchema,
  ReserveRequest: http.reserveRequestSchema,
  InviteRequest: http.inviteRequestSchema,
  InviteAnswer: http.inviteAnswerSchema,
  PeekRequest: http.peekRequestSchema,
  RedeemRequest: http.redeemRequestSchema,
  RedeemAnswer: http.redeemAnswerSchema,
  ListAnswer: http.listAnswerSchema,
  UploadStatus: http.uploadStatusSchema,
  AccountsAnswer: accounts.accountsAnswerSchema,
  InviteAccountRequest: accounts.inviteAccountRequestSchema,
  SetDutiesRequest: accounts.setDutiesRequestSchema,
  CodePeek: accounts.codePeekSchema,
  RedeemAccountCodeRequest: accounts.redeemAccountCodeRequestSchema,
  ChangePasswordRequest: accounts.changePasswordRequestSchema,
  ChangeProfileRequest: accounts.changeProfileRequestSchema,
  OwnSessionsAnswer: accounts.ownSessionsAnswerSchema,
  RehearsalAnswer: rehearsal.rehearsalAnswerSchema,
  SetContactRequest: letters.setContactRequestSchema,
  SendLettersRequest: letters.sendLettersRequestSchema,
  LetterState: letters.letterStateSchema,
  LettersAnswer: letters.lettersAnswerSchema,
} satisfies Record<string, z.ZodType>;

const SOCKET_BODIES = {
  DossierOpen: dossierOpenSchema,
  DossierOpened: dossierOpenedSchema,
  EventsPull: eventsPullSchema,
  EventsBatch: eventsBatchSchema,
  CommandPush: commandPushSchema,
  LedgerSeen: presence.ledgerSeenSchema,
  SeenState: presence.seenStateSchema,
  ReadingShare: readingShareSchema,
  Coverage: coverageSchema,
  PresenceSet: presence.presenceSetSchema,
  PageShare: presence.pageShareSchema,
  PageHand: presence.pageHandSchema,
  PageShown: presence.pageShownSchema,
  PresenceState: presence.presenceStateSchema,
  DraftJoin: draft.draftJoinSchema,
  DraftJoined: draft.draftJoinedSchema,
  DraftPush: draft.draftPushSchema,
  DraftPushed: draft.draftPushedSchema,
  DraftUpdated: draft.draftUpdatedSchema,
  DraftCaret: draft.draftCaretSchema,
  DraftCareted: draft.draftCaretedSchema,
  LinkProbe: linkProbe.linkProbeSchema,
  MediaJoin: media.mediaJoinSchema,
  MediaJoined: media.mediaJoinedSchema,
  MediaSenders: media.mediaSendersSchema,
  SendersSet: media.sendersSetSchema,
  MediaSignal: media.mediaSignalSchema,
  MediaMute: media.mediaMuteSchema,
  MediaSpotlight: media.mediaSpotlightSchema,
  MediaWanted: media.mediaWantedSchema,
  MediaLeave: media.mediaLeaveSchema,
  MediaState: media.mediaStateSchema,
  MediaSignalled: media.mediaSignalledSchema,
  MediaEnded: media.mediaEndedSchema,
} satisfies Record<string, z.ZodType>;

function faultsTable(): string {
  return rows('| code | HTTP | retry | means |', faultCodeSchema.options, (fault) => [
    `\`${fault}\``,
    String(httpStatusOf(fault)),
    `\`${faultOf(fault, '').retry}\``,
    MEANING[fault],
  ]);
}

function typesTable(): string {
  const listedBelow = new Set(['RejectionCode', 'FaultCode']);
  const shown = Object.entries(NAMED).filter(([name]) => !listedBelow.has(name));
  return rows('| name | is |', shown, ([name, schema]) => [`\`${name}\``, code(printer.define(schema))]);
}

function schemaTable(schemas: Readonly<Record<string, z.ZodType>>): string {
  return rows('| body | is |', Object.entries(schemas), ([name, schema]) => [
    `\`${name}\``,
    // A push holds any command; they have a table of their own.
    name === 'CommandPush'
      ? code(
          '{ dossierId: Id, deviceId: Id, mutationSeq: int(1…), commandId: Id, authorAt: TimeMs, command: Command }',
        )
      : code(printer.define(schema)),
  ]);
}

function commandsTable(): string {
  return rows('| type | fields |', variants(commandSchema), ({ type, schema }) => [
    `\`${type}\`${isHubOnly(type) ? ' (hub only)' : ''}`,
    code(printer.fields(schema, ['type'])),
  ]);
}

function isHubOnly(type: string): boolean {
  return [...SYSTEM_COMMANDS].some((entry) => entry === type);
}

function eventsTable(): string {
  const ledgers = new Map<string, string>(Object.entries(LEDGERS_OF_EVENT));
  return rows('| type | v | payload | ledger |', variants(domainEventSchema), ({ type, schema }) => [
    `\`${type}\``,
    constText(schema.properties?.['v']),
    code(schema.properties?.['payload'] ? printer.print(schema.properties['payload']) : '{}'),
    ledgers.get(type) ?? '',
  ]);
}

interface Variant {
  readonly type: string;
  readonly schema: ReturnType<typeof jsonSchemaOf>;
}

function variants(union: z.ZodType): readonly Variant[] {
  const { oneOf, anyOf } = jsonSchemaOf(union);
  return (oneOf ?? anyOf ?? []).map((schema) => ({
    type: constText(schema.properties?.['type']),
    schema,
  }));
}

function constText(schema: { readonly const?: unknown } | undefined): string {
  const value = schema?.const;
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

function list(codes: readonly string[]): string {
  return codes.map((entry) => `\`${entry}\``).join(', ');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

function rows<T>(head: string, values: readonly T[], of: (value: T) => readonly string[]): string {
  const rule = head.replaceAll(/ [^|]+ /g, ' --- ');
  return [head, rule, ...values.map((value) => `| ${of(value).join(' | ')} |`)].join('\n');
}
