import type { DossierId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { Registry } from '../registry/registry.ts';
import type { Committed } from '../room/ports.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';
import { ChangeLetters } from './change-letters.ts';
import { ContactsTable } from './contacts-table.ts';
import { LetterDesk } from './letter-desk.ts';
import { LettersTable } from './letters-table.ts';
import { FIRST_PAUSE_MS, MailQueue } from './mail-queue.ts';
import { NoticesTable } from './notices-table.ts';
import { smtpPostman } from './postman.ts';
import { remindOfMeetings } from './reminders.ts';
import type { SmtpSettings } from './smtp-settings.ts';
import { letterWriter, type LetterWriterPorts } from './write-letter.ts';

/** The parts of the hub that write to people. Without a mail server nothing is queued and nothing is sent. */
export function openMail(ports: {
  readonly db: Sqlite;
  readonly smtp: SmtpSettings | null;
  readonly registry: Registry;
  readonly rooms: Rooms;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: () => string;
  readonly invite: LetterWriterPorts['invite'];
  readonly firstPauseMs?: number | undefined;
}) {
  const { db, smtp, rooms, clock } = ports;
  const tables = {
    contacts: new ContactsTable(db),
    notices: new NoticesTable(db),
    letters: new LettersTable(db),
  };
  const queue =
    smtp &&
    new MailQueue({
      table: tables.letters,
      write: letterWriter({ ...ports, ...tables, from: smtp.from }),
      post: smtpPostman(smtp),
      clock,
      log: ports.log,
      firstPauseMs: ports.firstPauseMs ?? FIRST_PAUSE_MS,
    });
  const wake = (): void => queue?.wake();
  const failed = (error: unknown): void => ports.log.error('mail.changesFailed', errorFields(error));
  const changes = queue && new ChangeLetters({ ...ports, ...tables, wake });
  return {
    /** A dossier is in memory, or something was committed in it. */
    look: (dossierId: DossierId, state: DossierState): void => {
      void changes?.tell(dossierId, state).catch(failed);
    },
    committed: (committed: Committed): void => {
      void changes?.committed(committed).catch(failed);
    },
    desk: new LetterDesk({ ...ports, ...tables, from: smtp?.from ?? null, wake }),
    /** Sends what an earlier process left waiting, and says what it left unsaid. */
    recover: (): void => {
      wake();
      void changes?.recover().catch(failed);
    },
    remind: async (): Promise<void> => {
      if (!queue) return;
      await changes?.retry();
      await remindOfMeetings({
        ...tables,
        clock,
        wake,
        stateOf: (dossierId) => rooms.use(dossierId, (room) => room.readState()),
      });
    },
    close: async (): Promise<void> => {
      changes?.close();
      await queue?.close();
    },
  };
}
