import { BrowserWindow, dialog, webContents } from 'electron';
import fs from 'node:fs';
import type { DossierId, Sha256 } from '#shared/domain/ids.ts';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { ipcContract } from '#shared/protocol/ipc/contract.ts';
import { safeName } from './safe-name.ts';

/** Asks where to, then brings the verified bytes there. False when the person changed their mind. */
export async function saveFile(
  request: (method: 'file.ensure', request: { dossierId: DossierId; sha256: Sha256 }) => Promise<unknown>,
  windowId: number,
  dossierId: DossierId,
  file: SavedFile,
): Promise<Result<boolean, Fault>> {
  const target = await askWhere(windowId, safeName(file.name));
  if (target === null) return ok(false);
  const answer = await request('file.ensure', { dossierId, sha256: file.sha256 });
  const ensured = ipcContract['file.ensure'].response.parse(answer);
  if (!ensured.ok) return ensured;
  try {
    // Under another name until it is whole: a copy that was interrupted is not taken for the file.
    await fs.promises.copyFile(ensured.value.path, `${target}.part`);
    await fs.promises.rename(`${target}.part`, target);
    return ok(true);
  } catch (error) {
    await fs.promises.rm(`${target}.part`, { force: true });
    const message = error instanceof Error ? error.message : String(error);
    return err({ code: 'internal', message, retry: 'afterUserAction' });
  }
}

/** The system's dialog; null when it was called off. */
export async function askWhere(windowId: number, defaultPath: string): Promise<string | null> {
  const contents = webContents.fromId(windowId);
  const window = contents ? BrowserWindow.fromWebContents(contents) : null;
  const options = { defaultPath, properties: ['showOverwriteConfirmation' as const] };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
