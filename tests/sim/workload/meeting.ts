import { allMembers } from '#shared/domain/ledger/access.ts';
import { membersInRoom } from '#shared/domain/meeting/door.ts';
import {
  currentStep,
  openMeeting,
  presentMembers,
  rollCallOf,
  runningInterruption,
} from '#shared/domain/meeting/meeting.ts';
import { correctionLedger } from '#shared/domain/meeting/attendance.ts';
import { ledgerOfNow } from '#shared/domain/meeting/require.ts';
import { replyLedger, replyOf } from '#shared/domain/meeting/reply.ts';
import { DEFAULT_ADMISSION, type Interval } from '#shared/domain/meeting/record.ts';
import { hasBegunRollCall } from '#shared/domain/meeting/roll-call.ts';
import { isWaitingForFile, recordingsOf, runningRecording } from '#shared/domain/recording/recordings.ts';
import { stepObstacles } from '#shared/domain/meeting/step-rules.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { recordingIdSchema } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { keepRecording } from '#shared/testing/recording.ts';
import { someOf, type Choice, type Desk } from './weighted.ts';

/** Coming and going. Who waits outside tries the door now and then. */
export function attendance({ state, member }: Desk): readonly Choice[] {
  const meeting = openMeeting(state);
  if (!meeting) return [];
  const { meetingId } = meeting;
  const isPresent = presentMembers(state, meetingId).has(member.memberId);
  const isIn = membersInRoom(state).has(member.memberId);
  return isPresent
    ? [[0.1, () => ({ type: 'meeting.leave', meetingId })]]
    : [[isIn ? 0.6 : 0.05, () => ({ type: 'meeting.signIn', meetingId })]];
}

/** 回执: mostly once, now and then changed. */
export function replying({ state, member, random, say }: Desk): readonly Choice[] {
  const meeting = Object.values(state.parties.meetings).at(-1);
  if (!meeting || member.role === 'clerk') return [];
  const { meetingId } = meeting;
  const isNeeded = meeting.status === 'scheduled' && !replyOf(state, meetingId, member.memberId);
  const place = replyLedger(member.role);
  return [
    [
      isNeeded ? 0.6 : 0.03,
      () => {
        const answer = random.pick(['attends', 'attends', 'substitute', 'absent'] as const);
        const note = answer === 'attends' ? '' : say(place, 'the deputy will come, if anybody');
        const { arrangement } = meeting;
        return { type: 'meeting.reply', meetingId, answer, note, place, arrangement };
      },
    ],
  ];
}

/** 有无回避, answered in the room. */
export function rollCall({ state, member, mood, say }: Desk): readonly Choice[] {
  const meeting = openMeeting(state);
  if (!meeting || member.role !== 'expert') return [];
  const { meetingId } = meeting;
  const hasAnswered = rollCallOf(state, meetingId).some(({ memberId }) => memberId === member.memberId);
  const answer =
    (conflict: boolean): Choice[1] =>
    () => ({
      type: 'meeting.answerRollCall',
      meetingId,
      conflict,
      statement: conflict ? say('panel', 'it is my former unit') : '',
    });
  return [
    [!hasAnswered && hasBegunRollCall(state, meeting) ? 0.8 : 0.03, answer(false)],
    [0.03 * mood.recuse, answer(true)],
  ];
}

/** The host or a chair leads on, mostly to the next step. */
export function leading(desk: Desk): readonly Choice[] {
  const { state, random, mood, say } = desk;
  const meeting = openMeeting(state);
  if (!meeting) return [];
  const { meetingId, steps } = meeting;
  const at = steps.findIndex((step) => step.stepId === currentStep(state, meetingId)?.stepId);
  const next = steps[at + 1];
  const choices: Choice[] = [];
  if (next) {
    const weight = next.visibility === 'panel' ? mood.closedDoors : 0.8;
    choices.push([weight, () => moveTo(desk, meeting, next)]);
  }
  for (const step of someOf(random, steps)) {
    choices.push([0.2, () => moveTo(desk, meeting, step)]);
  }
  const isInterrupted = runningInterruption(state, meeting) !== undefined;
  const place = ledgerOfNow(meeting).ledgerId;
  return [
    ...choices,
    [isInterrupted ? 3 : 0.02, () => ({ type: 'meeting.resume', meetingId })],
    [
      isInterrupted ? 0.05 : 0.1,
      () => ({
        type: 'meeting.interrupt',
        meetingId,
        fault: random.pick(['network', 'power', 'equipment', 'person', 'other']),
        note: say(place, 'the line is gone'),
        place,
      }),
    ],
  ];
}

