import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EXPERTS,
  FLOOD,
  LEADER,
  MEETING,
  OWNER,
  commentId,
  meetingId,
  memberId,
  opinionItemId,
  proposalId,
  seatOf,
  sha256Of,
} from '../testing/cast.ts';
import {
  AGENDA,
  addComment,
  addPoint,
  addVersion,
  createDossier,
  fileNamed,
  propose,
  rescheduleMeeting,
  scheduleMeeting,
  setConclusion,
  setResponse,
  settleText,
  signCommitment,
} from '../testing/commands.ts';
import { issueMinutes, releaseMinutes, setMinutes } from '../testing/minutes.ts';
import { keepRecording, RECORDING, startRecording } from '../testing/recording.ts';
import { aRehearsal, beginRehearsal } from '../testing/rehearsal.ts';
import { aReview, type Review } from '../testing/review.ts';
import {
  answer,
  ask,
  cast,
  inquiryId,
  onTurn,
  prepareVote,
  raise,
  show,
  turnId,
  VOTE,
} from '../testing/room.ts';
import { commandSchema, SYSTEM_COMMANDS, type Command, type CommandType } from './command.ts';
import { STAGES, type Stage } from './dossier/stage.ts';
import type { DomainEvent } from './event.ts';
import { stepIdSchema, type MeetingId, type MemberId } from './ids.ts';
import { inClosedDeliberation } from './meeting/meeting.ts';
import { DEFAULT_ADMISSION } from './meeting/record.ts';

/**
 * The matrix: who may do what, at which stage, with the doors open or closed. Every cell is tried with a
 * command that lacks nothing but the right, in a review where the stage is forced if need be; what comes out
 * is compared with the table below, so a right that appears anywhere has to be written down here first (LE7).
 */
const ROLES = {
  clerk: CLERK,
  chair: CHAIR,
  expert: EXPERTS[1],
  owner: OWNER,
  compiler: COMPILER,
  department: DEPARTMENT,
  leader: LEADER,
} as const satisfies Record<string, MemberId>;
type RoleName = keyof typeof ROLES;

const ALL = STAGES.join(' ');
const DRAFTING = 'preReview meeting opinion';
const PANEL = 'chair expert';
const EVERYBODY = Object.keys(ROLES).join(' ');

