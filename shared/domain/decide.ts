import { unreachable } from '../lib/assert.ts';
import type { DecideContext } from './actor.ts';
import * as comment from './comment/decide.ts';
import { SYSTEM_COMMANDS, type Command } from './command.ts';
import { reject, type Decision } from './decision.ts';
import * as dossier from './dossier/decide.ts';
import type { Member } from './dossier/member.ts';
import * as floor from './floor/decide.ts';
import * as inquiry from './inquiry/decide.ts';
import { findMember, isPanelSide, isRecused } from './ledger/access.ts';
import * as attendance from './meeting/attendance.ts';
import * as meeting from './meeting/decide.ts';
import * as door from './meeting/door.ts';
import * as interruption from './meeting/interruption.ts';
import { inClosedDeliberation } from './meeting/meeting.ts';
import { decideReply } from './meeting/reply.ts';
import { decideCancel, decideReschedule } from './meeting/reschedule.ts';
import { decideAnswerRollCall } from './meeting/roll-call.ts';
import * as minutes from './minutes/decide.ts';
import * as opinion from './opinion/decide.ts';
import * as writing from './opinion/writing.ts';
import * as panel from './panel/decide.ts';
import * as recording from './recording/decide.ts';
import * as rehearsal from './rehearsal/decide.ts';
import * as report from './report/decide.ts';
import * as revision from './revision/decide.ts';
import * as showing from './showing/decide.ts';
import { ledgerKind, type DossierState } from './state.ts';
import * as vote from './vote/decide.ts';

/**
 * The rules. Pure: the same call gives the hub its authority and a desktop its prediction. A prediction
 * sees only the ledgers its member holds; every rule for a role reads only ledgers of that role.
 */
export function decide(state: DossierState, command: Command, context: DecideContext): Decision {
  if (command.type === 'dossier.create') return dossier.decideCreate(state, command, context);
  if (command.type === 'rehearsal.begin') return rehearsal.decideBegin(state, command, context);
  if (!state.parties.dossier) return reject('dossier.notFound');
  const practised = rehearsal.rehearsalRefusal(state, command);
  if (practised) return practised;
  const decision =
    context.actor.kind === 'system'
      ? decideForSystem(state, command)
      : decideForActor(state, command, context, context.actor.memberId);
  return keepDeliberationClosed(state, command, decision);
}

/**
 * While the panel deliberates behind closed doors nothing is appended where others read, except what ends
 * it (R4). So no filter has to hold anything back: there is nothing to leak.
 */
function keepDeliberationClosed(state: DossierState, command: Command, decision: Decision): Decision {
  if (!decision.ok || !inClosedDeliberation(state)) return decision;
  const ends = decision.value.some(({ event }) => event.type === 'meeting.deliberationEnded');
  const speaksOutside = decision.value.some(
    ({ ledgerId }) => ledgerKind(ledgerId) !== 'panel' && ledgerKind(ledgerId) !== 'private',
  );
  return speaksOutside && !ends ? reject('meeting.closedDeliberation', { command: command.type }) : decision;
}

function decideForActor(
  state: DossierState,
  command: Command,
  context: DecideContext,
  memberId: Member['memberId'],
): Decision {
  if (SYSTEM_COMMANDS.has(command.type)) return reject('actor.systemOnly');
  const member = findMember(state, memberId);
  if (!member || member.status !== 'joined') return reject('actor.notAMember');
  if (isRecused(state, memberId)) return reject('actor.recused');
  if (inClosedDeliberation(state) && !isPanelSide(state, memberId)) {
    return reject('meeting.closedDeliberation', { command: command.type });
  }
  return decideForMember(state, command, { ...context, member });
}

