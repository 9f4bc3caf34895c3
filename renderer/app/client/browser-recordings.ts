import type { DossierId, RecordingId, Sha256 } from '#shared/domain/ids.ts';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { err, ok } from '#shared/lib/result.ts';
import { sendRecording, type UploadTarget } from './browser-upload.ts';
import type { FaultResult } from './client.ts';
import type { FileAddress } from './pictures-desk.ts';
import { heldRecording } from './playable-recording.ts';
import type { RecordingsDesk } from './recordings-desk.ts';

const FOLDER = 'recordings';
const DIGITS = 8;

/**
 * The page's own file system (OPFS): a folder a recording, a file a piece. Adding to a file would copy all of it each
 * time; so a piece costs what it is long, and a crash loses the one that was being written.
 */
export class BrowserRecordings implements RecordingsDesk {
  readonly #root: () => Promise<FileSystemDirectoryHandle>;
  readonly #target: () => UploadTarget;
  readonly #addressOf: (dossierId: DossierId, sha256: Sha256) => FileAddress;
  readonly #counts = new Map<RecordingId, { pieces: number; sizeBytes: number }>();
  readonly canKeep: boolean;

  constructor(
    target: () => UploadTarget,
    addressOf: (dossierId: DossierId, sha256: Sha256) => FileAddress,
    storage: Pick<StorageManager, 'getDirectory'> | undefined = navigator.storage,
  ) {
    this.canKeep = typeof storage?.getDirectory === 'function';
    this.#root = async () => {
      if (!storage) throw new Error('no file system');
      return (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    };
    this.#target = target;
    this.#addressOf = addressOf;
  }

  append: RecordingsDesk['append'] = async (recordingId, piece) => {
    try {
      const folder = await (await this.#root()).getDirectoryHandle(recordingId, { create: true });
      const count = this.#counts.get(recordingId) ?? countOf(await piecesIn(folder));
      const name = String(count.pieces).padStart(DIGITS, '0');
      const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writer.write(piece);
      await writer.close();
      const sizeBytes = count.sizeBytes + piece.size;
      this.#counts.set(recordingId, { pieces: count.pieces + 1, sizeBytes });
      return ok({ sizeBytes });
    } catch {
      return err({ code: 'tooLarge', message: 'the browser has no room', retry: 'afterUserAction' });
    }
  };

  size: RecordingsDesk['size'] = async (recordingId) => countOf(await this.#pieces(recordingId)).sizeBytes;

  async send(
    dossierId: DossierId,
    recordingId: RecordingId,
    name: string,
  ): Promise<FaultResult<RecordingRef>> {
    const pieces = await this.#pieces(recordingId);
    return pieces.length > 0
      ? sendRecording(this.#target(), dossierId, new Blob([...pieces]), name)
      : err({ code: 'notFound', message: 'nothing of this recording is here', retry: 'never' });
  }

  drop: RecordingsDesk['drop'] = async (recordingId) => {
    this.#counts.delete(recordingId);
    const root = await this.#root().catch(() => null);
    await root?.removeEntry(recordingId, { recursive: true }).catch(() => undefined); // gone already
  };

  open: RecordingsDesk['open'] = (dossierId, file) =>
    heldRecording(() => this.#addressOf(dossierId, file.sha256), file);

  async #pieces(recordingId: RecordingId): Promise<readonly File[]> {
    try {
      return await piecesIn(await (await this.#root()).getDirectoryHandle(recordingId));
    } catch {
      return [];
    }
  }
}

/** In their order. A piece that was being written in a crash is not there: it appears when it is closed. */
async function piecesIn(folder: FileSystemDirectoryHandle): Promise<readonly File[]> {
  const files: File[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === 'file') files.push(await handle.getFile());
  }
  return files.filter(({ size }) => size > 0).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function countOf(files: readonly File[]): { readonly pieces: number; readonly sizeBytes: number } {
  const last = files.at(-1)?.name;
  const sizeBytes = files.reduce((sum, { size }) => sum + size, 0);
  return { pieces: last === undefined ? 0 : Number(last) + 1, sizeBytes };
}