/** Roles, stages with open doors, stages behind closed doors; the stages where the item's stage matters, else all. */
type Row = readonly [roles: string, open: string, closed: string];
const LISTED: { readonly [T in CommandType]: Row } = {
  'dossier.create': ['', '', ''],
  'dossier.accept': ['clerk', 'acceptance', ''],
  'item.archive': ['clerk', 'final', ''],
  'member.add': ['clerk', ALL, ALL],
  'member.join': ['', '', ''],
  'member.remove': ['clerk', ALL, ''],
  'member.reassign': ['clerk', ALL, ''],
  'report.addVersion': ['clerk compiler owner', 'acceptance panelForming notice preReview', ''],
  'recusal.declare': [PANEL, ALL, ALL],
  'commitment.sign': [PANEL, ALL, ALL],
  'panel.confirm': ['clerk', 'panelForming', ''],
  'chair.nominate': [`clerk ${PANEL}`, ALL, ALL],
  'chair.consent': [PANEL, ALL, ALL],
  'recording.start': ['clerk', ALL, ''],
  'recording.stop': ['clerk', ALL, ''],
  'recording.keep': ['clerk', ALL, ''],
  'recording.giveUp': ['clerk', ALL, ''],
  'rehearsal.begin': ['', '', ''],
  'rehearsal.end': ['clerk', ALL, ''],
  'meeting.schedule': ['clerk', 'notice preReview opinion', ''],
  'meeting.reply': [`${PANEL} owner compiler department leader`, ALL, `${ALL} / ${PANEL}`],
  'meeting.reschedule': ['clerk', ALL, ''],
  'meeting.cancel': ['clerk', ALL, ''],
  'meeting.open': ['clerk', ALL, ''],
  'meeting.signIn': [EVERYBODY, ALL, `${ALL} / clerk ${PANEL}`],
  'meeting.leave': [EVERYBODY, ALL, `${ALL} / clerk ${PANEL}`],
  'meeting.moveStep': ['clerk chair', ALL, ALL],
  'meeting.close': ['clerk', ALL, ALL],
  'meeting.setAdmission': ['clerk', ALL, ''],
  'meeting.admit': ['clerk', ALL, ALL],
  'meeting.sendBack': ['clerk', ALL, ALL],
  'meeting.checkIdentity': ['clerk', ALL, ALL],
  'meeting.correctAttendance': ['clerk', ALL, ALL],
  'meeting.answerRollCall': [PANEL, ALL, ALL],
  'meeting.interrupt': ['clerk chair', ALL, ALL],
  'meeting.resume': ['clerk chair', ALL, ALL],
  'meeting.abort': ['clerk', ALL, ALL],
  'meeting.attachStatement': ['', '', ''],
  'floor.raise': [EVERYBODY, ALL, `${ALL} / clerk ${PANEL}`],
  'floor.withdraw': ['clerk chair', ALL, ALL],
  'floor.move': ['clerk chair', ALL, ALL],
  'floor.begin': ['clerk chair', ALL, ALL],
  'floor.pause': ['clerk chair', ALL, ALL],
  'floor.resume': ['clerk chair', ALL, ALL],
  'floor.extend': ['clerk chair', ALL, ALL],
  'floor.end': ['clerk chair', ALL, ALL],
  'inquiry.ask': [`${PANEL} department`, ALL, `${ALL} / ${PANEL}`],
  'inquiry.answer': ['clerk compiler', ALL, `${ALL} / clerk`],
  'inquiry.withdraw': ['clerk chair', ALL, ALL],
  'inquiry.minute': ['clerk chair', ALL, ALL],
  'vote.prepare': ['clerk chair', ALL, ALL],
  'vote.open': ['clerk chair', ALL, ALL],
  'vote.cast': [PANEL, ALL, ALL],
  'vote.close': ['clerk chair', ALL, ALL],
  'vote.cancel': ['clerk chair', ALL, ALL],
  'vote.publish': ['clerk chair', ALL, ALL],
  'vote.tally': ['', '', ''],
  'showing.record': ['', '', ''],
  'comment.add': [PANEL, 'notice preReview meeting opinion', 'notice preReview meeting opinion'],
  'comment.edit': [PANEL, ALL, ALL],
  'comment.remark': [PANEL, ALL, ALL],
  'comment.withdraw': [PANEL, ALL, ALL],
  'comment.place': [PANEL, ALL, ALL],
  'comment.share': [PANEL, 'notice preReview meeting opinion', 'notice preReview meeting opinion'],
  'comment.release': ['clerk', DRAFTING, ''],
  'opinion.fileIndividual': [PANEL, DRAFTING, ''],
  'opinion.setSection': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.addItem': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.editItem': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.mergeComments': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.unmergeComment': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.setAside': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.moveItem': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.removeItem': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.setConclusion': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.letWrite': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.settleText': ['', '', ''],
  'opinion.propose': [PANEL, DRAFTING, DRAFTING],
  'opinion.answerProposal': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.readAloud': ['clerk chair', DRAFTING, DRAFTING],
  'opinion.freeze': ['clerk chair', 'meeting opinion', 'meeting opinion'],
  'opinion.reopen': ['clerk chair', ALL, ALL],
  'opinion.attachDocument': ['', '', ''],
  'opinion.sign': [PANEL, ALL, ALL],
  'opinion.attachSealed': ['', '', ''],
  'opinion.release': ['clerk', ALL, ''],
  'response.set': ['compiler', 'revision', ''],
  'response.submit': ['compiler', 'revision', ''],
  'recheck.mark': [PANEL, 'recheck', 'recheck'],
  'recheck.conclude': ['chair', 'recheck', ''],
  'final.issue': ['clerk', 'final', ''],
  'final.attachResponseTable': ['', '', ''],
  'minutes.edit': ['clerk', ALL, ALL],
  'minutes.issue': ['clerk', ALL, ''],
  'minutes.release': ['clerk', ALL, ''],
  'minutes.attachDocument': ['', '', ''],
};

const step = (index: number) => stepIdSchema.parse(AGENDA[index]?.stepId);
const NEW_COMMENT = commentId('a-new-comment');
const draft = (review: Review) =>
  review.item().versions.at(-1)?.versionId ?? addVersion(FLOOD, 'revisedDraft', 'none').versionId;
const expertOf = (who: MemberId): (typeof EXPERTS)[number] =>
  EXPERTS.find((expert) => expert === who) ?? EXPERTS[1];

