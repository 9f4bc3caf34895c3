import { readFile } from 'node:fs/promises';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Seat } from '#shared/domain/dossier/member.ts';
import {
  dossierIdSchema,
  itemIdSchema,
  meetingIdSchema,
  stepIdSchema,
  versionIdSchema,
  type DossierId,
  type MeetingId,
} from '#shared/domain/ids.ts';
import { allMembers, isRecused, ledgersOf } from '#shared/domain/ledger/access.ts';
import { agendaMinutes } from '#shared/domain/meeting/default-agenda.ts';
import { requireMeeting } from '#shared/domain/meeting/require.ts';
import { practiceAgenda } from '#shared/domain/rehearsal/practice-agenda.ts';
import { practiceChair } from '#shared/domain/rehearsal/practice-chair.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import type { Clock, IdSource } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { RehearsalAnswer } from '#shared/protocol/rehearsal.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Caller } from '../accounts/sessions.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import { seatedState } from '../dossiers/seated-state.ts';
import type { Files } from '../files/files.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import { KeyedTurns } from '../runtime/keyed-turns.ts';
import { PRACTICE_REPORTS } from './practice-reports.ts';
import type { RehearsalsTable } from './rehearsals-table.ts';

export interface RehearsalsPorts {
  readonly registry: Registry;
  readonly rooms: Rooms;
  readonly table: RehearsalsTable;
  readonly files: Files;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly ids: IdSource;
}

type BeginRehearsal = CommandOf<'rehearsal.begin'>;

const MINUTE_MS = 60_000;

/** 演练: a practice dossier for a meeting, with the people of the real one and nothing else of it. */
export class Rehearsals {
  readonly #ports: RehearsalsPorts;
  readonly #turns = new KeyedTurns();

  constructor(ports: RehearsalsPorts) {
    this.#ports = ports;
  }

