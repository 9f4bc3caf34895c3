import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  commentId,
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
import { issueMinutes, releaseMinutes, setMinutes, withMinutes } from '../testing/minutes.ts';
import { keepRecording, RECORDING, recording, startRecording } from '../testing/recording.ts';
import { aRehearsal, beginRehearsal } from '../testing/rehearsal.ts';
import { aReview, START_MS, type Review, type Who } from '../testing/review.ts';
import {
  answer,
  ask,
  cast,
  counted,
  everyoneIn,
  inquiryId,
  onTurn,
  panelAlone,
  prepareVote,
  raise,
  show,
  turnId,
  VOTE,
  voting,
} from '../testing/room.ts';
import type { Command, CommandType } from './command.ts';
import { stepIdSchema, versionIdSchema } from './ids.ts';
import { DEFAULT_ADMISSION } from './meeting/record.ts';

const [, SECOND] = EXPERTS;
const FIRST = turnId('turn-1');
const LATER = turnId('turn-2');
const QUESTION = inquiryId('question-1');
/** One speaks, and one waits to. */
const speaking = (): Review =>
  everyoneIn(aReview())
    .does(SECOND, raise(FIRST))
    .does(COMPILER, raise(LATER))
    .does(CHAIR, onTurn('begin', FIRST));
const closedStep = AGENDA[2]?.stepId ?? stepIdSchema.parse('none');
const draft = versionIdSchema.parse('flood-draft-1');