/** Reviews in which a command lacks nothing but the right of who gives it. */
const READY: { readonly [T in CommandType]?: () => Review } = {
  'recusal.declare': () => aReview().withComments(),
  'commitment.sign': () => aReview().inPanelForming(),
  'chair.nominate': () => withoutChair(aReview().withComments()),
  'chair.consent': () => aReview().withComments(),
  'meeting.open': () => aReview().withComments(),
  'opinion.freeze': () => aReview().drafted(),
  'opinion.editItem': () => aReview().drafted(),
  'opinion.mergeComments': () => aReview().drafted(),
  'opinion.unmergeComment': () => aReview().drafted(),
  'opinion.moveItem': () => aReview().drafted(),
  'opinion.removeItem': () => aReview().drafted(),
  'opinion.reopen': () => aReview().frozen(),
  'opinion.sign': () => aReview().signing(),
  'opinion.release': () => aReview().sealed(),
  'response.set': () => aReview().inRevision(),
  'response.submit': () => aReview().answered(),
  'recheck.mark': () => aReview().inRecheck(),
  'recheck.conclude': () => aReview().rechecked(),
  'final.issue': () => aReview().inFinal(),
  'item.archive': () => aReview().issued(),
  'rehearsal.end': () => aRehearsal(),
  'meeting.schedule': () => aReview().inNotice(),
  'panel.confirm': () => aReview().withPanel(),
};

/** Of the open doors. */
function recorded(review: Review): void {
  const payload = { recordingId: RECORDING, meetingId: MEETING };
  review.happens(CLERK, [{ ledgerId: 'parties', event: { type: 'recording.started', v: 1, payload } }]);
}

/** Another meeting, scheduled and no more. */
function withSecondMeeting(review: Review): MeetingId {
  const { type: _type, ...second } = scheduleMeeting([FLOOD], review.nowMs, meetingId('meeting-2'));
  const payload = { ...second, itemIds: [FLOOD], steps: [...AGENDA] };
  review.happens(CLERK, [{ ledgerId: 'parties', event: { type: 'meeting.scheduled', v: 1, payload } }]);
  return payload.meetingId;
}

