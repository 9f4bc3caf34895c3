import type { Clock } from '#shared/lib/ports.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { Registry } from '../registry/registry.ts';
import type { Log } from '../runtime/log.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';
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
      write: letterWriter({ ...ports, ...tables }),
      post: smtpPostman(smtp),
      clock,
      log: ports.log,
      firstPauseMs: ports.firstPauseMs ?? FIRST_PAUSE_MS,
    });
  const wake = (): void => queue?.wake();
  return {
    desk: new LetterDesk({ ...ports, ...tables, from: smtp?.from ?? null, wake }),
    /** Sends what an earlier process left waiting. */
    wake,
    remind: async (): Promise<void> => {
      if (!queue) return;
      await remindOfMeetings({
        ...tables,
        clock,
        wake,
        stateOf: (dossierId) => rooms.use(dossierId, (room) => room.readState()),
      });
    },
    close: async (): Promise<void> => queue?.close(),
  };
}