/** Where something is in the way that may be overridden, the clerk mostly says why and goes on. */
function moveTo({ state, random, say }: Desk, meeting: Meeting, step: AgendaStep): ReturnType<Choice[1]> {
  const { meetingId } = meeting;
  const isInTheWay = stepObstacles(state, meeting, step).length > 0;
  const { stepId } = step;
  if (!isInTheWay || random.chance(0.2)) return { type: 'meeting.moveStep', meetingId, stepId };
  const place = ledgerOfNow(meeting).ledgerId;
  return {
    type: 'meeting.moveStep',
    meetingId,
    stepId,
    override: say(place, 'the others are on their way'),
    place,
  };
}

/** The clerk keeps the door and the sheet. */
export function keepingTheDoor(desk: Desk): readonly Choice[] {
  const { state, random, say, nowMs } = desk;
  const meeting = openMeeting(state) ?? Object.values(state.parties.meetings).at(-1);
  if (!meeting) return [];
  const { meetingId } = meeting;
  const isOpen = meeting.status === 'open';
  const inRoom = membersInRoom(state);
  const people = allMembers(state).filter(({ status, role }) => status === 'joined' && role !== 'clerk');
  const waiting = people.filter(({ memberId }) => isOpen && !inRoom.has(memberId));
  const inside = people.filter(({ memberId }) => inRoom.has(memberId));
  const isInterrupted = runningInterruption(state, meeting) !== undefined;
  return [
    [
      waiting.length > 0 ? 0.8 : 0,
      () => ({ type: 'meeting.admit', meetingId, memberIds: waiting.map(({ memberId }) => memberId) }),
    ],
    ...someOf(random, people).flatMap(({ memberId }): Choice[] => [
      [isOpen ? 0.15 : 0.02, () => ({ type: 'meeting.admit', meetingId, memberIds: [memberId] })],
      [
        isOpen ? 0.2 : 0.02,
        () => ({
          type: 'meeting.checkIdentity',
          meetingId,
          memberId,
          how: random.pick(['realName', 'idCard', 'visual']),
        }),
      ],
      [
        0.1,
        () => {
          const place = correctionLedger(state, meeting, memberId);
          return {
            type: 'meeting.correctAttendance',
            meetingId,
            memberId,
            intervals: someTimes(desk, meeting, nowMs),
            reason: say(place, 'was at the telephone'),
            place,
          };
        },
      ],
    ]),
    ...someOf(random, random.chance(0.1) ? people : inside).map(({ memberId }): Choice => [
      isOpen ? 0.08 : 0.02,
      () => {
        const place = ledgerOfNow(meeting).ledgerId;
        return {
          type: 'meeting.sendBack',
          meetingId,
          memberId,
          reason: say(place, 'another voice'),
          place,
        };
      },
    ]),
    [
      0.05,
      () => ({
        type: 'meeting.setAdmission',
        meetingId,
        admission: random.chance(0.5)
          ? DEFAULT_ADMISSION
          : { ...DEFAULT_ADMISSION, owner: 'automatic', panel: 'byClerk' },
      }),
    ],
    [
      isInterrupted ? 0.15 : 0.02,
      () => ({ type: 'meeting.abort', meetingId, reason: say('parties', 'no power before evening') }),
    ],
  ];
}

function someTimes({ random }: Desk, { openedAt, status }: Meeting, nowMs: number): readonly Interval[] {
  const from = openedAt ?? nowMs;
  if (random.chance(0.2)) return [];
  if (status === 'open' && random.chance(0.3)) return [{ from, to: null }];
  return [{ from, to: from + 1 + random.below(Math.max(1, nowMs - from)) }];
}

/** The host records now and then, and keeps or gives up what there is. */
export function recording(desk: Desk): readonly Choice[] {
  const { state, random, say } = desk;
  const meeting = openMeeting(state) ?? Object.values(state.parties.meetings).at(-1);
  if (!meeting) return [];
  const { meetingId } = meeting;
  const running = runningRecording(state, meeting);
  const others = recordingsOf(state, meetingId);
  const recordingId = recordingIdSchema.parse(desk.newId('rec-'));
  return [
    [running ? 0.02 : 0.1, () => ({ type: 'recording.start', recordingId, meetingId })],
    ...someOf(random, others).flatMap((one): Choice[] => [
      [running === one ? 0.3 : 0.02, () => ({ type: 'recording.stop', recordingId: one.recordingId })],
      [isWaitingForFile(state, one) ? 0.6 : 0.02, () => keepRecording(one.recordingId)],
      [
        isWaitingForFile(state, one) ? 0.6 : 0.02,
        () => ({
          type: 'recording.giveUp',
          recordingId: one.recordingId,
          reason: say(one.deliberation > 0 ? 'panel' : 'parties', 'no room on the disk'),
        }),
      ],
    ]),
  ];
}