/** The command this member would give, lacking nothing but the right. Changes the review where it has to. */
const ASKED: {
  readonly [T in CommandType]: (review: Review, who: MemberId, deliberation: number) => Command;
} = {
  'dossier.create': () => createDossier(CLERK, [FLOOD]),
  'dossier.accept': () => ({ type: 'dossier.accept' }),
  'item.archive': () => ({ type: 'item.archive', itemId: FLOOD }),
  'member.add': () => ({ type: 'member.add', seat: seatOf(memberId('expert-new')) }),
  'member.join': () => ({ type: 'member.join', memberId: OWNER }),
  'member.remove': () => ({ type: 'member.remove', memberId: OWNER, reason: '' }),
  'member.reassign': () => ({ type: 'member.reassign', memberId: OWNER, role: 'department' }),
  'report.addVersion': () => addVersion(FLOOD, 'submissionDraft', 'a-new-version'),
  'recusal.declare': () => ({ type: 'recusal.declare', conflict: true, statement: '' }),
  'commitment.sign': (review, who) => {
    const isExpert = EXPERTS.some((expert) => expert === who);
    const declaration = { memberId: who, conflict: false, statement: '' };
    if (isExpert) {
      review.happens(who, [
        { ledgerId: 'panel', event: { type: 'recusal.declared', v: 1, payload: declaration } },
      ]);
    }
    return signCommitment();
  },
  'panel.confirm': () => ({ type: 'panel.confirm' }),
  'chair.nominate': () => ({ type: 'chair.nominate', itemId: FLOOD, memberId: EXPERTS[2] }),
  'chair.consent': (review, who) => {
    const payload = { itemId: FLOOD, memberId: who };
    review.happens(CLERK, [{ ledgerId: 'panel', event: { type: 'chair.nominated', v: 1, payload } }]);
    return { type: 'chair.consent', itemId: FLOOD };
  },
  'recording.start': () => startRecording(),
  'recording.stop': (review) => {
    recorded(review);
    return { type: 'recording.stop', recordingId: RECORDING };
  },
  'recording.keep': (review) => {
    recorded(review);
    review.happens(CLERK, [
      {
        ledgerId: 'parties',
        event: { type: 'recording.stopped', v: 1, payload: { recordingId: RECORDING } },
      },
    ]);
    return keepRecording();
  },
  'recording.giveUp': (review) => {
    recorded(review);
    return { type: 'recording.giveUp', recordingId: RECORDING, reason: 'no room' };
  },
  'rehearsal.begin': () => beginRehearsal(),
  'rehearsal.end': () => ({ type: 'rehearsal.end' }),
  'meeting.schedule': (review) => scheduleMeeting([FLOOD], review.nowMs, meetingId('meeting-2')),
  'meeting.reply': () => ({ type: 'meeting.reply', meetingId: MEETING, answer: 'attends', note: '' }),
  'meeting.reschedule': (review) => rescheduleMeeting(review.nowMs + 86_400_000, withSecondMeeting(review)),
  'meeting.cancel': (review) => ({
    type: 'meeting.cancel',
    meetingId: withSecondMeeting(review),
    reason: 'the report is being redone',
  }),
  'meeting.open': (review) => ({ type: 'meeting.open', meetingId: withSecondMeeting(review) }),
  'meeting.signIn': (review, who) => {
    const payload = { meetingId: MEETING, memberIds: [who] };
    review.happens(CLERK, [{ ledgerId: 'parties', event: { type: 'meeting.admitted', v: 1, payload } }]);
    return { type: 'meeting.signIn', meetingId: MEETING };
  },
  'meeting.leave': (review, who) => {
    signedIn(review, who);
    return { type: 'meeting.leave', meetingId: MEETING };
  },
  'meeting.moveStep': (review) => {
    for (const member of [...EXPERTS, COMPILER]) signedIn(review, member);
    return { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(1) };
  },
  'meeting.setAdmission': () => ({
    type: 'meeting.setAdmission',
    meetingId: MEETING,
    admission: { ...DEFAULT_ADMISSION, owner: 'automatic' },
  }),
  'meeting.admit': () => ({ type: 'meeting.admit', meetingId: MEETING, memberIds: [EXPERTS[2]] }),
  'meeting.sendBack': () => ({
    type: 'meeting.sendBack',
    meetingId: MEETING,
    memberId: EXPERTS[2],
    reason: 'another name on the picture',
  }),
  'meeting.checkIdentity': () => ({
    type: 'meeting.checkIdentity',
    meetingId: MEETING,
    memberId: EXPERTS[2],
    how: 'idCard',
  }),
  'meeting.correctAttendance': (review) => ({
    type: 'meeting.correctAttendance',
    meetingId: MEETING,
    memberId: EXPERTS[2],
    intervals: [{ from: review.nowMs - 1000, to: review.nowMs }],
    reason: 'forgot to sign in',
  }),
  'meeting.answerRollCall': (review, who) => {
    signedIn(review, who);
    return { type: 'meeting.answerRollCall', meetingId: MEETING, conflict: false, statement: '' };
  },
  'meeting.interrupt': () => ({ type: 'meeting.interrupt', meetingId: MEETING, fault: 'power', note: '' }),
  'meeting.resume': (review) => {
    interrupted(review);
    return { type: 'meeting.resume', meetingId: MEETING };
  },
  'meeting.abort': (review) => {
    interrupted(review);
    return { type: 'meeting.abort', meetingId: MEETING, reason: 'no power before evening' };
  },
  'meeting.close': () => ({ type: 'meeting.close', meetingId: MEETING }),
  'meeting.attachStatement': () => ({
    type: 'meeting.attachStatement',
    meetingId: MEETING,
    beganAt: 1,
    endedAt: 2,
    statement: '',
    signature: '',
    certificateSha256: '',
  }),
  'floor.raise': (review, who, deliberation) => {
    signedIn(review, who);
    return raise(TURN, 'speech', undefined, deliberation);
  },
  'floor.withdraw': (review) => {
    raised(review, OTHER_EXPERT);
    return onTurn('withdraw', TURN);
  },
  'floor.move': (review) => {
    raised(review, OTHER_EXPERT);
    return { type: 'floor.move', meetingId: MEETING, turnId: TURN, beforeTurnId: null };
  },
  'floor.begin': (review) => {
    raised(review, OTHER_EXPERT);
    return onTurn('begin', TURN);
  },
  'floor.pause': (review) => {
    began(review);
    return onTurn('pause', TURN);
  },
  'floor.resume': (review) => {
    began(review, 'floor.paused');
    return onTurn('resume', TURN);
  },
  'floor.extend': (review) => {
    began(review);
    return onTurn('extend', TURN);
  },
  'floor.end': (review) => {
    began(review);
    return onTurn('end', TURN);
  },
  'inquiry.ask': (review, who, deliberation) => {
    signedIn(review, who);
    return ask(QUESTION, undefined, deliberation);
  },
  'inquiry.answer': (review, who) => {
    signedIn(review, who);
    asked(review);
    return answer(QUESTION);
  },
  'inquiry.withdraw': (review) => {
    asked(review);
    return { type: 'inquiry.withdraw', meetingId: MEETING, inquiryId: QUESTION };
  },
  'inquiry.minute': (review) => {
    asked(review);
    return { type: 'inquiry.minute', meetingId: MEETING, inquiryId: QUESTION, isMinuted: false };
  },
  'vote.prepare': () => prepareVote('secret'),
  'vote.open': (review) => {
    votePrepared(review);
    signedIn(review, OTHER_EXPERT);
    return { type: 'vote.open', voteId: VOTE };
  },
  'vote.cast': (review) => {
    opened(review);
    return cast(0);
  },
  'vote.close': (review) => {
    opened(review);
    return { type: 'vote.close', voteId: VOTE };
  },
  'vote.cancel': (review) => {
    opened(review);
    return { type: 'vote.cancel', voteId: VOTE, reason: 'again' };
  },
  'vote.publish': (review) => {
    opened(review);
    inPanel(review, { type: 'vote.closed', v: 1, payload: { voteId: VOTE } });
    const tallied = { voteId: VOTE, counts: [0, 0, 0], ballots: null };
    inPanel(review, { type: 'vote.tallied', v: 1, payload: tallied });
    return { type: 'vote.publish', voteId: VOTE, audience: 'panel' };
  },
  'showing.record': () => show(CHAIR),
  'minutes.edit': () => ({
    type: 'minutes.edit',
    meetingId: MEETING,
    section: 'head',
    text: 'a',
    basis: '',
  }),
  'minutes.issue': (review) => {
    heldBefore(review);
    return { ...issueMinutes(), meetingId: BEFORE };
  },
  'minutes.release': (review) => {
    const { type: _type, sections, ...issued } = issueMinutes();
    const of = { meetingId: MEETING, edition: 1 };
    const payload = { ...issued, docId: 'none', sections: [...sections] };
    review.happens(CLERK, [
      { ledgerId: 'bureau', event: { type: 'minutes.issued', v: 1, payload } },
      {
        ledgerId: 'bureau',
        event: { type: 'minutes.documentAttached', v: 1, payload: { ...of, file: setMinutes().file } },
      },
    ]);
    return releaseMinutes();
  },
  'minutes.attachDocument': () => setMinutes(),
  'vote.tally': () => ({ type: 'vote.tally', voteId: VOTE, box: [0, 0, 0] }),
  'comment.add': (review, who) => addComment(who, NEW_COMMENT, FLOOD, draft(review)),
  'comment.edit': (review, who) => ({
    type: 'comment.edit',
    commentId: review.commentOf(expertOf(who)),
    content: addComment(who, NEW_COMMENT, FLOOD, draft(review)).content,
  }),
  'comment.remark': (review, who) => ({
    type: 'comment.remark',
    commentId: review.commentOf(expertOf(who)),
    anchor: { kind: 'pin', pageIndex: 3, rects: [[100, 200, 100, 200]] },
  }),
  'comment.withdraw': (review, who) => ({
    type: 'comment.withdraw',
    commentId: review.commentOf(expertOf(who)),
  }),
  'comment.place': (review, who) => {
    const { type: _type, ...version } = addVersion(FLOOD, 'revisedDraft', 'a-newer-version');
    review.happens(COMPILER, [
      { ledgerId: 'parties', event: { type: 'report.versionAdded', v: 1, payload: version } },
    ]);
    return {
      type: 'comment.place',
      commentId: review.commentOf(expertOf(who)),
      versionId: version.versionId,
      anchor: { kind: 'page', pageIndex: 3, rects: [] },
    };
  },
  'comment.share': (review, who) => {
    const { subject, content } = addComment(who, NEW_COMMENT, FLOOD, draft(review));
    const event = { type: 'comment.added', v: 1, payload: { subject, content } } as const;
    review.happens(who, [{ ledgerId: `private:${who}`, event }]);
    return { type: 'comment.share', commentIds: [NEW_COMMENT] };
  },
  'comment.release': (review) => ({
    type: 'comment.release',
    itemId: FLOOD,
    commentIds: [review.commentOf(EXPERTS[1])],
  }),
  'opinion.fileIndividual': () => ({
    type: 'opinion.fileIndividual',
    itemId: FLOOD,
    quality: 'good',
    overall: '',
    conclusion: 'pass',
  }),
  'opinion.setSection': () => ({
    type: 'opinion.setSection',
    itemId: FLOOD,
    section: 'overall',
    text: 'sound',
  }),
  'opinion.addItem': () => addPoint(FLOOD, opinionItemId('a-new-point'), []),
  'opinion.editItem': (review) => ({
    type: 'opinion.editItem',
    itemId: FLOOD,
    opinionItemId: review.pointOf(EXPERTS[1]),
    severity: 'question',
    text: 'why?',
  }),
  'opinion.mergeComments': (review) => {
    const { subject, content } = addComment(EXPERTS[1], NEW_COMMENT, FLOOD, draft(review));
    const payload = { subject, content, author: EXPERTS[1], writtenAt: 1 };
    review.happens(EXPERTS[1], [{ ledgerId: 'panel', event: { type: 'comment.shared', v: 1, payload } }]);
    const target = review.pointOf(EXPERTS[1]);
    return { type: 'opinion.mergeComments', itemId: FLOOD, opinionItemId: target, commentIds: [NEW_COMMENT] };
  },
  'opinion.unmergeComment': (review) => ({
    type: 'opinion.unmergeComment',
    itemId: FLOOD,
    opinionItemId: review.pointOf(EXPERTS[1]),
    commentId: review.commentOf(EXPERTS[1]),
  }),
  'opinion.setAside': (review) => {
    const { subject, content } = addComment(EXPERTS[1], NEW_COMMENT, FLOOD, draft(review));
    const payload = { subject, content, author: EXPERTS[1], writtenAt: 1 };
    review.happens(EXPERTS[1], [{ ledgerId: 'panel', event: { type: 'comment.shared', v: 1, payload } }]);
    return { type: 'opinion.setAside', itemId: FLOOD, commentId: NEW_COMMENT, isAside: true };
  },
  'opinion.moveItem': (review) => ({
    type: 'opinion.moveItem',
    itemId: FLOOD,
    opinionItemId: review.pointOf(EXPERTS[1]),
    index: 0,
  }),
  'opinion.removeItem': (review) => ({
    type: 'opinion.removeItem',
    itemId: FLOOD,
    opinionItemId: review.pointOf(EXPERTS[1]),
  }),
  'opinion.setConclusion': () => setConclusion(FLOOD),
  'opinion.letWrite': () => ({ type: 'opinion.letWrite', itemId: FLOOD, writers: 'panel' }),
  'opinion.settleText': () => settleText(FLOOD, 'forged'),
  'opinion.propose': () => propose(FLOOD, proposalId('a-proposal'), null),
  'opinion.answerProposal': (review) => {
    const { type: _type, ...proposal } = propose(FLOOD, proposalId('a-proposal'), null);
    const payload = { ...proposal, memberId: EXPERTS[2] };
    review.happens(EXPERTS[2], [{ ledgerId: 'panel', event: { type: 'opinion.proposed', v: 1, payload } }]);
    return {
      type: 'opinion.answerProposal',
      itemId: FLOOD,
      proposalId: proposal.proposalId,
      outcome: 'declined',
    };
  },
  'opinion.readAloud': () => ({ type: 'opinion.readAloud', itemId: FLOOD }),
  'opinion.freeze': () => ({ type: 'opinion.freeze', itemId: FLOOD }),
  'opinion.reopen': () => ({ type: 'opinion.reopen', itemId: FLOOD, reason: 'a figure' }),
  'opinion.attachDocument': () => ({
    type: 'opinion.attachDocument',
    itemId: FLOOD,
    revision: 1,
    file: fileNamed('forged'),
  }),
  'opinion.sign': () => ({
    type: 'opinion.sign',
    itemId: FLOOD,
    documentSha256: sha256Of(`opinion-${FLOOD}-1`),
    dissent: null,
  }),
  'opinion.attachSealed': () => ({
    type: 'opinion.attachSealed',
    itemId: FLOOD,
    revision: 1,
    file: fileNamed('forged'),
  }),
  'opinion.release': () => ({
    type: 'opinion.release',
    itemId: FLOOD,
    sealedSha256: sha256Of(`sealed-${FLOOD}-1`),
  }),
  'response.set': (review) => setResponse(FLOOD, review.pointOf(EXPERTS[1])),
  'response.submit': () => ({ type: 'response.submit', itemId: FLOOD }),
  'recheck.mark': (review, who) => ({
    type: 'recheck.mark',
    itemId: FLOOD,
    opinionItemId: review.pointOf(expertOf(who)),
    result: 'implemented',
    remark: '',
  }),
  'recheck.conclude': () => ({ type: 'recheck.conclude', itemId: FLOOD, statement: 'as asked' }),
  'final.issue': () => ({ type: 'final.issue', itemId: FLOOD }),
  'final.attachResponseTable': () => ({
    type: 'final.attachResponseTable',
    itemId: FLOOD,
    file: fileNamed('forged'),
  }),
};

