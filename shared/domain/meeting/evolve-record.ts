import type { DomainEvent, EventMeta, EventOf } from '../event.ts';
import type { PanelState, PartiesState } from '../state.ts';
import type { Correction, MeetingRecord } from './record.ts';
import { withClosedPart, withMeeting } from './evolve.ts';

/** The events that the record of a meeting is made of, in front of closed doors as well as behind them. */
const RECORD_EVENTS = [
  'meeting.attendanceRecorded',
  'meeting.admitted',
  'meeting.sentBack',
  'meeting.identityChecked',
  'meeting.attendanceCorrected',
  'meeting.rollCallAnswered',
  'meeting.ruleOverridden',
  'meeting.interrupted',
  'meeting.resumed',
] as const;
export type RecordEvent = EventOf<(typeof RECORD_EVENTS)[number]>;

export function isRecordEvent(event: DomainEvent): event is RecordEvent {
  return RECORD_EVENTS.some((type) => type === event.type);
}

export function recordedByParties(state: PartiesState, event: RecordEvent, meta: EventMeta): PartiesState {
  return withMeeting(state, event.payload.meetingId, (meeting) => ({
    ...meeting,
    ...recordWith(meeting, event, meta, {}),
  }));
}

export function recordedByPanel(state: PanelState, event: RecordEvent, meta: EventMeta): PanelState {
  const deliberation = 'deliberation' in event.payload ? event.payload.deliberation : undefined;
  return withClosedPart(state, event.payload.meetingId, (part) => ({
    ...part,
    ...recordWith(part, event, meta, { deliberation: deliberation ?? 0 }),
  }));
}

/** What changes of a record; `mark` says during which deliberation a line was written. */
function recordWith(
  record: MeetingRecord,
  event: RecordEvent,
  meta: EventMeta,
  mark: { readonly deliberation?: number },
): Partial<MeetingRecord> {
  const { hubAt: at, actor: by } = meta;
  switch (event.type) {
    case 'meeting.attendanceRecorded': {
      const { memberId, kind } = event.payload;
      return { attendance: [...record.attendance, { memberId, kind, at, by, ...mark }] };
    }
    case 'meeting.admitted': {
      const lines = event.payload.memberIds.map(
        (memberId) => ({ memberId, kind: 'admitted', at, by, ...mark }) as const,
      );
      return { attendance: [...record.attendance, ...lines] };
    }
    case 'meeting.sentBack': {
      const { memberId, reason } = event.payload;
      return {
        attendance: [...record.attendance, { memberId, kind: 'sentBack', reason, at, by, ...mark }],
      };
    }
    case 'meeting.identityChecked': {
      const { memberId, how } = event.payload;
      return {
        attendance: [...record.attendance, { memberId, kind: 'identityChecked', how, at, by, ...mark }],
      };
    }
    case 'meeting.attendanceCorrected': {
      const { memberId, intervals, reason, covers } = event.payload;
      const correction: Correction = { memberId, intervals, reason, covers, at, by };
      return { corrections: [...record.corrections, correction] };
    }
    case 'meeting.rollCallAnswered': {
      const { memberId, conflict } = event.payload;
      return { rollCall: [...record.rollCall, { memberId, conflict, at }] };
    }
    case 'meeting.ruleOverridden': {
      const { stepId, obstacles, reason } = event.payload;
      return { overrides: [...record.overrides, { stepId, obstacles, reason, at, by }] };
    }
    case 'meeting.interrupted': {
      const { fault, note } = event.payload;
      return {
        interruptions: [...record.interruptions, { fault, note, at, by, resumedAt: null, ...mark }],
      };
    }
    case 'meeting.resumed': {
      const last = record.interruptions.length - 1;
      return {
        interruptions: record.interruptions.map((entry, index) =>
          index === last && entry.resumedAt === null ? { ...entry, resumedAt: at } : entry,
        ),
      };
    }
  }
}
