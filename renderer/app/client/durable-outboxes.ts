import type { DeviceId, DossierId } from '#shared/domain/ids.ts';
import type { KeptText, TextDisk } from './durable-texts.ts';
import { isEmptyOutbox, parseOutbox, type KeptOutbox } from './kept-outbox.ts';
import { WatchedValue } from './watched.ts';

const PREFIX = 'outbox:';

/** An outbox of a tab that is gone, and the name it lies under. */
export interface Orphan {
  readonly key: string;
  readonly kept: KeptOutbox;
}

/**
 * Unsent commands and returned drafts in the browser's database, one record for each account, tab and dossier
 * (BC9). A browser that is killed finds them again: the next tab takes up what a tab that is gone left behind, in one
 * write with its own, so that no record is taken up twice.
 */
export class DurableOutboxes {
  /** All that is unsent in this tab is on the disk. */
  readonly isKept = new WatchedValue(true);
  readonly #disk: TextDisk;
  readonly #own: DeviceId;
  readonly #found: Map<string, KeptOutbox>;
  #waiting = new Map<string, string | null>();
  #turn: Promise<void> = Promise.resolve();
  #isDue = false;

  private constructor(disk: TextDisk, own: DeviceId, found: Map<string, KeptOutbox>) {
    this.#disk = disk;
    this.#own = own;
    this.#found = found;
  }

  /**
   * Reads what there is. `claim` says whether the tab that spoke as a device is gone, and keeps all others from
   * taking up its words for as long as this page lives. A browser without a database has nothing, and keeps nothing.
   */
  static async open(
    disk: TextDisk,
    own: DeviceId,
    claim: (device: string) => Promise<boolean>,
  ): Promise<DurableOutboxes> {
    const texts = await disk.under(PREFIX).catch(() => new Map<string, KeptText>());
    const devices = new Set([...texts.keys()].map((key) => placeOf(key).device));
    const claimed = new Set<string>([own]);
    for (const device of devices) if (device !== own && (await claim(device))) claimed.add(device);
    const found = new Map<string, KeptOutbox>();
    for (const [key, { text }] of texts) {
      const kept = parseOutbox(text);
      if (kept && claimed.has(placeOf(key).device)) found.set(key, kept);
    }
    return new DurableOutboxes(disk, own, found);
  }

  /** Dossiers in which this account has words on the disk that are this tab's to send. */
  dossiers(accountId: string): readonly DossierId[] {
    const places = [...this.#found.keys()].map(placeOf).filter((place) => place.account === accountId);
    return [...new Set(places.map(({ dossier }) => dossier as DossierId))]; // written by `save` under that name
  }

  own(accountId: string, dossierId: DossierId): KeptOutbox | null {
    return this.#found.get(this.#key(accountId, dossierId)) ?? null;
  }

  orphans(accountId: string, dossierId: DossierId): readonly Orphan[] {
    return [...this.#found].flatMap(([key, kept]) => {
      const { account, device, dossier } = placeOf(key);
      return account === accountId && dossier === dossierId && device !== this.#own ? [{ key, kept }] : [];
    });
  }

  /** `taken`: orphans that are in it now. */
  save(accountId: string, dossierId: DossierId, kept: KeptOutbox, taken: readonly Orphan[] = []): void {
    for (const { key } of taken) this.#put(key, null);
    const key = this.#key(accountId, dossierId);
    if (isEmptyOutbox(kept) && !this.#found.has(key) && !this.#waiting.has(key)) return;
    this.#put(key, isEmptyOutbox(kept) ? null : kept);
  }

  /** The right to a dossier has ended, or with none named to all of them: the person has logged out. */
  async forget(accountId: string, dossierId?: DossierId): Promise<void> {
    for (const key of [...this.#found.keys()]) {
      const { account, dossier } = placeOf(key);
      if (account === accountId && (dossierId === undefined || dossier === dossierId)) this.#put(key, null);
    }
    await this.#turn;
  }

  #put(key: string, kept: KeptOutbox | null): void {
    if (kept) this.#found.set(key, kept);
    else this.#found.delete(key);
    this.#waiting.set(key, kept && JSON.stringify(kept));
    this.isKept.set(false);
    if (this.#isDue) return;
    this.#isDue = true;
    this.#turn = this.#turn.then(() => this.#write());
  }

  async #write(): Promise<void> {
    this.#isDue = false;
    const texts = this.#waiting;
    this.#waiting = new Map();
    const at = Date.now();
    try {
      await this.#disk.write(new Map([...texts].map(([key, text]) => [key, { text, at }])));
      if (this.#waiting.size === 0) this.isKept.set(true);
    } catch {
      // They are in the tab's own storage; what comes next is written together with them.
      this.#waiting = new Map([...texts, ...this.#waiting]);
    }
  }

  #key(accountId: string, dossierId: DossierId): string {
    return `${PREFIX}${accountId}:${this.#own}:${dossierId}`;
  }
}

function placeOf(key: string): {
  readonly account: string;
  readonly device: string;
  readonly dossier: string;
} {
  const [account = '', device = '', dossier = ''] = key.slice(PREFIX.length).split(':');
  return { account, device, dossier };
}