function signedIn(review: Review, who: MemberId): void {
  const payload = { meetingId: MEETING, memberId: who, kind: 'signedIn' as const };
  review.happens(who, [
    { ledgerId: 'parties', event: { type: 'meeting.attendanceRecorded', v: 1, payload } },
  ]);
}

/** Before closed doors as well as behind the first of them. */
function interrupted(review: Review): void {
  const payload = { meetingId: MEETING, fault: 'power' as const, note: '' };
  review.happens(CLERK, [
    { ledgerId: 'parties', event: { type: 'meeting.interrupted', v: 1, payload } },
    {
      ledgerId: 'panel',
      event: { type: 'meeting.interrupted', v: 1, payload: { ...payload, deliberation: 1 } },
    },
  ]);
}

const BEFORE = meetingId('meeting-0');

/** Another meeting, which is over. */
function heldBefore(review: Review): void {
  const { type: _type, ...first } = scheduleMeeting([FLOOD], review.nowMs, BEFORE);
  const payload = { ...first, itemIds: [FLOOD], steps: [...AGENDA] };
  review.happens(CLERK, [
    { ledgerId: 'parties', event: { type: 'meeting.scheduled', v: 1, payload } },
    { ledgerId: 'parties', event: { type: 'meeting.opened', v: 1, payload: { meetingId: BEFORE } } },
    { ledgerId: 'parties', event: { type: 'meeting.closed', v: 1, payload: { meetingId: BEFORE } } },
  ]);
}

