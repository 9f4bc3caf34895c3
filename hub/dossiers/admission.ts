import type { Command } from '#shared/domain/command.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { UploadsTable } from '../files/uploads-table.ts';
import { hasDuty } from '../registry/accounts-table.ts';
import type { Registry } from '../registry/registry.ts';
import type { RoomSession } from '../room/ports.ts';
import { faultOf } from '../runtime/faults.ts';

/** What the rules of a dossier cannot know: the duty of the account behind a seat, and who uploaded a file. */
export class Admission {
  readonly #registry: Registry;
  readonly #uploads: UploadsTable;

  constructor(registry: Registry, uploads: UploadsTable) {
    this.#registry = registry;
    this.#uploads = uploads;
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
        const uploaded = this.#uploads.findFile(dossierId, memberId, command.file.sha256);
        return uploaded && canonicalJson(uploaded) === canonicalJson(command.file)
          ? null
          : faultOf('forbidden', 'this member uploaded no such file to this dossier (FI4)');
      }
      default:
        return null;
    }
  }
}
