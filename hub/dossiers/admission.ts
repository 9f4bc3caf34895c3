import type { Command } from '#shared/domain/command.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Files } from '../files/files.ts';
import { UPLOAD_EXPIRY_MS } from '../files/upload-upkeep.ts';
import type { UploadsTable } from '../files/uploads-table.ts';
import { hasDuty } from '../registry/accounts-table.ts';
import type { Registry } from '../registry/registry.ts';
import type { RoomSession } from '../room/ports.ts';
import { faultOf } from '../runtime/faults.ts';

/** What the rules of a dossier cannot know: the duty of the account behind a seat, and who uploaded a file. */
export class Admission {
  readonly #registry: Registry;
  readonly #uploads: UploadsTable;
  readonly #files: Files;
  readonly #clock: Clock;

  constructor(registry: Registry, uploads: UploadsTable, files: Files, clock: Clock) {
    this.#registry = registry;
    this.#uploads = uploads;
    this.#files = files;
    this.#clock = clock;
  }

  /** Null lets the command on to the rules. */
  async admit({ memberId }: RoomSession, dossierId: DossierId, command: Command): Promise<Fault | null> {
    switch (command.type) {
      case 'dossier.create': {
        const accountId = this.#registry.seats.accountOf(dossierId, memberId);
        const account = accountId === undefined ? undefined : this.#registry.accounts.find(accountId);
        return account && hasDuty(account, 'clerk')
          ? null
          : faultOf('forbidden', 'clerks open dossiers (HU5)');
      }
      case 'report.addVersion': {
        const acceptedAfter = this.#clock.nowMs() - UPLOAD_EXPIRY_MS;
        const uploaded = this.#uploads.findFile(dossierId, memberId, command.file.sha256, acceptedAfter);
        if (!uploaded || canonicalJson(uploaded) !== canonicalJson(command.file)) {
          return faultOf('forbidden', 'this member uploaded no such file to this dossier (FI4)');
        }
        this.#files.touch(uploaded.sha256);
        return null;
      }
      default:
        return null;
    }
  }
}