const TURN = turnId('turn-1');
const QUESTION = inquiryId('question-1');
const OTHER_EXPERT = EXPERTS[2];

type Mark = { readonly deliberation?: number };

/** With the doors open, and in the first closed deliberation too: the same is there whatever the doors are. */
function inEveryPart(review: Review, event: (mark: Mark) => DomainEvent): void {
  review.happens(CLERK, [
    { ledgerId: 'parties', event: event({}) },
    { ledgerId: 'panel', event: event({ deliberation: 1 }) },
  ]);
}

function inPanel(review: Review, event: DomainEvent): void {
  review.happens(CLERK, [{ ledgerId: 'panel', event }]);
}

function raised(review: Review, speaker: MemberId): void {
  const payload = {
    meetingId: MEETING,
    turnId: TURN,
    speaker,
    kind: 'speech',
    topic: '',
    page: null,
  } as const;
  inEveryPart(review, (mark) => ({ type: 'floor.raised', v: 1, payload: { ...payload, ...mark } }));
}

function began(review: Review, then: 'floor.began' | 'floor.paused' = 'floor.began'): void {
  raised(review, OTHER_EXPERT);
  const turn = { meetingId: MEETING, turnId: TURN };
  inEveryPart(review, (mark) => ({
    type: 'floor.began',
    v: 1,
    payload: { ...turn, stepId: null, limitMs: 180_000, ...mark },
  }));
  if (then === 'floor.paused') {
    inEveryPart(review, (mark) => ({ type: 'floor.paused', v: 1, payload: { ...turn, ...mark } }));
  }
}

