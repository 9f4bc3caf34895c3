import type { RejectionCode } from '#shared/domain/rejection.ts';

export const rejections: Readonly<Record<RejectionCode, string>> = {
  'command.refused':
    'The server could not take this, so it had no effect. What you wrote is kept under "Not submitted"; change it and try again.',
  'actor.notAMember':
    'You are no longer part of this dossier, so this had no effect. What you wrote stays on this machine. Ask the clerk if this is unexpected.',
  'actor.roleNotEntitled':
    'This is not among the duties of your role and had no effect. Someone entitled has to do it.',
  'actor.systemOnly': 'Only the system does this; it had no effect.',
  'actor.recused':
    'You have recused yourself and no longer take part in this review. What you wrote before stays on this machine.',
  'actor.notOfThisItem':
    'You were not drawn for this report, so this had no effect. Work in your own reports, or ask the clerk.',
  'actor.mustDeclareRecusal':
    'Please make your recusal declaration first, then read and comment. What you wrote stays on this machine.',
  'actor.mustSignCommitment':
    'Please sign the commitment letter first, then read and comment. What you wrote stays on this machine.',
  'dossier.exists': 'This dossier exists already and was not created twice. Open it from the list.',
  'dossier.notFound':
    'This dossier was not found. It may not have reached this machine yet; try again when you are online.',
  'dossier.secrecyRefused':
    'Classified projects cannot be handled here. Nothing was saved; follow the rules for classified matters.',
  'dossier.reportMissing':
    'The submission draft of "{{report}}" is missing, so the case cannot be accepted yet. The other files are safe; upload the report first.',
  'item.notFound': 'This report was not found and nothing changed. Go back to the dossier and try again.',
  'item.wrongStage':
    'This report is at another stage, so this had no effect; what exists is safe. See the next step of the dossier.',
  'item.notFinal':
    'This report has not reached the final stage, so this had no effect. Finish revision and recheck first.',
  'member.exists': 'This seat exists already and was not added twice.',
  'member.notFound': 'This person was not found; they may have been removed. Look at the list again.',
  'member.notInvited': 'This invitation was used or has expired. Ask the clerk for a new one.',
  'member.cannotBeRemoved': 'The clerk cannot be removed from the dossier; nothing changed.',
  'member.isSigner':
    'This expert is named for a signature on a frozen opinion. Have the chair reopen the opinion first.',
  'member.roleNotMovable':
    'The role of this person cannot be changed. Remove them and add them again if needed.',
  'report.versionExists': 'This version was uploaded already and not added twice.',
  'report.unchanged':
    'This file is identical to the current version, so no new version was made. Check that you chose the revised file.',
  'recusal.alreadyDeclared': 'You have made your declaration already; it stands.',
  'commitment.alreadySigned': 'You have signed the commitment letter already; it stands.',
  'panel.tooFewExperts':
    '"{{report}}" needs {{needed}} experts who declared and signed; there are {{ready}}. Invite more, or remind those invited.',
  'panel.undeclared':
    'Some experts have not made their declaration, so the panel cannot be confirmed yet. Please remind them.',
  'chair.notNominated': 'You are not nominated as chair; nothing changed.',
  'chair.alreadyAppointed': 'The chair is appointed already and stands.',
  'meeting.exists': 'This meeting is scheduled already and was not scheduled twice.',
  'meeting.notFound': 'This meeting was not found. See the meetings of the dossier.',
  'meeting.badTimes': 'The meeting has to end after it begins; it was not scheduled. Correct the times.',
  'meeting.badAgenda':
    'An agenda begins and ends with everyone in the room; the meeting was not scheduled. Change the agenda.',
  'meeting.notOpen': 'The meeting has not begun, so this had no effect. Wait for the clerk to open it.',
  'meeting.alreadyOpen': 'The meeting has begun already; enter the room.',
  'meeting.closed':
    'The meeting is over, so this had no effect. What you wrote is kept under "Not submitted".',
  'meeting.cancelled':
    'The meeting was called off, so this had no effect. What you wrote is kept under "Not submitted".',
  'meeting.moved':
    'The meeting has just been moved, so your reply was not sent. Answer for its new time and place.',
  'meeting.unchanged': 'Time, form, place and number are as they were; there is nothing to change.',
  'meeting.anotherIsOpen': 'Another meeting of this dossier is going on. Close that one first.',
  'meeting.stepNotFound': 'The agenda has no such step; the meeting stays where it was.',
  'meeting.sameStep': 'The meeting is at this step already.',
  'meeting.closedDeliberation':
    'The panel is deliberating behind closed doors; this cannot be done meanwhile. Try again afterwards; nothing you wrote is lost.',
  'meeting.noDeliberation': 'There is no closed deliberation; nothing changed.',
  'meeting.notSignedIn': 'You have not signed in to the meeting; please do that first.',
  'meeting.notAdmitted': 'You are in the waiting room; the clerk lets you in.',
  'meeting.cannotBeSentBack': 'They are not in the room, so nobody was sent back to the waiting room.',
  'meeting.badIntervals':
    'Times of coming and going have to follow each other, not lie ahead, and differ from the record. Nothing was corrected.',
  'meeting.beforeRollCall': 'The roll call about conflicts has not begun. Please wait for the opening.',
  'meeting.alreadyAnswered': 'You have answered the roll call already; your answer stands.',
  'meeting.rollCallOpen':
    '{{missing}} experts who are here have not answered the roll call. The meeting stays at its step.',
  'meeting.noQuorum':
    '"{{report}}" needs {{needed}} experts signed in; there are {{there}}. Wait for them, or the clerk goes on with a reason.',
  'meeting.noChair': '"{{report}}" has no panel chair yet. Nominate one, who then consents.',
  'meeting.partyAbsent':
    'Nobody of the compiler has signed in. Wait for them, or the clerk goes on with a reason.',
  'meeting.notOverridable': 'This requirement cannot be waived by you. The meeting stays at its step.',
  'meeting.noSubstitute':
    'Experts attend in person; nobody can stand in for them. If you cannot come, please say why.',
  'meeting.substituteUnnamed': 'Please name the person who comes instead.',
  'meeting.seatMoved':
    'Your role in the dossier has just changed, so the reply was not sent. Please check it and answer again.',
  'meeting.doorsMoved':
    'The closed deliberation has just begun or ended. Your words were kept and not written anywhere; check them and submit again.',
  'meeting.interrupted': 'The meeting is interrupted. Resume it first.',
  'meeting.notInterrupted': 'The meeting is not interrupted; nothing changed.',
  'meeting.resumeTooLate':
    'The interruption has lasted more than {{hours}} hours, so the meeting cannot be resumed. Abort it and schedule a new one.',
  'floor.exists': 'This request to speak is on the list already and was not added twice.',
  'floor.notFound':
    'The list has no such entry; it may belong to a closed deliberation that is over. See the list as it is now.',
  'floor.notInRoom':
    'Not signed in, or left already, so no request to speak and no question. Sign in first; what you wrote is kept under "Not submitted".',
  'floor.alreadyWaiting': 'The hand is raised already and was not added twice. Wait to be called.',
  'floor.nobodySpeaks':
    'Nobody speaks now, so there is nothing to put a question into. Raise your hand to speak instead.',
  'floor.somebodySpeaks': 'Somebody speaks now. Pause or end that turn first.',
  'floor.turnMovedOn': 'This turn has moved on, so this had no effect. See the list as it is now.',
  'floor.orderOfKinds':
    'Points of order go before interposed questions, and those before speeches; the list stays as it was.',
  'floor.pageNotFound':
    'This page is in none of the reports of the meeting; nothing was added. Choose the page again.',
  'floor.doorsMoved':
    'The doors closed or opened while this was on its way, so it was not added, lest words reach the wrong people. It is kept under "Not submitted".',
  'inquiry.exists': 'This question is recorded already and was not recorded twice.',
  'inquiry.notFound':
    'This question was not found; it may have been withdrawn, or belong to a closed deliberation that is over. Your answer is kept under "Not submitted".',
  'inquiry.answered':
    'This question has been answered and cannot be withdrawn; it can be left out of the minutes.',
  'showing.unchanged': 'The page shown is as recorded and was not recorded twice.',
  'showing.tooMany': 'This meeting has {{most}} pages recorded as shown; later ones are not recorded.',
  'minutes.meetingNotOver':
    'Minutes can be issued once the meeting is over and the times of its closed parts are signed. What you wrote is kept; try again in a moment.',
  'minutes.anotherEdition':
    'Edition {{edition}} of these minutes is issued already; nothing was issued twice. See the newest one.',
  'minutes.noReason': 'A correction of issued minutes needs its reason. Write it, then issue.',
  'minutes.tooLong':
    'The minutes have {{length}} characters, more than {{most}}; nothing was issued. Shorten them.',
  'minutes.notIssued': 'This edition was not found; it may not have reached this machine yet.',
  'minutes.notSet': 'The PDF of the last edition is being made. Try again in a moment.',
  'minutes.alreadySet': 'The PDF of this edition is there already and was not made twice.',
  'minutes.staleDocument':
    'The file is not the one you opened; nothing was sent. Open the newest edition again.',
  'minutes.alreadyReleased': 'They have this edition already; it was not sent twice.',
  'vote.exists': 'This vote has begun or is over and cannot be changed. Prepare another one.',
  'vote.notFound': 'This vote was not found, so this had no effect. See the list of votes.',
  'vote.badOptions':
    'The options will not do: at least two, all different, and not all of them abstentions. Nothing was saved; change them.',
  'vote.ruleNotInForce': 'This majority rule is not in force today; nothing was saved. Choose another one.',
  'vote.wrongState': 'This vote has moved on, so this had no effect. See how it stands now.',
  'vote.anotherIsOpen': 'Another vote is going on. Close or cancel it first.',
  'vote.noElectors': 'No expert in the room may vote, so the vote did not begin. Have the experts sign in.',
  'vote.notAnElector':
    'You were not among the electors when the vote began; this vote was not counted. Tell the chair if that is wrong.',
  'vote.alreadyVoted': 'You have voted already; everyone counts once, and this one was not counted.',
  'vote.notCounted': 'The hub is counting, so the result cannot be published yet. Try again in a moment.',
  'vote.alreadyCounted': 'This vote was counted already and not counted twice.',
  'vote.boxDiffers':
    'The ballots do not agree with the number of those who voted, so nothing was counted. Cancel this vote, hold it again, and tell the administrator.',
  'vote.alreadyPublished': 'The result is published already and was not published twice.',
  'comment.exists': 'This comment is saved already and was not saved twice.',
  'comment.notFound':
    'This comment was not found; it may have been withdrawn. Your change is kept under "Not submitted".',
  'comment.notYours': 'You can change your own comments only; nothing changed.',
  'comment.reportSuperseded':
    'The report has a newer version and this comment was written on the old one, so it was not submitted. The text is kept under "Not submitted"; raise it again on the new version.',
  'comment.withdrawn':
    'This comment was withdrawn and cannot change. Your text is kept under "Not submitted".',
  'comment.alreadyShared': 'This comment was sent to the panel already and not sent twice.',
  'comment.alreadyReleased':
    'Some of these comments are released already; nothing was released twice. Choose again.',
  'comment.notShared': 'Some of these comments have not been sent to the panel, so this had no effect.',
  'comment.frozen':
    'The panel opinion is frozen, so its comments cannot change. Your text is kept under "Not submitted"; the chair can reopen the draft.',
  'comment.changedSince':
    'This comment has been changed meanwhile. Your step had no effect and nothing was overwritten; look at it as it is now and change it again.',
  'comment.pictureMissing':
    'A picture of this comment did not reach the server, so the comment was not sent. Your words are kept; please add the picture again and save.',
  'comment.ownVersion': 'This comment was written on this very version; it stands where it was put.',
  'opinion.notDrafting':
    'The panel opinion is not being drafted, so this change had no effect and is kept under "Not submitted". The chair can reopen it.',
  'opinion.notFrozen': 'The panel opinion is not frozen yet, so it cannot be signed. Wait for the chair.',
  'opinion.itemExists': 'This point is in the panel opinion already.',
  'opinion.itemNotFound':
    'This point was not found; it may have been deleted. Your change is kept under "Not submitted".',
  'opinion.commentMergedElsewhere':
    'One of these comments is merged into another point. Take it out there first.',
  'opinion.noChair':
    'There is no chair yet, so the text cannot be frozen. Nominate one and have them consent.',
  'opinion.noConclusion': 'No conclusion is chosen yet, so the text cannot be frozen.',
  'opinion.noAssessment': 'The overall assessment is still empty, so the text cannot be frozen.',
  'opinion.noRevisionItems':
    '"Pass after revision" needs at least one point to revise. Add one, or choose another conclusion.',
  'opinion.emptyPoint':
    'Point {{no}} has no words yet, so the text cannot be frozen. Write them, or remove the point.',
  'opinion.notAWriter':
    'The chair and the clerk are writing. You can propose a wording, or ask the chair to let the experts write.',
  'opinion.proposalExists': 'This proposal has been sent already.',
  'opinion.proposalNotFound': 'There is no such proposal here; it may not have reached this machine yet.',
  'opinion.proposalAnswered': 'This proposal has been dealt with already; nothing happened again.',
  'opinion.noDueDay': '"Pass after revision" needs the day by which the revised report is due.',
  'opinion.staleDocument':
    'The text changed after you opened it, so your signature had no effect. Read the latest text, then sign.',
  'opinion.alreadySigned': 'You have signed this opinion already; your signature stands.',
  'opinion.notASigner':
    'You were not among the signers when this opinion was frozen. If you should sign, have the chair reopen and freeze it again.',
  'opinion.notAllSigned': 'Some experts have not signed yet, so it cannot be sealed. Please remind them.',
  'opinion.notSealed':
    'The panel opinion is not sealed yet, so it cannot be released. Wait until everyone has signed.',
  'opinion.alreadyPublished': 'The panel opinion is released and cannot change.',
  'individual.alreadyFiled': 'You have filed your individual opinion already; it stands.',
  'response.itemNotFound': 'The point this answers was not found; your answer is kept under "Not submitted".',
  'response.placeElsewhere':
    'The place pointed at is not in a revised draft of this report; your answer is kept under "Not submitted". Point at it again in the revised draft.',
  'response.gaps':
    'Points {{rows}} have no answer yet, so the table cannot be submitted. All answers so far are saved.',
  'response.noRevisedReport': 'The revised report of this round is not uploaded yet. All answers are saved.',
  'recheck.notRaiser': 'This point is rechecked by those who raised it; your mark was not recorded.',
  'recheck.gaps':
    'Points {{rows}} are not rechecked yet, so there can be no conclusion. Please remind those who raised them.',
  'recording.exists': 'This recording is written down already.',
  'recording.notFound': 'There is no such recording, so this had no effect.',
  'recording.running': 'A recording is going on; stop it first.',
  'recording.notRunning': 'This recording has stopped already.',
  'recording.closedDoors':
    'Nobody may record while the panel deliberates behind closed doors; the recording did not begin.',
  'recording.alreadyKept': 'This recording is kept or given up already, so this had no effect.',
  'rehearsal.none': 'This is no rehearsal, so there is none to end.',
  'rehearsal.ended': 'The rehearsal is over, so this had no effect.',
  'rehearsal.notForReal':
    'A rehearsal practises the meeting only: nothing is frozen, signed or issued. This had no effect.',
  'final.alreadyIssued': 'The final documents are issued already and were not issued twice.',
  'final.notIssued': 'The final documents are not issued yet, so the case cannot be archived.',
};