function decideForMember(
  state: DossierState,
  command: Command,
  context: DecideContext & { readonly member: Member },
): Decision {
  switch (command.type) {
    case 'dossier.accept':
      return dossier.decideAccept(state, command, context);
    case 'item.archive':
      return dossier.decideArchive(state, command, context);
    case 'member.add':
      return dossier.decideAddMember(state, command, context);
    case 'member.remove':
      return dossier.decideRemoveMember(state, command, context);
    case 'member.reassign':
      return dossier.decideReassign(state, command, context);
    case 'report.addVersion':
      return report.decideAddVersion(state, command, context);
    case 'recusal.declare':
      return panel.decideDeclareRecusal(state, command, context);
    case 'commitment.sign':
      return panel.decideSignCommitment(state, command, context);
    case 'panel.confirm':
      return panel.decideConfirmPanel(state, command, context);
    case 'chair.nominate':
      return panel.decideNominateChair(state, command, context);
    case 'chair.consent':
      return panel.decideConsentChair(state, command, context);
    case 'meeting.schedule':
      return meeting.decideSchedule(state, command, context);
    case 'meeting.reply':
      return decideReply(state, command, context);
    case 'meeting.reschedule':
      return decideReschedule(state, command, context);
    case 'meeting.cancel':
      return decideCancel(state, command, context);
    case 'meeting.open':
      return meeting.decideOpen(state, command, context);
    case 'meeting.signIn':
      return attendance.decideSignIn(state, command, context);
    case 'meeting.leave':
      return attendance.decideLeave(state, command, context);
    case 'meeting.moveStep':
      return meeting.decideMoveStep(state, command, context);
    case 'meeting.close':
      return meeting.decideClose(state, command, context);
    case 'meeting.setAdmission':
      return door.decideSetAdmission(state, command, context);
    case 'meeting.admit':
      return door.decideAdmit(state, command, context);
    case 'meeting.sendBack':
      return door.decideSendBack(state, command, context);
    case 'meeting.checkIdentity':
      return attendance.decideCheckIdentity(state, command, context);
    case 'meeting.correctAttendance':
      return attendance.decideCorrectAttendance(state, command, context);
    case 'meeting.answerRollCall':
      return decideAnswerRollCall(state, command, context);
    case 'meeting.interrupt':
      return interruption.decideInterrupt(state, command, context);
    case 'meeting.resume':
      return interruption.decideResume(state, command, context);
    case 'meeting.abort':
      return interruption.decideAbort(state, command, context);
    case 'floor.raise':
      return floor.decideRaise(state, command, context);
    case 'floor.withdraw':
      return floor.decideWithdraw(state, command, context);
    case 'floor.move':
      return floor.decideMove(state, command, context);
    case 'floor.begin':
      return floor.decideBegin(state, command, context);
    case 'floor.pause':
      return floor.decidePause(state, command, context);
    case 'floor.resume':
      return floor.decideResume(state, command, context);
    case 'floor.extend':
      return floor.decideExtend(state, command, context);
    case 'floor.end':
      return floor.decideEnd(state, command, context);
    case 'inquiry.ask':
      return inquiry.decideAsk(state, command, context);
    case 'inquiry.answer':
      return inquiry.decideAnswer(state, command, context);
    case 'inquiry.withdraw':
      return inquiry.decideWithdraw(state, command, context);
    case 'inquiry.minute':
      return inquiry.decideMinute(state, command, context);
    case 'vote.prepare':
      return vote.decidePrepare(state, command, context);
    case 'vote.open':
      return vote.decideOpen(state, command, context);
    case 'vote.cast':
      return vote.decideCast(state, command, context);
    case 'vote.close':
      return vote.decideClose(state, command, context);
    case 'vote.cancel':
      return vote.decideCancel(state, command, context);
    case 'vote.publish':
      return vote.decidePublish(state, command, context);
    case 'comment.add':
      return comment.decideAdd(state, command, context);
    case 'comment.edit':
      return comment.decideEdit(state, command, context);
    case 'comment.remark':
      return comment.decideRemark(state, command, context);
    case 'comment.withdraw':
      return comment.decideWithdraw(state, command, context);
    case 'comment.place':
      return comment.decidePlace(state, command, context);
    case 'comment.share':
      return comment.decideShare(state, command, context);
    case 'comment.release':
      return comment.decideRelease(state, command, context);
    case 'opinion.fileIndividual':
      return opinion.decideFileIndividual(state, command, context);
    case 'opinion.setSection':
      return opinion.decideSetSection(state, command, context);
    case 'opinion.addItem':
      return opinion.decideAddItem(state, command, context);
    case 'opinion.editItem':
      return opinion.decideEditItem(state, command, context);
    case 'opinion.mergeComments':
      return opinion.decideMergeComments(state, command, context);
    case 'opinion.unmergeComment':
      return opinion.decideUnmergeComment(state, command, context);
    case 'opinion.setAside':
      return opinion.decideSetAside(state, command, context);
    case 'opinion.moveItem':
      return opinion.decideMoveItem(state, command, context);
    case 'opinion.removeItem':
      return opinion.decideRemoveItem(state, command, context);
    case 'opinion.setConclusion':
      return opinion.decideSetConclusion(state, command, context);
    case 'opinion.letWrite':
      return writing.decideLetWrite(state, command, context);
    case 'opinion.propose':
      return writing.decidePropose(state, command, context);
    case 'opinion.answerProposal':
      return writing.decideAnswerProposal(state, command, context);
    case 'opinion.readAloud':
      return opinion.decideReadAloud(state, command, context);
    case 'opinion.freeze':
      return opinion.decideFreeze(state, command, context);
    case 'opinion.reopen':
      return opinion.decideReopen(state, command, context);
    case 'opinion.sign':
      return opinion.decideSign(state, command, context);
    case 'opinion.release':
      return opinion.decideRelease(state, command, context);
    case 'response.set':
      return revision.decideSetResponse(state, command, context);
    case 'response.submit':
      return revision.decideSubmitResponse(state, command, context);
    case 'recheck.mark':
      return revision.decideMarkRecheck(state, command, context);
    case 'recheck.conclude':
      return revision.decideConcludeRecheck(state, command, context);
    case 'minutes.edit':
      return minutes.decideEdit(state, command, context);
    case 'minutes.issue':
      return minutes.decideIssue(state, command, context);
    case 'minutes.release':
      return minutes.decideRelease(state, command, context);
    case 'final.issue':
      return revision.decideIssueFinal(state, command, context);
    case 'recording.start':
      return recording.decideStart(state, command, context);
    case 'recording.stop':
      return recording.decideStop(state, command, context);
    case 'recording.keep':
      return recording.decideKeep(state, command, context);
    case 'recording.giveUp':
      return recording.decideGiveUp(state, command, context);
    case 'rehearsal.end':
      return rehearsal.decideEnd(state, command, context);
    case 'rehearsal.begin':
    case 'dossier.create':
    case 'member.join':
    case 'meeting.attachStatement':
    case 'opinion.settleText':
    case 'vote.tally':
    case 'showing.record':
    case 'minutes.attachDocument':
    case 'opinion.attachDocument':
    case 'opinion.attachSealed':
    case 'final.attachResponseTable':
      return reject('actor.systemOnly');
    default:
      return unreachable(command);
  }
}

function decideForSystem(state: DossierState, command: Command): Decision {
  switch (command.type) {
    case 'member.join':
      return dossier.decideJoin(state, command);
    case 'meeting.attachStatement':
      return meeting.decideAttachStatement(state, command);
    case 'opinion.settleText':
      return writing.decideSettleText(state, command);
    case 'vote.tally':
      return vote.decideTally(state, command);
    case 'showing.record':
      return showing.decideRecord(state, command);
    case 'minutes.attachDocument':
      return minutes.decideAttachDocument(state, command);
    case 'opinion.attachDocument':
      return opinion.decideAttachDocument(state, command);
    case 'opinion.attachSealed':
      return opinion.decideAttachSealed(state, command);
    case 'final.attachResponseTable':
      return revision.decideAttachResponseTable(state, command);
    default:
      return reject('actor.roleNotEntitled');
  }
}