function asked(review: Review): void {
  const { type: _type, ...question } = ask(QUESTION);
  const payload = { ...question, askedBy: OTHER_EXPERT, stepId: null };
  inEveryPart(review, (mark) => ({ type: 'inquiry.asked', v: 1, payload: { ...payload, ...mark } }));
}

function votePrepared(review: Review): void {
  const { type: _type, ...vote } = prepareVote('secret');
  inPanel(review, { type: 'vote.prepared', v: 1, payload: { ...vote, options: [...vote.options] } });
}

function opened(review: Review): void {
  votePrepared(review);
  const electors = Object.values(ROLES);
  inPanel(review, { type: 'vote.opened', v: 1, payload: { voteId: VOTE, electors } });
}

const TYPES = commandSchema.options.map((option) => option.shape.type.value);

function withoutChair(review: Review): Review {
  const payload = { itemId: FLOOD, memberId: EXPERTS[2] };
  return review.happens(CLERK, [{ ledgerId: 'panel', event: { type: 'chair.nominated', v: 1, payload } }]);
}

/** The review with the item at this stage, in a meeting whose doors are as asked, or in none. */
function at(review: Review, stage: Stage, doors: 'open' | 'closed', type: CommandType): Review {
  const move = { itemId: FLOOD, stage } as const;
  review.happens('hub', [{ ledgerId: 'parties', event: { type: 'item.stageMoved', v: 1, payload: move } }]);
  const isAboutOpening = type === 'meeting.open' && doors === 'open';
  if (isAboutOpening) return review;
  if (!review.state.parties.meetings[MEETING]) {
    const { type: _type, ...first } = scheduleMeeting([FLOOD], review.nowMs);
    const payload = { ...first, itemIds: [FLOOD], steps: [...AGENDA] };
    review.happens(CLERK, [{ ledgerId: 'parties', event: { type: 'meeting.scheduled', v: 1, payload } }]);
  }
  review.happens(CLERK, [
    { ledgerId: 'parties', event: { type: 'meeting.opened', v: 1, payload: { meetingId: MEETING } } },
    {
      ledgerId: 'parties',
      event: { type: 'meeting.stepMoved', v: 1, payload: { meetingId: MEETING, stepId: step(0) } },
    },
  ]);
  if (doors === 'open') return review;
  const began = { meetingId: MEETING, stepId: step(2) };
  return review.happens(CLERK, [
    { ledgerId: 'parties', event: { type: 'meeting.deliberationBegan', v: 1, payload: began } },
  ]);
}

