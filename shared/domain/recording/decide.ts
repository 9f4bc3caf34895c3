import { accept, reject, to, type MemberRule } from '../decision.ts';
import { isClosedDeliberation } from '../meeting/meeting.ts';
import { ledgerOfNow, requireRunningMeeting, requireSameSide } from '../meeting/require.ts';
import { requireRole } from '../policy.ts';
import { ruleOf } from '../rules/matter-rules.ts';
import type { MatterRule } from '../rules/matter-rule.ts';
import type { DossierState, Meeting } from '../state.ts';
import { findRecording, isWaitingForFile, runningRecording } from './recordings.ts';

/** 录制: by the host (the clerk) alone, known to everyone who is recorded before it begins (RG1). */
export const decideStart: MemberRule<'recording.start'> = (state, command, { member }) => {
  const { recordingId, meetingId, place } = command;
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (findRecording(state, recordingId)) return reject('recording.exists');
  if (runningRecording(state, meeting.value)) return reject('recording.running');
  const { ledgerId, mark } = ledgerOfNow(meeting.value);
  const side = requireSameSide(place, ledgerId);
  if (!side.ok) return side;
  const forbidden = isClosedDeliberation(meeting.value) ? closedDoorsRule(state, meeting.value) : undefined;
  if (forbidden) return reject('recording.closedDoors', {}, forbidden.id);
  return accept(
    to(ledgerId, { type: 'recording.started', v: 1, payload: { recordingId, meetingId, ...mark } }),
  );
};

/** A row of one of the meeting's reports that lets nobody record behind closed doors (R2). */
function closedDoorsRule(state: DossierState, meeting: Meeting): MatterRule | undefined {
  return meeting.itemIds
    .flatMap((itemId) => {
      const item = state.parties.items[itemId];
      return (item && ruleOf(item)) ?? [];
    })
    .find((rule) => !rule.meeting.recordsClosedDoors);
}

export const decideStop: MemberRule<'recording.stop'> = (state, { recordingId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const found = findRecording(state, recordingId);
  if (!found) return reject('recording.notFound');
  const meeting = state.parties.meetings[found.recording.meetingId];
  const running = meeting && runningRecording(state, meeting);
  if (running?.recordingId !== recordingId) return reject('recording.notRunning');
  return accept(to(found.ledgerId, { type: 'recording.stopped', v: 1, payload: { recordingId } }));
};

/**
 * Everyone who was recorded learns which bytes there are; the file itself is named where the bureau reads, and of
 * closed doors where the panel does (RG3).
 */
export const decideKeep: MemberRule<'recording.keep'> = (state, command, { member }) => {
  const { recordingId, file, durationMs } = command;
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const found = findRecording(state, recordingId);
  if (!found) return reject('recording.notFound');
  if (found.recording.kept || found.recording.givenUp !== null) return reject('recording.alreadyKept');
  if (!isWaitingForFile(state, found.recording)) return reject('recording.running');
  const fileLedger = found.ledgerId === 'panel' ? 'panel' : 'bureau';
  const { sha256: fileSha256, sizeBytes: bytes } = file;
  return accept(
    to(fileLedger, { type: 'recording.kept', v: 1, payload: { recordingId, file, durationMs } }),
    to(found.ledgerId, {
      type: 'recording.noted',
      v: 1,
      payload: { recordingId, fileSha256, bytes, durationMs },
    }),
  );
};

export const decideGiveUp: MemberRule<'recording.giveUp'> = (state, { recordingId, reason }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const found = findRecording(state, recordingId);
  if (!found) return reject('recording.notFound');
  if (found.recording.kept || found.recording.givenUp !== null) return reject('recording.alreadyKept');
  return accept(to(found.ledgerId, { type: 'recording.givenUp', v: 1, payload: { recordingId, reason } }));
};
