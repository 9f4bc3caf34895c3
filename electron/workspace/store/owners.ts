import {
  deviceIdSchema,
  memberIdSchema,
  type DeviceId,
  type DossierId,
  type MemberId,
} from '#shared/domain/ids.ts';
import type { IdSource } from '#shared/lib/ports.ts';
import type { Sqlite } from './open-database.ts';

/** An account as this profile knows it. The device is new with the database: numbers of a lost one are never used again. */
export interface Owner {
  readonly ownerId: number;
  readonly accountId: string;
  readonly deviceId: DeviceId;
}

interface OwnerRow {
  readonly owner_id: number;
  readonly device_id: string;
}

export function ownerOf(db: Sqlite, ids: IdSource, accountId: string): Owner {
  db.prepare(
    'INSERT INTO owners (account_id, device_id) VALUES (?, ?) ON CONFLICT (account_id) DO NOTHING',
  ).run(accountId, ids.newId());
  const row = db
    .prepare<[string], OwnerRow>('SELECT owner_id, device_id FROM owners WHERE account_id = ?')
    .get(accountId);
  if (!row) throw new Error('an owner that was just written is there');
  return { ownerId: row.owner_id, accountId, deviceId: deviceIdSchema.parse(row.device_id) };
}

/** Which seat the owner has in which dossier. */
export class SeatRows {
  readonly #find;
  readonly #put;

  constructor(db: Sqlite, { ownerId }: Owner) {
    const find = db.prepare<[number, string], { member_id: string }>(
      'SELECT member_id FROM seats WHERE owner_id = ? AND dossier_id = ?',
    );
    const put = db.prepare(
      `INSERT INTO seats (owner_id, dossier_id, member_id) VALUES (?, ?, ?)
       ON CONFLICT (owner_id, dossier_id) DO UPDATE SET member_id = excluded.member_id`,
    );
    this.#find = (dossierId: DossierId) => find.get(ownerId, dossierId);
    this.#put = (dossierId: DossierId, memberId: MemberId) => put.run(ownerId, dossierId, memberId);
  }

  find(dossierId: DossierId): MemberId | null {
    const row = this.#find(dossierId);
    return row ? memberIdSchema.parse(row.member_id) : null;
  }

  remember(dossierId: DossierId, memberId: MemberId): void {
    this.#put(dossierId, memberId);
  }
}