test('LE7: every command is on the list, and the hub’s own are nobody’s', () => {
  expect(Object.keys(LISTED).sort()).toEqual([...TYPES].sort());
  for (const type of SYSTEM_COMMANDS) expect(LISTED[type]).toEqual(['', '', '']);
});

test.for(TYPES)('LE7: %s is for those it is listed for, when it is listed', (type) => {
  const [roles, open, closedRow] = LISTED[type];
  const [closed = '', closedRoles = roles] = closedRow.split(' / ');
  const make = READY[type] ?? (() => aReview().withComments());
  const wrong: string[] = [];
  for (const stage of STAGES) {
    for (const doors of ['open', 'closed'] as const) {
      for (const role of Object.keys(ROLES) as RoleName[]) {
        const review = make();
        const who = ROLES[role];
        const asked = prepared(review, type, who, stage, doors);
        expect(inClosedDeliberation(review.state)).toBe(doors === 'closed');
        const isListed =
          (doors === 'open' ? roles : closedRoles).split(' ').includes(role) &&
          (doors === 'open' ? open : closed).split(' ').includes(stage);
        const decision = review.asks(who, asked);
        if (decision.ok !== isListed) {
          const answer = decision.ok ? 'is accepted' : `is refused: ${decision.error.code}`;
          wrong.push(`${role}, ${stage}, doors ${doors}: ${answer}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

function prepared(
  review: Review,
  type: CommandType,
  who: MemberId,
  stage: Stage,
  doors: 'open' | 'closed',
): Command {
  at(review, stage, 'open', type);
  const asked = ASKED[type](review, who, doors === 'closed' ? 1 : 0);
  if (doors === 'closed') {
    const began = { meetingId: MEETING, stepId: step(2) };
    review.happens(CLERK, [
      { ledgerId: 'parties', event: { type: 'meeting.opened', v: 1, payload: { meetingId: MEETING } } },
      { ledgerId: 'parties', event: { type: 'meeting.deliberationBegan', v: 1, payload: began } },
    ]);
  }
  return asked;
}
