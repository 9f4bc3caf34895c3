import type { EventMeta, PayloadOf } from '../event.ts';
import type { MeetingId } from '../ids.ts';
import type { ClosedPart, Meeting, PanelState, PartiesState } from '../state.ts';
import { DEFAULT_ADMISSION, EMPTY_RECORD } from './record.ts';

export function meetingScheduled(state: PartiesState, payload: PayloadOf<'meeting.scheduled'>): PartiesState {
  const meeting: Meeting = {
    ...EMPTY_RECORD,
    ...payload,
    admission: payload.admission ?? DEFAULT_ADMISSION,
    status: 'scheduled',
    openedAt: null,
    closedAt: null,
    aborted: null,
    cancelled: null,
    arrangement: 0,
    changes: [],
    stepLog: [],
    deliberations: [],
  };
  return { ...state, meetings: { ...state.meetings, [payload.meetingId]: meeting } };
}

export function withMeeting(
  state: PartiesState,
  meetingId: MeetingId,
  change: (meeting: Meeting) => Meeting,
): PartiesState {
  const meeting = state.meetings[meetingId];
  return meeting ? { ...state, meetings: { ...state.meetings, [meetingId]: change(meeting) } } : state;
}

export function rescheduled(
  meeting: Meeting,
  payload: PayloadOf<'meeting.rescheduled'>,
  meta: EventMeta,
): Meeting {
  const { reason, arrangement, ...arranged } = payload;
  const { mode, startsAt, endsAt, place, externalMeeting } = meeting;
  const before = { mode, startsAt, endsAt, place, externalMeeting };
  return {
    ...meeting,
    ...arranged,
    arrangement,
    changes: [...meeting.changes, { reason, at: meta.hubAt, before }],
  };
}

export function deliberationEnded(meeting: Meeting, meta: EventMeta): Meeting {
  return {
    ...meeting,
    deliberations: meeting.deliberations.map((entry, index) =>
      index === meeting.deliberations.length - 1 ? { ...entry, endedAt: meta.hubAt } : entry,
    ),
  };
}

export function deliberationStated(
  meeting: Meeting,
  payload: PayloadOf<'meeting.deliberationStated'>,
): Meeting {
  const { statement, signature, certificateSha256 } = payload;
  const stated = meeting.deliberations.findIndex(
    (entry) =>
      entry.beganAt === payload.beganAt && entry.endedAt === payload.endedAt && entry.statement === null,
  );
  return {
    ...meeting,
    deliberations: meeting.deliberations.map((entry, index) =>
      index === stated ? { ...entry, statement, signature, certificateSha256 } : entry,
    ),
  };
}

const EMPTY_PART: ClosedPart = { ...EMPTY_RECORD, stepLog: [] };

export function withClosedPart(
  state: PanelState,
  meetingId: MeetingId,
  change: (part: ClosedPart) => ClosedPart,
): PanelState {
  const part = state.meetings[meetingId] ?? EMPTY_PART;
  return { ...state, meetings: { ...state.meetings, [meetingId]: change(part) } };
}
