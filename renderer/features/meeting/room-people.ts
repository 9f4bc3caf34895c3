import type { MemberId } from '#shared/domain/ids.ts';
import { isRecused } from '#shared/domain/ledger/access.ts';
import { membersInRoom } from '#shared/domain/meeting/door.ts';
import { rollCallOf, signInSheet } from '#shared/domain/meeting/meeting.ts';
import { hasBegunRollCall } from '#shared/domain/meeting/roll-call.ts';
import { isSignedIn, type SheetLine } from '#shared/domain/meeting/sign-in-sheet.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import { peopleOf, type Person } from '#renderer/app/dossier/person.ts';

export type Answered = 'noConflict' | 'conflict' | 'unanswered' | null;

/** A person as the room has them: online and signed in are two things. */
export interface RoomPerson {
  readonly person: Person;
  readonly line: SheetLine | undefined;
  readonly isOnline: boolean;
  /** 有无回避; null for those who are not asked, or not yet. */
  readonly answered: Answered;
}

export interface RoomCompany {
  readonly signedIn: readonly RoomPerson[];
  /** In the room at a screen, and not on the sign-in sheet. */
  readonly inRoom: readonly RoomPerson[];
  /** At the door: online before it, or signed in and put out by closed doors. */
  readonly waiting: readonly RoomPerson[];
  readonly left: readonly RoomPerson[];
  readonly missing: readonly RoomPerson[];
}

/** `atRoom`: members whose screen shows the meeting now, as far as the viewer is told. */
export function roomCompany(
  state: DossierState,
  meeting: Meeting,
  atRoom: ReadonlySet<MemberId>,
): RoomCompany {
  const sheet = signInSheet(state, meeting.meetingId);
  const known = membersInRoom(state);
  // Outside the panel one does not hold the experts' seats; whoever of them is announced and signed in is in the room.
  const mayBeIn = (person: Person, line: SheetLine | undefined): boolean =>
    known.has(person.memberId) || (line !== undefined && isSignedIn(line) && person.role === 'expert');
  const answers = new Map(
    rollCallOf(state, meeting.meetingId).map(({ memberId, conflict }) => [memberId, conflict]),
  );
  const isAsked = hasBegunRollCall(state, meeting);
  const company = {
    signedIn: [] as RoomPerson[],
    inRoom: [] as RoomPerson[],
    waiting: [] as RoomPerson[],
    left: [] as RoomPerson[],
    missing: [] as RoomPerson[],
  };
  for (const person of peopleOf(state)) {
    if (person.status !== 'joined') continue;
    const line = sheet.get(person.memberId);
    const isOnline = atRoom.has(person.memberId);
    const answer = answers.get(person.memberId);
    const isThere = line !== undefined && isSignedIn(line);
    const entry: RoomPerson = {
      person,
      line,
      isOnline,
      answered:
        person.role !== 'expert'
          ? null
          : answer === true || isRecused(state, person.memberId)
            ? 'conflict'
            : answer === false
              ? 'noConflict'
              : isAsked && isThere
                ? 'unanswered'
                : null,
    };
    company[placeOf(entry, mayBeIn(person, line))].push(entry);
  }
  return company;
}

function placeOf({ line, isOnline }: RoomPerson, mayBeIn: boolean): keyof RoomCompany {
  const isThere = line !== undefined && isSignedIn(line);
  if (!mayBeIn && (isThere || isOnline)) return 'waiting';
  if (isThere) return 'signedIn';
  if (isOnline) return 'inRoom';
  return (line?.intervals.length ?? 0) > 0 || (line?.struck.length ?? 0) > 0 ? 'left' : 'missing';
}