  /** The rehearsal of a meeting that is not over, for who takes part in it. */
  async current(
    caller: Caller,
    dossierId: DossierId,
    meetingId: MeetingId,
  ): Promise<Result<RehearsalAnswer, Fault>> {
    const seated = await seatedState(this.#ports, caller, dossierId);
    if (!seated.ok) return seated;
    return ok({ rehearsal: await this.#running(caller, dossierId, meetingId) });
  }

  /** Begins one, or answers with the one that is not over yet. */
  begin(caller: Caller, dossierId: DossierId, meetingId: MeetingId): Promise<Result<RehearsalAnswer, Fault>> {
    return this.#turns.run(`${dossierId}/${meetingId}`, async () => {
      const seated = await seatedState(this.#ports, caller, dossierId);
      if (!seated.ok) return seated;
      const { state, member } = seated.value;
      if (member.role !== 'clerk') return refuse('forbidden', 'the dossier’s clerk rehearses');
      const meeting = requireMeeting(state, meetingId);
      if (!meeting.ok || state.parties.dossier?.rehearsal) return refuse('notFound', 'no such meeting');
      if (meeting.value.status !== 'scheduled') return refuse('forbidden', 'the meeting has begun');
      const running = await this.#running(caller, dossierId, meetingId);
      if (running) return ok({ rehearsal: running });
      const allowed = await this.#ports.limiter.take('rehearsalsPerAccount', caller.account.accountId);
      if (!allowed.ok) return allowed;
      return this.#begin(caller, dossierId, state, meeting.value);
    });
  }

  async #running(
    caller: Caller,
    dossierId: DossierId,
    meetingId: MeetingId,
  ): Promise<RehearsalAnswer['rehearsal']> {
    const { table, rooms, registry } = this.#ports;
    const practiceId = table.find(dossierId, meetingId);
    const memberId = practiceId && registry.seats.memberOf(caller.account.accountId, practiceId);
    if (!practiceId || !memberId) return null;
    const practice = await rooms.use(practiceId, (room) => room.readState());
    if (!ledgersOf(practice, memberId).includes('parties')) return null;
    const [practised] = Object.values(practice.parties.meetings);
    return practised ? { dossierId: practiceId, meetingId: practised.meetingId, memberId } : null;
  }

  /** Seats first, as with an invitation: the list rows of the first commit find their accounts. */
  async #begin(
    caller: Caller,
    dossierId: DossierId,
    state: DossierState,
    meeting: Meeting,
  ): Promise<Result<RehearsalAnswer, Fault>> {
    const { registry, rooms, table, clock, ids } = this.#ports;
    const people = this.#peopleOf(dossierId, state);
    const items = await this.#itemsOf(state, meeting, people);
    const practiceId = dossierIdSchema.parse(ids.newId());
    const now = clock.nowMs();
    const command = practiceCommand(dossierId, state, meeting, { seats: people, items, ids, now });
    if (!command) return refuse('notFound', 'no such dossier');
    registry.transaction(() => {
      for (const { memberId } of people) {
        const accountId = registry.seats.accountOf(dossierId, memberId);
        if (accountId !== undefined) registry.seats.bind(practiceId, memberId, accountId, now);
      }
      table.put(dossierId, meeting.meetingId, practiceId);
      registry.audit.write(now, 'rehearsal.begun', caller.account.accountId, `${dossierId}/${practiceId}`);
    });
    const outcome = await rooms.use(practiceId, (room) => room.system(command));
    if (outcome.result === 'rejected') return refuse('internal', outcome.rejection.code);
    return ok({ rehearsal: await this.#running(caller, dossierId, meeting.meetingId) });
  }

  /** The reports of the sample, stored like any of the hub's documents: the bytes are the same every time. */
  #itemsOf(
    state: DossierState,
    meeting: Meeting,
    people: readonly Seat[],
  ): Promise<BeginRehearsal['items'][number][]> {
    const { files, ids } = this.#ports;
    return Promise.all(
      PRACTICE_REPORTS.map(async ({ matter, title, path, pages }) => {
        const chair = practiceChair(state, meeting, matter);
        return {
          item: { itemId: itemIdSchema.parse(ids.newId()), matter, reportTitle: title },
          version: {
            versionId: versionIdSchema.parse(ids.newId()),
            file: await files.putDocument(await readFile(path), `${title}.pdf`, pages),
          },
          chair: people.find(({ memberId }) => memberId === chair)?.memberId ?? null,
        };
      }),
    );
  }

  /** Who has joined the real dossier and may still take part in it; each keeps their seat's id, and reads all reports. */
  #peopleOf(dossierId: DossierId, state: DossierState): readonly Seat[] {
    const { seats } = this.#ports.registry;
    return allMembers(state)
      .filter(
        ({ memberId, status }) =>
          status === 'joined' &&
          !isRecused(state, memberId) &&
          seats.accountOf(dossierId, memberId) !== undefined,
      )
      .map(({ status: _status, ...seat }) => ({ ...seat, itemIds: [] }));
  }
}

function practiceCommand(
  dossierId: DossierId,
  state: DossierState,
  meeting: Meeting,
  {
    seats,
    items,
    ids,
    now,
  }: {
    readonly seats: readonly Seat[];
    readonly items: BeginRehearsal['items'];
    readonly ids: IdSource;
    readonly now: number;
  },
): BeginRehearsal | null {
  const info = state.parties.dossier;
  if (!info) return null;
  const steps = practiceAgenda(
    items.map(({ item }) => item.itemId),
    () => stepIdSchema.parse(ids.newId()),
  );
  const { hostUnit, ownerUnit, compilerUnit } = info;
  return {
    type: 'rehearsal.begin',
    of: { dossierId, meetingId: meeting.meetingId },
    title: `【演练】${info.title}`.slice(0, 200),
    hostUnit,
    ownerUnit,
    compilerUnit,
    items,
    seats: [...seats],
    meeting: {
      meetingId: meetingIdSchema.parse(ids.newId()),
      title: `【演练】${meeting.title}`.slice(0, 200),
      startsAt: now,
      endsAt: now + agendaMinutes(steps) * MINUTE_MS,
      steps,
    },
  };
}