/** For every command, a case in which the rules accept it, and what it appends where. */
const ACCEPTED: {
  readonly [T in CommandType]: readonly [Review, Who, Command & { type: T }, readonly string[]];
} = {
  'dossier.create': [
    aReview(),
    CLERK,
    createDossier(CLERK, [FLOOD]),
    ['parties dossier.created', 'parties member.added', 'parties member.joined'],
  ],
  'dossier.accept': [
    aReview().inAcceptance(),
    CLERK,
    { type: 'dossier.accept' },
    ['parties dossier.accepted', 'parties item.stageMoved'],
  ],
  'item.archive': [
    aReview().issued(),
    CLERK,
    { type: 'item.archive', itemId: FLOOD },
    ['parties item.stageMoved'],
  ],
  'member.add': [
    aReview().created(),
    CLERK,
    { type: 'member.add', seat: seatOf(SECOND) },
    ['panel member.added'],
  ],
  'member.join': [
    aReview()
      .created()
      .does(CLERK, { type: 'member.add', seat: seatOf(OWNER) }),
    'hub',
    { type: 'member.join', memberId: OWNER },
    ['parties member.joined'],
  ],
  'member.remove': [
    aReview().inAcceptance(),
    CLERK,
    { type: 'member.remove', memberId: SECOND, reason: '' },
    ['panel member.removed'],
  ],
  'member.reassign': [
    aReview().inAcceptance(),
    CLERK,
    { type: 'member.reassign', memberId: OWNER, role: 'department' },
    ['parties member.reassigned'],
  ],
  'report.addVersion': [
    aReview().created(),
    CLERK,
    addVersion(FLOOD, 'submissionDraft', 'first'),
    ['parties report.versionAdded'],
  ],
  'recusal.declare': [
    aReview().inPanelForming(),
    SECOND,
    { type: 'recusal.declare', conflict: false, statement: '' },
    ['panel recusal.declared'],
  ],
  'commitment.sign': [
    aReview().inPanelForming().does(SECOND, { type: 'recusal.declare', conflict: false, statement: '' }),
    SECOND,
    { ...signCommitment(), type: 'commitment.sign' } as Command & { type: 'commitment.sign' },
    ['panel commitment.signed'],
  ],
  'panel.confirm': [
    aReview().withPanel(),
    CLERK,
    { type: 'panel.confirm' },
    ['panel panel.confirmed', 'parties item.stageMoved'],
  ],
  'chair.nominate': [
    aReview().inPanelForming(),
    CLERK,
    { type: 'chair.nominate', itemId: FLOOD, memberId: SECOND },
    ['panel chair.nominated'],
  ],
  'chair.consent': [
    aReview()
      .inPanelForming()
      .does(SECOND, { type: 'recusal.declare', conflict: false, statement: '' }, signCommitment())
      .does(CLERK, { type: 'chair.nominate', itemId: FLOOD, memberId: SECOND }),
    SECOND,
    { type: 'chair.consent', itemId: FLOOD },
    ['panel chair.appointed'],
  ],
  'recording.start': [aReview().inMeeting(), CLERK, startRecording(), ['parties recording.started']],
  'recording.stop': [
    recording(aReview().inMeeting()),
    CLERK,
    { type: 'recording.stop', recordingId: RECORDING },
    ['parties recording.stopped'],
  ],
  'recording.keep': [
    recording(aReview().inMeeting()).does(CLERK, { type: 'recording.stop', recordingId: RECORDING }),
    CLERK,
    keepRecording(),
    ['bureau recording.kept', 'parties recording.noted'],
  ],
  'recording.giveUp': [
    recording(aReview().inMeeting()),
    CLERK,
    { type: 'recording.giveUp', recordingId: RECORDING, reason: 'no room on the disk' },
    ['parties recording.givenUp'],
  ],
  'rehearsal.begin': [
    aReview(),
    'hub',
    {
      ...beginRehearsal(),
      items: beginRehearsal().items.map((each) => ({ ...each, chair: CHAIR })),
      seats: [CLERK, OWNER, CHAIR].map((member) => seatOf(member)),
    },
    [
      'parties dossier.created',
      'parties member.added',
      'parties member.joined',
      'parties member.added',
      'parties member.joined',
      'panel member.added',
      'panel member.joined',
      'parties report.versionAdded',
      'parties report.versionAdded',
      'parties dossier.accepted',
      'parties item.stageMoved',
      'parties item.stageMoved',
      'panel recusal.declared',
      'panel commitment.signed',
      'panel panel.confirmed',
      'panel chair.appointed',
      'panel chair.appointed',
      'parties item.stageMoved',
      'parties item.stageMoved',
      'parties meeting.scheduled',
      'parties item.stageMoved',
      'parties item.stageMoved',
    ],
  ],
  'rehearsal.end': [aRehearsal(), CLERK, { type: 'rehearsal.end' }, ['parties rehearsal.ended']],
  'meeting.schedule': [
    aReview().inNotice(),
    CLERK,
    scheduleMeeting([FLOOD], START_MS),
    ['parties meeting.scheduled', 'parties item.stageMoved'],
  ],
  'meeting.reply': [
    aReview().inPreReview(),
    OWNER,
    { type: 'meeting.reply', meetingId: MEETING, answer: 'substitute', note: 'the chief engineer' },
    ['applicants meeting.replied'],
  ],
  'meeting.reschedule': [
    aReview().inPreReview(),
    CLERK,
    rescheduleMeeting(START_MS + 86_400_000),
    ['parties meeting.rescheduled'],
  ],
  'meeting.cancel': [
    aReview().inPreReview(),
    CLERK,
    { type: 'meeting.cancel', meetingId: MEETING, reason: 'the report is being redone' },
    ['parties meeting.cancelled'],
  ],
  'meeting.open': [
    aReview().inPreReview(),
    CLERK,
    { type: 'meeting.open', meetingId: MEETING },
    [
      'parties meeting.opened',
      'parties panel.announced',
      'parties meeting.stepMoved',
      'parties item.stageMoved',
    ],
  ],
  'meeting.signIn': [
    aReview().inMeeting(),
    OWNER,
    { type: 'meeting.signIn', meetingId: MEETING },
    ['parties meeting.attendanceRecorded'],
  ],
  'meeting.leave': [
    aReview().inMeeting(),
    CLERK,
    { type: 'meeting.leave', meetingId: MEETING },
    ['parties meeting.attendanceRecorded'],
  ],
  'meeting.moveStep': [
    aReview().inMeeting(),
    CHAIR,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: closedStep },
    ['parties meeting.deliberationBegan'],
  ],
  'meeting.close': [
    aReview().deliberating(),
    CLERK,
    { type: 'meeting.close', meetingId: MEETING },
    ['parties meeting.deliberationEnded', 'parties meeting.closed', 'parties item.stageMoved'],
  ],
  'meeting.setAdmission': [
    aReview().inPreReview(),
    CLERK,
    {
      type: 'meeting.setAdmission',
      meetingId: MEETING,
      admission: { ...DEFAULT_ADMISSION, owner: 'automatic' },
    },
    ['parties meeting.admissionSet'],
  ],
  'meeting.admit': [
    aReview().opened(),
    CLERK,
    { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER, COMPILER] },
    ['parties meeting.admitted'],
  ],
  'meeting.sendBack': [
    aReview().deliberating(),
    CLERK,
    { type: 'meeting.sendBack', meetingId: MEETING, memberId: SECOND, reason: 'not alone in the room' },
    ['panel meeting.sentBack'],
  ],
  'meeting.checkIdentity': [
    aReview().inMeeting(),
    CLERK,
    { type: 'meeting.checkIdentity', meetingId: MEETING, memberId: OWNER, how: 'visual' },
    ['parties meeting.identityChecked'],
  ],
  'meeting.correctAttendance': [
    aReview().inOpinion(),
    CLERK,
    {
      type: 'meeting.correctAttendance',
      meetingId: MEETING,
      memberId: SECOND,
      intervals: [],
      reason: 'signed in by mistake',
    },
    ['parties meeting.attendanceCorrected'],
  ],
  'meeting.answerRollCall': [
    aReview().inMeeting(),
    SECOND,
    { type: 'meeting.answerRollCall', meetingId: MEETING, conflict: true, statement: 'my former unit' },
    ['parties meeting.rollCallAnswered', 'parties meeting.attendanceRecorded', 'panel recusal.declared'],
  ],
  'meeting.interrupt': [
    aReview().deliberating(),
    CHAIR,
    { type: 'meeting.interrupt', meetingId: MEETING, fault: 'network', note: '' },
    ['panel meeting.interrupted'],
  ],
  'meeting.resume': [
    aReview()
      .inMeeting()
      .does(CLERK, { type: 'meeting.interrupt', meetingId: MEETING, fault: 'network', note: '' }),
    CHAIR,
    { type: 'meeting.resume', meetingId: MEETING },
    ['parties meeting.resumed'],
  ],
  'meeting.abort': [
    aReview()
      .deliberating()
      .does(CLERK, { type: 'meeting.interrupt', meetingId: MEETING, fault: 'power', note: '' }),
    CLERK,
    { type: 'meeting.abort', meetingId: MEETING, reason: 'no power before evening' },
    ['parties meeting.deliberationEnded', 'parties meeting.aborted', 'parties item.stageMoved'],
  ],
  'meeting.attachStatement': (() => {
    const review = aReview().deliberating().does(CLERK, { type: 'meeting.close', meetingId: MEETING });
    const held = review.state.parties.meetings[MEETING]?.deliberations[0];
    const command = {
      type: 'meeting.attachStatement',
      meetingId: MEETING,
      beganAt: held?.beganAt ?? 0,
      endedAt: held?.endedAt ?? 0,
      statement: 'closed',
      signature: '',
      certificateSha256: '',
    } as const;
    return [review, 'hub', command, ['parties meeting.deliberationStated']];
  })(),
  'floor.raise': [everyoneIn(aReview()), OWNER, raise(FIRST), ['parties floor.raised']],
  'floor.withdraw': [speaking(), COMPILER, onTurn('withdraw', LATER), ['parties floor.withdrawn']],
  'floor.move': [
    speaking().does(OWNER, raise(turnId('turn-3'))),
    CLERK,
    { type: 'floor.move', meetingId: MEETING, turnId: turnId('turn-3'), beforeTurnId: LATER },
    ['parties floor.moved'],
  ],
  'floor.begin': [speaking(), CHAIR, onTurn('begin', LATER), ['parties floor.ended', 'parties floor.began']],
  'floor.pause': [speaking(), CHAIR, onTurn('pause', FIRST), ['parties floor.paused']],
  'floor.resume': [
    speaking().does(CHAIR, onTurn('pause', FIRST)),
    CLERK,
    onTurn('resume', FIRST),
    ['parties floor.resumed'],
  ],
  'floor.extend': [speaking(), CHAIR, onTurn('extend', FIRST), ['parties floor.extended']],
  'floor.end': [speaking(), SECOND, onTurn('end', FIRST), ['parties floor.ended']],
  'inquiry.ask': [panelAlone(aReview()), SECOND, ask(QUESTION, undefined, 1), ['panel inquiry.asked']],
  'inquiry.answer': [
    everyoneIn(aReview()).does(SECOND, ask(QUESTION)),
    COMPILER,
    answer(QUESTION),
    ['parties inquiry.answered'],
  ],
  'inquiry.withdraw': [
    everyoneIn(aReview()).does(SECOND, ask(QUESTION)),
    SECOND,
    { type: 'inquiry.withdraw', meetingId: MEETING, inquiryId: QUESTION },
    ['parties inquiry.withdrawn'],
  ],
  'inquiry.minute': [
    everyoneIn(aReview()).does(SECOND, ask(QUESTION)),
    CHAIR,
    { type: 'inquiry.minute', meetingId: MEETING, inquiryId: QUESTION, isMinuted: false },
    ['parties inquiry.minuted'],
  ],
  'vote.prepare': [aReview().inMeeting(), CHAIR, prepareVote('named'), ['panel vote.prepared']],
  'vote.open': [
    everyoneIn(aReview()).does(CHAIR, prepareVote('secret')),
    CHAIR,
    { type: 'vote.open', voteId: VOTE },
    ['panel vote.opened'],
  ],
  'vote.cast': [
    voting(aReview(), 'named'),
    SECOND,
    cast(0),
    ['panel vote.voted', `private:${SECOND} vote.ballotKept`],
  ],
  'vote.close': [
    voting(aReview(), 'named'),
    CLERK,
    { type: 'vote.close', voteId: VOTE },
    ['panel vote.closed'],
  ],
  'vote.cancel': [
    voting(aReview(), 'named'),
    CLERK,
    { type: 'vote.cancel', voteId: VOTE, reason: 'the question was put wrongly' },
    ['panel vote.cancelled'],
  ],
  'vote.publish': [
    counted(voting(aReview(), 'named').does(SECOND, cast(0))),
    CHAIR,
    { type: 'vote.publish', voteId: VOTE, audience: 'parties' },
    ['panel vote.published', 'parties vote.announced'],
  ],
  'showing.record': [everyoneIn(aReview()), 'hub', show(CHAIR), ['parties showing.began']],
  'vote.tally': [
    voting(aReview(), 'secret').does(SECOND, cast(1)).does(CLERK, { type: 'vote.close', voteId: VOTE }),
    'hub',
    { type: 'vote.tally', voteId: VOTE, box: [0, 1, 0] },
    ['panel vote.tallied'],
  ],
  'comment.add': [
    aReview().inPreReview(),
    SECOND,
    addComment(SECOND, commentId('mine'), FLOOD, draft),
    [`private:${SECOND} comment.added`],
  ],
  'comment.edit': [
    aReview().withComments(),
    SECOND,
    {
      type: 'comment.edit',
      commentId: commentId(`comment-${SECOND}-${FLOOD}`),
      content: addComment(SECOND, commentId('mine'), FLOOD, draft).content,
    },
    ['panel comment.edited'],
  ],
  'comment.remark': [
    aReview().withComments(),
    SECOND,
    {
      type: 'comment.remark',
      commentId: commentId(`comment-${SECOND}-${FLOOD}`),
      anchor: { kind: 'pin', pageIndex: 3, rects: [[100, 200, 100, 200]] },
    },
    ['panel comment.remarked'],
  ],
  'comment.withdraw': [
    aReview().withComments(),
    SECOND,
    { type: 'comment.withdraw', commentId: commentId(`comment-${SECOND}-${FLOOD}`) },
    ['panel comment.withdrawn'],
  ],
  'comment.place': [
    aReview()
      .withComments()
      .does(OWNER, addVersion(FLOOD, 'submissionDraft', 'second')),
    SECOND,
    {
      type: 'comment.place',
      commentId: commentId(`comment-${SECOND}-${FLOOD}`),
      versionId: addVersion(FLOOD, 'submissionDraft', 'second').versionId,
      anchor: { kind: 'page', pageIndex: 3, rects: [] },
    },
    ['panel comment.placed'],
  ],
  'comment.share': [
    aReview()
      .inPreReview()
      .does(SECOND, addComment(SECOND, commentId('mine'), FLOOD, draft)),
    SECOND,
    { type: 'comment.share', commentIds: [commentId('mine'), commentId('mine')] },
    ['panel comment.shared', `private:${SECOND} comment.handedOver`],
  ],
  'comment.release': [
    aReview().withComments(),
    CLERK,
    { type: 'comment.release', itemId: FLOOD, commentIds: [commentId(`comment-${SECOND}-${FLOOD}`)] },
    ['applicants comment.released', 'panel comment.releaseNoted'],
  ],
  'minutes.edit': [
    aReview().inMeeting(),
    CLERK,
    { type: 'minutes.edit', meetingId: MEETING, section: 'head', text: 'a', basis: 'b' },
    ['private:clerk minutes.edited'],
  ],
  'minutes.issue': [aReview().inOpinion(), CLERK, issueMinutes(), ['bureau minutes.issued']],
  'minutes.attachDocument': [
    aReview().inOpinion().does(CLERK, issueMinutes()),
    'hub',
    setMinutes(),
    ['bureau minutes.documentAttached'],
  ],
  'minutes.release': [
    withMinutes(aReview()),
    CLERK,
    releaseMinutes(),
    ['bureau minutes.releaseNoted', 'panel minutes.released'],
  ],
  'opinion.fileIndividual': [
    aReview().withComments(),
    SECOND,
    { type: 'opinion.fileIndividual', itemId: FLOOD, quality: 'good', overall: '', conclusion: 'pass' },
    [`private:${SECOND} opinion.individualFiled`, 'bureau opinion.individualFiled'],
  ],
  'opinion.setSection': [
    aReview().inMeeting(),
    CHAIR,
    { type: 'opinion.setSection', itemId: FLOOD, section: 'overall', text: 'sound' },
    ['panel opinion.sectionSet'],
  ],
  'opinion.addItem': [
    aReview().inMeeting(),
    CLERK,
    addPoint(FLOOD, opinionItemId('point'), []),
    ['panel opinion.itemAdded'],
  ],
  'opinion.editItem': [
    aReview().drafted(),
    CHAIR,
    {
      type: 'opinion.editItem',
      itemId: FLOOD,
      opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`),
      severity: 'suggestion',
      text: 'clearer',
    },
    ['panel opinion.itemEdited'],
  ],
  'opinion.mergeComments': [
    aReview()
      .inOpinion()
      .does(CHAIR, addPoint(FLOOD, opinionItemId('point'), [])),
    CHAIR,
    {
      type: 'opinion.mergeComments',
      itemId: FLOOD,
      opinionItemId: opinionItemId('point'),
      commentIds: [commentId(`comment-${SECOND}-${FLOOD}`)],
    },
    ['panel opinion.commentsMerged'],
  ],
  'opinion.unmergeComment': [
    aReview().drafted(),
    CHAIR,
    {
      type: 'opinion.unmergeComment',
      itemId: FLOOD,
      opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`),
      commentId: commentId(`comment-${SECOND}-${FLOOD}`),
    },
    ['panel opinion.commentUnmerged'],
  ],
  'opinion.setAside': [
    aReview().inOpinion(),
    CHAIR,
    {
      type: 'opinion.setAside',
      itemId: FLOOD,
      commentId: commentId(`comment-${SECOND}-${FLOOD}`),
      isAside: true,
    },
    ['panel opinion.commentSetAside'],
  ],
  'opinion.moveItem': [
    aReview().drafted(),
    CHAIR,
    {
      type: 'opinion.moveItem',
      itemId: FLOOD,
      opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`),
      index: 0,
    },
    ['panel opinion.itemMoved'],
  ],
  'opinion.removeItem': [
    aReview().drafted(),
    CHAIR,
    { type: 'opinion.removeItem', itemId: FLOOD, opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`) },
    ['panel opinion.itemRemoved'],
  ],
  'opinion.setConclusion': [
    aReview().inMeeting(),
    CHAIR,
    setConclusion(FLOOD),
    ['panel opinion.conclusionSet'],
  ],
  'opinion.letWrite': [
    aReview().inMeeting(),
    CHAIR,
    { type: 'opinion.letWrite', itemId: FLOOD, writers: 'panel' },
    ['panel opinion.writersLet'],
  ],
  'opinion.settleText': [
    aReview().drafted(),
    'hub',
    settleText(FLOOD, 'typed'),
    ['panel opinion.textSettled'],
  ],
  'opinion.propose': [
    aReview().drafted(),
    SECOND,
    propose(FLOOD, proposalId('proposal'), opinionItemId(`point-${SECOND}-${FLOOD}`)),
    ['panel opinion.proposed'],
  ],
  'opinion.answerProposal': [
    aReview()
      .drafted()
      .does(SECOND, propose(FLOOD, proposalId('proposal'), opinionItemId(`point-${SECOND}-${FLOOD}`))),
    CHAIR,
    { type: 'opinion.answerProposal', itemId: FLOOD, proposalId: proposalId('proposal'), outcome: 'taken' },
    ['panel opinion.proposalAnswered', 'panel opinion.itemEdited'],
  ],
  'opinion.readAloud': [
    aReview().drafted(),
    CHAIR,
    { type: 'opinion.readAloud', itemId: FLOOD },
    ['panel opinion.readOut'],
  ],
  'opinion.freeze': [
    aReview().drafted(),
    CHAIR,
    { type: 'opinion.freeze', itemId: FLOOD },
    ['panel opinion.frozen'],
  ],
  'opinion.reopen': [
    aReview().signed(),
    CLERK,
    { type: 'opinion.reopen', itemId: FLOOD, reason: 'a figure' },
    ['panel opinion.reopened'],
  ],
  'opinion.attachDocument': [
    aReview().frozen(),
    'hub',
    { type: 'opinion.attachDocument', itemId: FLOOD, revision: 1, file: fileNamed('set') },
    ['panel opinion.documentAttached'],
  ],
  'opinion.sign': [
    aReview().signing(),
    SECOND,
    {
      type: 'opinion.sign',
      itemId: FLOOD,
      documentSha256: sha256Of(`opinion-${FLOOD}-1`),
      dissent: { opinionItemIds: [opinionItemId(`point-${SECOND}-${FLOOD}`)], text: 'too mild' },
    },
    ['panel opinion.signed'],
  ],
  'opinion.attachSealed': [
    aReview().signed(),
    'hub',
    { type: 'opinion.attachSealed', itemId: FLOOD, revision: 1, file: fileNamed('sealed') },
    ['panel opinion.sealed'],
  ],
  'opinion.release': [
    aReview().sealed(),
    CLERK,
    { type: 'opinion.release', itemId: FLOOD, sealedSha256: sha256Of(`sealed-${FLOOD}-1`) },
    ['parties opinion.published', 'panel opinion.published', 'parties item.stageMoved'],
  ],
  'response.set': [
    aReview().inRevision(),
    COMPILER,
    setResponse(FLOOD, opinionItemId(`point-${SECOND}-${FLOOD}`)),
    ['applicants response.drafted'],
  ],
  'response.submit': [
    aReview().answered(),
    COMPILER,
    { type: 'response.submit', itemId: FLOOD },
    ['parties response.submitted', 'parties item.stageMoved'],
  ],
  'recheck.mark': [
    aReview().inRecheck(),
    SECOND,
    {
      type: 'recheck.mark',
      itemId: FLOOD,
      opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`),
      result: 'implemented',
      remark: '',
    },
    ['panel recheck.marked'],
  ],
  'recheck.conclude': [
    aReview().rechecked(),
    CHAIR,
    { type: 'recheck.conclude', itemId: FLOOD, statement: 'as asked' },
    ['parties recheck.concluded', 'parties item.stageMoved'],
  ],
  'final.issue': [
    aReview().inFinal(),
    CLERK,
    { type: 'final.issue', itemId: FLOOD },
    ['parties final.issued'],
  ],
  'final.attachResponseTable': [
    aReview().issued(),
    'hub',
    { type: 'final.attachResponseTable', itemId: FLOOD, file: fileNamed('table') },
    ['parties final.responseTableAttached'],
  ],
};

test.for(Object.entries(ACCEPTED))(
  '%s is accepted and appends what it says',
  ([, [review, who, command, events]]) => {
    expect(review.outcome(who, command)).toEqual(events);
  },
);

test('LE8: what only the hub gives is refused from every member', () => {
  const systemOnly = Object.values(ACCEPTED).filter(([, who]) => who === 'hub');
  for (const [review, , command] of systemOnly) {
    for (const member of [CLERK, CHAIR, OWNER, DEPARTMENT]) {
      expect(review.refusal(member, command)).toBe('actor.systemOnly');
    }
  }
  expect(systemOnly).toHaveLength(10);
});

test('the hub gives nothing but its own commands', () => {
  for (const [review, who, command] of Object.values(ACCEPTED)) {
    if (who !== 'hub') expect(review.refusal('hub', command)).toMatch(/^(actor.roleNotEntitled|meeting)/);
  }
});

test('strangers are told nothing but that they are no members', () => {
  for (const [review, who, command] of Object.values(ACCEPTED)) {
    if (who === 'hub' || command.type === 'dossier.create') continue;
    expect(review.refusal(memberId('stranger'), command)).toBe('actor.notAMember');
  }
});
