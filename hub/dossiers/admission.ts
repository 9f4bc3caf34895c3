import type { Command } from '#shared/domain/command.ts';
import { isSamePicture } from '#shared/domain/comment/pictures.ts';
import { cleanPictureName } from '#shared/domain/file-name.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
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
      case 'report.addVersion':
      case 'recording.keep': {
        const uploaded = this.#uploadedBy(dossierId, memberId, command.file.sha256);
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

  /**
   * Whether one of these is not a picture that this member uploaded to this dossier lately (PC4, FI4). The bytes
   * and what they are must be what the hub found; the name only has to be a clean one.
   */
  async lacksPicture(
    { memberId }: RoomSession,
    dossierId: DossierId,
    pictures: readonly PictureRef[],
  ): Promise<boolean> {
    for (const picture of pictures) {
      const uploaded = this.#uploadedBy(dossierId, memberId, picture.sha256);
      const isHere = uploaded !== undefined && 'width' in uploaded && isSamePicture(uploaded, picture);
      if (!isHere || cleanPictureName(picture.name, picture.kind) !== picture.name) return true;
      this.#files.touch(picture.sha256);
    }
    return false;
  }

  #uploadedBy(dossierId: DossierId, memberId: RoomSession['memberId'], sha256: string) {
    const acceptedAfter = this.#clock.nowMs() - UPLOAD_EXPIRY_MS;
    return this.#uploads.findFile(dossierId, memberId, sha256, acceptedAfter);
  }
}
