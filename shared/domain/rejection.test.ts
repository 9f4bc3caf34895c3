import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  SOIL,
  commentId,
  itemId,
  meetingId,
  memberId,
  opinionItemId,
  proposalId,
  seatOf,
  sha256Of,
  versionId,
} from '../testing/cast.ts';
import {
  AGENDA,
  addComment,
  addPoint,
  addVersion,
  createDossier,
  fileNamed,
  rescheduleMeeting,
  scheduleMeeting,
  setConclusion,
  pointingAt,
  propose,
  setResponse,
  settleText,
  signCommitment,
} from '../testing/commands.ts';
import { issueMinutes, releaseMinutes, setMinutes, withMinutes } from '../testing/minutes.ts';
import { keepRecording, RECORDING, recording, startRecording } from '../testing/recording.ts';
import { aRehearsal } from '../testing/rehearsal.ts';
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
  voteId,
  voting,
} from '../testing/room.ts';
import type { Command, CommandOf } from './command.ts';
import { commandIdSchema, stepIdSchema, versionIdSchema } from './ids.ts';
import { REJECTION_CODES, type RejectionCode } from './rejection.ts';
import { MOST_SHOWINGS } from './showing/showing.ts';

const [, SECOND, THIRD] = EXPERTS;
const LATE = memberId('expert-late');
const draft = versionIdSchema.parse('flood-draft-1');
const step = (index: number): ReturnType<typeof stepIdSchema.parse> =>
  stepIdSchema.parse(AGENDA[index]?.stepId);
const comment = (expert = SECOND): ReturnType<typeof commentId> => commentId(`comment-${expert}-${FLOOD}`);
const point = (expert = SECOND): ReturnType<typeof opinionItemId> =>
  opinionItemId(`point-${expert}-${FLOOD}`);
const TURN = turnId('turn-1');
const QUESTION = inquiryId('question-1');
const raised = (): Review => everyoneIn(aReview()).does(SECOND, raise(TURN));
const asked = (): Review => everyoneIn(aReview()).does(SECOND, ask(QUESTION));
const openVote = { type: 'vote.open', voteId: VOTE } as const;
const tally = { type: 'vote.tally', voteId: VOTE, box: [1, 0, 0] } as const;
const publish = { type: 'vote.publish', voteId: VOTE, audience: 'panel' } as const;
const declared = { type: 'recusal.declare', conflict: false, statement: '' } as const;
const conflicted = { type: 'recusal.declare', conflict: true, statement: 'we know each other' } as const;
const freeze = { type: 'opinion.freeze', itemId: FLOOD } as const;
const editOf = (id: ReturnType<typeof commentId>): CommandOf<'comment.edit'> => ({
  type: 'comment.edit',
  commentId: id,
  content: addComment(SECOND, id, FLOOD, draft).content,
});
const fileIndividual = {
  type: 'opinion.fileIndividual',
  itemId: FLOOD,
  quality: 'good',
  overall: '',
  conclusion: 'pass',
} as const;
const sign = (documentSha256 = sha256Of(`opinion-${FLOOD}-1`)): Command => ({
  type: 'opinion.sign',
  itemId: FLOOD,
  documentSha256,
  dissent: null,
});

const interrupt = { type: 'meeting.interrupt', meetingId: MEETING, fault: 'network', note: '' } as const;
const reply = { type: 'meeting.reply', meetingId: MEETING, answer: 'attends', note: '' } as const;
const cancelled = (): Review =>
  aReview()
    .inPreReview()
    .does(CLERK, { type: 'meeting.cancel', meetingId: MEETING, reason: 'the report is being redone' });
const answerRollCall = {
  type: 'meeting.answerRollCall',
  meetingId: MEETING,
  conflict: false,
  statement: '',
} as const;
const stopRecording = { type: 'recording.stop', recordingId: RECORDING } as const;
const OPENING = stepIdSchema.parse('step-opening');

