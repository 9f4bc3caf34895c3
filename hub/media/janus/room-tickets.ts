import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { RoomTicket } from './janus-room.ts';

const fileSchema = z.array(z.object({ room: z.number(), secret: z.string() }).strict());

/** Rooms of ours that Janus may still have, on the disk before they are made: so a hub that was killed clears up after itself. */
export class RoomTickets {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  all(): readonly RoomTicket[] {
    try {
      return fileSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8'))).data ?? [];
    } catch {
      return []; // none yet, or nothing that can be read: a room without people costs Janus next to nothing
    }
  }

  add(ticket: RoomTicket): void {
    this.#write([...this.all(), ticket]);
  }

  remove({ room }: RoomTicket): void {
    this.#write(this.all().filter((ticket) => ticket.room !== room));
  }

  #write(tickets: readonly RoomTicket[]): void {
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(tickets), { mode: 0o600 });
    renameSync(next, this.#file);
  }
}