/** A meeting just opened whose agenda has these steps, one of them the opening. */
function openedWith(stepIds: readonly (typeof OPENING)[]): Review {
  const opening = {
    stepId: OPENING,
    kind: 'opening',
    title: 'opening',
    minutes: 5,
    visibility: 'all',
  } as const;
  const steps = stepIds.flatMap((id) => [...AGENDA, opening].find(({ stepId }) => stepId === id) ?? []);
  return aReview()
    .inNotice()
    .does(CLERK, { ...scheduleMeeting([FLOOD], START_MS), steps })
    .opened();
}

function later(review: Review, byMs: number): Review {
  review.nowMs += byMs;
  return review;
}
const declined: Command = {
  type: 'opinion.answerProposal',
  itemId: FLOOD,
  proposalId: proposalId('proposal'),
  outcome: 'declined',
};

/** For every code, somebody who hears it. What the hub's doors refuse before any rule is asked has none. */
const HEARD: { readonly [C in RejectionCode]: readonly [Review, Who, Command] | 'before the rules' } = {
  'command.refused': 'before the rules',
  'actor.notAMember': [aReview().created(), OWNER, { type: 'dossier.accept' }],
  'actor.roleNotEntitled': [aReview().inAcceptance(), OWNER, { type: 'dossier.accept' }],
  'actor.systemOnly': [aReview().created(), CLERK, { type: 'member.join', memberId: OWNER }],
  'actor.recused': [aReview().inPanelForming().does(SECOND, conflicted), SECOND, declared],
  'actor.notOfThisItem': [
    (() => {
      const review = aReview([FLOOD, SOIL]).created();
      review
        .does(CLERK, { type: 'member.add', seat: { ...seatOf(SECOND), itemIds: [SOIL] } })
        .does('hub', { type: 'member.join', memberId: SECOND })
        .does(SECOND, declared, signCommitment());
      return review;
    })(),
    SECOND,
    addComment(SECOND, commentId('mine'), FLOOD, draft),
  ],
  'actor.mustDeclareRecusal': [aReview().inPanelForming(), SECOND, signCommitment()],
  'actor.mustSignCommitment': [
    aReview().inPanelForming().does(SECOND, declared),
    SECOND,
    addComment(SECOND, commentId('mine'), FLOOD, draft),
  ],
  'dossier.exists': [aReview().created(), CLERK, createDossier(CLERK, [FLOOD])],
  'dossier.notFound': [aReview(), CLERK, { type: 'dossier.accept' }],
  'dossier.secrecyRefused': [aReview(), CLERK, { ...createDossier(CLERK, [FLOOD]), secrecy: 'secret' }],
  'dossier.reportMissing': [aReview().created(), CLERK, { type: 'dossier.accept' }],
  'item.notFound': [aReview().created(), CLERK, addVersion(itemId('no-item'), 'submissionDraft', 'first')],
  'item.wrongStage': [aReview().created(), CLERK, { type: 'item.archive', itemId: FLOOD }],
  'item.notFinal': [aReview().inRevision(), CLERK, { type: 'final.issue', itemId: FLOOD }],
  'member.exists': [aReview().inAcceptance(), CLERK, { type: 'member.add', seat: seatOf(OWNER) }],
  'member.notFound': [aReview().created(), 'hub', { type: 'member.join', memberId: OWNER }],
  'member.notInvited': [aReview().inAcceptance(), 'hub', { type: 'member.join', memberId: OWNER }],
  'member.cannotBeRemoved': [
    aReview().created(),
    CLERK,
    { type: 'member.remove', memberId: CLERK, reason: '' },
  ],
  'member.isSigner': [aReview().signing(), CLERK, { type: 'member.remove', memberId: SECOND, reason: '' }],
  'member.roleNotMovable': [
    aReview().inAcceptance(),
    CLERK,
    { type: 'member.reassign', memberId: OWNER, role: 'expert' },
  ],
  'report.versionExists': [
    aReview().inAcceptance(),
    CLERK,
    { ...addVersion(FLOOD, 'submissionDraft', 'other'), versionId: draft },
  ],
  'report.unchanged': [
    aReview().inAcceptance(),
    CLERK,
    { ...addVersion(FLOOD, 'submissionDraft', 'other'), file: fileNamed(`${FLOOD}-draft-1`) },
  ],
  'recusal.alreadyDeclared': [aReview().withPanel(), SECOND, declared],
  'commitment.alreadySigned': [aReview().withPanel(), SECOND, signCommitment()],
  'panel.tooFewExperts': [
    aReview().withPanel().does(CLERK, { type: 'member.remove', memberId: THIRD, reason: '' }),
    CLERK,
    { type: 'panel.confirm' },
  ],
  'panel.undeclared': [aReview().inPanelForming(), CLERK, { type: 'panel.confirm' }],
  'chair.notNominated': [aReview().withPanel(), SECOND, { type: 'chair.consent', itemId: FLOOD }],
  'chair.alreadyAppointed': [
    aReview().withPanel(),
    CLERK,
    { type: 'chair.nominate', itemId: FLOOD, memberId: SECOND },
  ],
  'meeting.exists': [aReview().inPreReview(), CLERK, scheduleMeeting([FLOOD], START_MS)],
  'meeting.notFound': [
    aReview().inPreReview(),
    CLERK,
    { type: 'meeting.open', meetingId: meetingId('no-meeting') },
  ],
  'meeting.badTimes': [
    aReview().inNotice(),
    CLERK,
    { ...scheduleMeeting([FLOOD], START_MS), endsAt: START_MS },
  ],
  'meeting.badAgenda': [
    aReview().inNotice(),
    CLERK,
    { ...scheduleMeeting([FLOOD], START_MS), steps: AGENDA.slice(2) },
  ],
  'meeting.notOpen': [aReview().inPreReview(), CLERK, { type: 'meeting.close', meetingId: MEETING }],
  'meeting.alreadyOpen': [aReview().inMeeting(), CLERK, { type: 'meeting.open', meetingId: MEETING }],
  'meeting.closed': [aReview().inOpinion(), CLERK, { type: 'meeting.open', meetingId: MEETING }],
  'meeting.cancelled': [cancelled(), OWNER, reply],
  'meeting.moved': [
    aReview()
      .inPreReview()
      .does(CLERK, rescheduleMeeting(START_MS + 7 * 86_400_000)),
    OWNER,
    { ...reply, arrangement: 0 },
  ],
  'meeting.unchanged': [
    aReview()
      .inPreReview()
      .does(CLERK, rescheduleMeeting(START_MS + 7 * 86_400_000)),
    CLERK,
    rescheduleMeeting(START_MS + 7 * 86_400_000),
  ],
  'meeting.anotherIsOpen': [
    aReview()
      .inPreReview()
      .does(CLERK, scheduleMeeting([FLOOD], START_MS, meetingId('meeting-2')))
      .inMeeting(),
    CLERK,
    { type: 'meeting.open', meetingId: meetingId('meeting-2') },
  ],
  'meeting.stepNotFound': [
    aReview().inMeeting(),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: stepIdSchema.parse('no-step') },
  ],
  'meeting.sameStep': [
    aReview().inMeeting(),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(0) },
  ],
  'meeting.closedDeliberation': [
    aReview().deliberating(),
    OWNER,
    { type: 'meeting.signIn', meetingId: MEETING },
  ],
  'meeting.noDeliberation': [
    aReview().deliberating(),
    'hub',
    {
      type: 'meeting.attachStatement',
      meetingId: MEETING,
      beganAt: 1,
      endedAt: 2,
      statement: '',
      signature: '',
      certificateSha256: '',
    },
  ],
  'meeting.notSignedIn': [aReview().inMeeting(), OWNER, { type: 'meeting.leave', meetingId: MEETING }],
  'meeting.notAdmitted': [aReview().opened(), OWNER, { type: 'meeting.signIn', meetingId: MEETING }],
  'meeting.cannotBeSentBack': [
    aReview().opened(),
    CLERK,
    { type: 'meeting.sendBack', meetingId: MEETING, memberId: OWNER, reason: 'waits outside already' },
  ],
  'meeting.badIntervals': [
    aReview().inMeeting(),
    CLERK,
    {
      type: 'meeting.correctAttendance',
      meetingId: MEETING,
      memberId: OWNER,
      intervals: [{ from: START_MS + 1000, to: START_MS }],
      reason: 'a slip',
    },
  ],
  'meeting.beforeRollCall': [
    openedWith([step(0), OPENING, step(6)]).does(SECOND, { type: 'meeting.signIn', meetingId: MEETING }),
    SECOND,
    answerRollCall,
  ],
  'meeting.alreadyAnswered': [aReview().inMeeting().does(SECOND, answerRollCall), SECOND, answerRollCall],
  'meeting.rollCallOpen': [
    openedWith([step(0), OPENING, step(4)]).does(SECOND, { type: 'meeting.signIn', meetingId: MEETING }),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(4) },
  ],
  'meeting.noQuorum': [
    aReview().opened(),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(1) },
  ],
  'meeting.noChair': [
    aReview().inMeeting().does(CHAIR, conflicted),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(2) },
  ],
  'meeting.partyAbsent': [
    aReview().inMeeting().does(COMPILER, { type: 'meeting.leave', meetingId: MEETING }),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(1) },
  ],
  'meeting.notOverridable': [
    aReview().inMeeting().does(CHAIR, conflicted),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(2), override: 'no time' },
  ],
  'meeting.doorsMoved': [aReview().deliberating(), CLERK, { ...interrupt, place: 'parties' }],
  'meeting.noSubstitute': [
    aReview().inPreReview(),
    SECOND,
    { ...reply, answer: 'substitute', note: 'a colleague' },
  ],
  'meeting.substituteUnnamed': [aReview().inPreReview(), OWNER, { ...reply, answer: 'substitute' }],
  'meeting.seatMoved': [aReview().inPreReview(), OWNER, { ...reply, place: 'parties' }],
  'meeting.interrupted': [
    aReview().inMeeting().does(CLERK, interrupt),
    CLERK,
    { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(1) },
  ],
  'meeting.notInterrupted': [aReview().inMeeting(), CLERK, { type: 'meeting.resume', meetingId: MEETING }],
  'meeting.resumeTooLate': [
    later(aReview().inMeeting().does(CLERK, interrupt), 5 * 3_600_000),
    CLERK,
    { type: 'meeting.resume', meetingId: MEETING },
  ],
  'floor.exists': [raised(), THIRD, raise(TURN)],
  'floor.notFound': [raised(), CLERK, onTurn('begin', turnId('no-turn'))],
  'floor.notInRoom': [aReview().inMeeting(), OWNER, raise(TURN)],
  'floor.alreadyWaiting': [raised(), SECOND, raise(turnId('turn-2'))],
  'floor.nobodySpeaks': [raised(), THIRD, raise(turnId('turn-2'), 'interposed')],
  'floor.somebodySpeaks': [
    raised()
      .does(THIRD, raise(turnId('turn-2'), 'pointOfOrder'))
      .does(CLERK, onTurn('begin', TURN), onTurn('begin', turnId('turn-2'))),
    CLERK,
    onTurn('resume', TURN),
  ],
  'floor.turnMovedOn': [raised(), CLERK, onTurn('pause', TURN)],
  'floor.orderOfKinds': [
    raised().does(THIRD, raise(turnId('turn-2'), 'pointOfOrder')),
    CLERK,
    { type: 'floor.move', meetingId: MEETING, turnId: TURN, beforeTurnId: turnId('turn-2') },
  ],
  'floor.pageNotFound': [
    everyoneIn(aReview()),
    SECOND,
    { ...raise(TURN), page: { itemId: FLOOD, versionId: draft, pageIndex: 60 } },
  ],
  'floor.doorsMoved': [panelAlone(aReview()), SECOND, raise(TURN)],
  'inquiry.exists': [asked(), THIRD, ask(QUESTION)],
  'inquiry.notFound': [asked(), COMPILER, answer(inquiryId('no-question'))],
  'inquiry.answered': [
    asked().does(COMPILER, answer(QUESTION)),
    SECOND,
    { type: 'inquiry.withdraw', meetingId: MEETING, inquiryId: QUESTION },
  ],
  'vote.exists': [voting(aReview(), 'named'), CLERK, prepareVote('secret')],
  'vote.notFound': [everyoneIn(aReview()), CLERK, openVote],
  'vote.badOptions': [voting(aReview(), 'secret'), SECOND, cast(3)],
  'vote.ruleNotInForce': [everyoneIn(aReview()), CLERK, { ...prepareVote('named'), ruleId: 'none' }],
  'vote.wrongState': [voting(aReview(), 'named'), CLERK, openVote],
  'vote.anotherIsOpen': [
    voting(aReview(), 'named').does(CLERK, prepareVote('named', voteId('vote-2'))),
    CLERK,
    { type: 'vote.open', voteId: voteId('vote-2') },
  ],
  'vote.noElectors': [aReview().opened().does(CLERK, prepareVote('named')), CLERK, openVote],
  'vote.notAnElector': [
    aReview()
      .inMeeting()
      .does(SECOND, { type: 'meeting.leave', meetingId: MEETING })
      .does(CLERK, prepareVote('named'), openVote),
    SECOND,
    cast(0),
  ],
  'vote.alreadyVoted': [voting(aReview(), 'secret').does(SECOND, cast(0)), SECOND, cast(1)],
  'showing.unchanged': [everyoneIn(aReview()), 'hub', show(null)],
  'showing.tooMany': [
    Array.from({ length: MOST_SHOWINGS }, (_, index) => index).reduce(
      (review, index) => review.does('hub', show(CHAIR, index % 2)),
      everyoneIn(aReview()),
    ),
    'hub',
    show(CHAIR, 2),
  ],
  'vote.notCounted': [
    voting(aReview(), 'named').does(CLERK, { type: 'vote.close', voteId: VOTE }),
    CLERK,
    publish,
  ],
  'vote.alreadyCounted': [counted(voting(aReview(), 'secret').does(SECOND, cast(0))), 'hub', tally],
  'vote.boxDiffers': [
    voting(aReview(), 'secret').does(CLERK, { type: 'vote.close', voteId: VOTE }),
    'hub',
    tally,
  ],
  'vote.alreadyPublished': [counted(voting(aReview(), 'named')).does(CLERK, publish), CLERK, publish],
  'comment.exists': [aReview().withComments(), SECOND, addComment(SECOND, comment(), FLOOD, draft)],
  'comment.notFound': [
    aReview().inPreReview(),
    SECOND,
    { type: 'comment.share', commentIds: [commentId('no-comment')] },
  ],
  'comment.notYours': [aReview().withComments(), THIRD, editOf(comment())],
  'comment.reportSuperseded': [
    aReview()
      .inPreReview()
      .does(OWNER, addVersion(FLOOD, 'submissionDraft', 'second')),
    SECOND,
    addComment(SECOND, commentId('mine'), FLOOD, draft),
  ],
  'comment.withdrawn': [
    aReview().withComments().does(SECOND, { type: 'comment.withdraw', commentId: comment() }),
    SECOND,
    editOf(comment()),
  ],
  'comment.alreadyShared': [
    aReview().withComments(),
    SECOND,
    { type: 'comment.share', commentIds: [comment()] },
  ],
  'comment.alreadyReleased': [
    aReview()
      .withComments()
      .does(CLERK, { type: 'comment.release', itemId: FLOOD, commentIds: [comment()] }),
    CLERK,
    { type: 'comment.release', itemId: FLOOD, commentIds: [comment()] },
  ],
  'comment.notShared': [
    aReview().inPreReview(),
    CLERK,
    { type: 'comment.release', itemId: FLOOD, commentIds: [comment()] },
  ],
  'comment.frozen': [aReview().frozen(), SECOND, { type: 'comment.withdraw', commentId: comment() }],
  'comment.changedSince': [
    aReview().withComments(),
    SECOND,
    { ...editOf(comment()), since: { words: commandIdSchema.parse('an-earlier-one') } },
  ],
  'comment.pictureMissing': 'before the rules',
  'comment.ownVersion': [
    aReview().withComments(),
    SECOND,
    {
      type: 'comment.place',
      commentId: comment(),
      versionId: draft,
      anchor: { kind: 'page', pageIndex: 3, rects: [] },
    },
  ],
  'minutes.meetingNotOver': [aReview().inMeeting(), CLERK, issueMinutes()],
  'minutes.anotherEdition': [withMinutes(aReview()), CLERK, issueMinutes()],
  'minutes.noReason': [withMinutes(aReview()), CLERK, { ...issueMinutes(2), reason: '' }],
  'minutes.tooLong': [
    aReview().inOpinion(),
    CLERK,
    {
      ...issueMinutes(),
      sections: [1, 2, 3, 4].map((no) => ({
        key: `part${'abcd'[no - 1] ?? ''}`,
        level: 1,
        heading: '',
        text: 'x'.repeat(19_000),
      })),
    },
  ],
  'minutes.notIssued': [aReview().inOpinion(), 'hub', setMinutes()],
  'minutes.notSet': [aReview().inOpinion().does(CLERK, issueMinutes()), CLERK, releaseMinutes()],
  'minutes.alreadySet': [withMinutes(aReview()), 'hub', setMinutes()],
  'minutes.staleDocument': [
    withMinutes(aReview()),
    CLERK,
    { ...releaseMinutes(), sha256: sha256Of('another') },
  ],
  'minutes.alreadyReleased': [
    withMinutes(aReview()).does(CLERK, releaseMinutes('parties')),
    CLERK,
    releaseMinutes('panel'),
  ],
  'opinion.notDrafting': [aReview().frozen(), CHAIR, setConclusion(FLOOD)],
  'opinion.notFrozen': [
    aReview().drafted(),
    CHAIR,
    { type: 'opinion.reopen', itemId: FLOOD, reason: 'a figure' },
  ],
  'opinion.itemExists': [aReview().drafted(), CHAIR, addPoint(FLOOD, point(), [])],
  'opinion.itemNotFound': [
    aReview().drafted(),
    CHAIR,
    { type: 'opinion.removeItem', itemId: FLOOD, opinionItemId: opinionItemId('no-point') },
  ],
  'opinion.commentMergedElsewhere': [
    aReview().drafted(),
    CHAIR,
    addPoint(FLOOD, opinionItemId('another'), [comment()]),
  ],
  'opinion.noChair': [aReview().drafted().does(CHAIR, conflicted), CLERK, freeze],
  'opinion.noConclusion': [
    aReview()
      .inOpinion()
      .does(CHAIR, { type: 'opinion.setSection', itemId: FLOOD, section: 'overall', text: 'sound' }),
    CHAIR,
    freeze,
  ],
  'opinion.noAssessment': [aReview().inOpinion(), CHAIR, freeze],
  'opinion.noRevisionItems': [
    aReview()
      .inOpinion()
      .does(
        CHAIR,
        { type: 'opinion.setSection', itemId: FLOOD, section: 'overall', text: 'sound' },
        setConclusion(FLOOD),
      ),
    CHAIR,
    freeze,
  ],
  'opinion.noDueDay': [
    aReview()
      .drafted()
      .does(CHAIR, { ...setConclusion(FLOOD), dueDay: null }),
    CHAIR,
    freeze,
  ],
  'opinion.emptyPoint': [
    aReview()
      .drafted()
      .does('hub', {
        ...settleText(FLOOD, 'sound'),
        points: [{ opinionItemId: opinionItemId(`point-${SECOND}-${FLOOD}`), text: '' }],
      }),
    CHAIR,
    freeze,
  ],
  // The hub asks it of those who type together; what they type is no command.
  'opinion.notAWriter': 'before the rules',
  'opinion.proposalExists': [
    aReview()
      .drafted()
      .does(SECOND, propose(FLOOD, proposalId('proposal'), null)),
    SECOND,
    propose(FLOOD, proposalId('proposal'), null),
  ],
  'opinion.proposalNotFound': [aReview().drafted(), CHAIR, declined],
  'opinion.proposalAnswered': [
    aReview()
      .drafted()
      .does(SECOND, propose(FLOOD, proposalId('proposal'), null))
      .does(CHAIR, declined),
    CHAIR,
    declined,
  ],
  'opinion.staleDocument': [aReview().signing(), SECOND, sign(sha256Of('something else'))],
  'opinion.alreadySigned': [aReview().signed(), SECOND, sign()],
  'opinion.notASigner': [
    aReview()
      .signing()
      .does(CLERK, { type: 'member.add', seat: seatOf(LATE) })
      .does('hub', { type: 'member.join', memberId: LATE })
      .does(LATE, declared, signCommitment()),
    LATE,
    sign(),
  ],
  'opinion.notAllSigned': [
    aReview().signing(),
    'hub',
    { type: 'opinion.attachSealed', itemId: FLOOD, revision: 1, file: fileNamed('sealed') },
  ],
  'opinion.notSealed': [
    aReview().signed(),
    CLERK,
    { type: 'opinion.release', itemId: FLOOD, sealedSha256: sha256Of('sealed') },
  ],
  'opinion.alreadyPublished': [
    aReview().inRevision(),
    CLERK,
    { type: 'opinion.reopen', itemId: FLOOD, reason: 'late' },
  ],
  'individual.alreadyFiled': [aReview().withComments().does(SECOND, fileIndividual), SECOND, fileIndividual],
  'response.itemNotFound': [aReview().inRevision(), COMPILER, setResponse(FLOOD, opinionItemId('no-point'))],
  'response.placeElsewhere': [
    aReview().inRevision(),
    COMPILER,
    pointingAt(setResponse(FLOOD, point()), versionId('flood-draft-1')),
  ],
  'response.gaps': [aReview().inRevision(), COMPILER, { type: 'response.submit', itemId: FLOOD }],
  'response.noRevisedReport': [
    (() => {
      const review = aReview().inRevision();
      for (const expert of EXPERTS) review.does(COMPILER, setResponse(FLOOD, point(expert)));
      return review;
    })(),
    COMPILER,
    { type: 'response.submit', itemId: FLOOD },
  ],
  'recheck.notRaiser': [
    aReview().inRecheck(),
    THIRD,
    { type: 'recheck.mark', itemId: FLOOD, opinionItemId: point(), result: 'implemented', remark: '' },
  ],
  'recheck.gaps': [
    aReview().inRecheck(),
    CHAIR,
    { type: 'recheck.conclude', itemId: FLOOD, statement: 'as asked' },
  ],
  'recording.exists': [recording(aReview().inMeeting()), CLERK, startRecording()],
  'recording.notFound': [aReview().inMeeting(), CLERK, keepRecording()],
  'recording.running': [recording(aReview().inMeeting()), CLERK, keepRecording()],
  'recording.notRunning': [recording(aReview().inMeeting()).does(CLERK, stopRecording), CLERK, stopRecording],
  'recording.closedDoors': [aReview().deliberating(), CLERK, startRecording()],
  'recording.alreadyKept': [
    recording(aReview().inMeeting()).does(CLERK, stopRecording, keepRecording()),
    CLERK,
    keepRecording(),
  ],
  'rehearsal.none': [aReview().inPreReview(), CLERK, { type: 'rehearsal.end' }],
  'rehearsal.ended': [
    aRehearsal().does(CLERK, { type: 'rehearsal.end' }),
    CLERK,
    { type: 'meeting.open', meetingId: MEETING },
  ],
  'rehearsal.notForReal': [aRehearsal(), CLERK, { type: 'opinion.freeze', itemId: FLOOD }],
  'final.alreadyIssued': [aReview().issued(), CLERK, { type: 'final.issue', itemId: FLOOD }],
  'final.notIssued': [aReview().inFinal(), CLERK, { type: 'item.archive', itemId: FLOOD }],
};

test('every rejection code is on the list, and once', () => {
  expect(Object.keys(HEARD).sort()).toEqual([...REJECTION_CODES].sort());
  expect(new Set(REJECTION_CODES).size).toBe(REJECTION_CODES.length);
});

test.for(Object.entries(HEARD))('somebody hears %s', ([code, given]) => {
  if (given === 'before the rules') return;
  const [review, who, command] = given;
  expect(review.refusal(who, command)).toBe(code);
});

test('R2: a panel that is too small hears which rule row says so, and how many are missing', () => {
  const review = aReview()
    .withPanel()
    .does(CLERK, { type: 'member.remove', memberId: memberId(THIRD), reason: '' });
  const decision = review.asks(CLERK, { type: 'panel.confirm' });
  expect(decision).toMatchObject({
    error: { rule: 'floodControlEvaluation@2004-07-01', details: { ready: 2, needed: 3 } },
  });
});
