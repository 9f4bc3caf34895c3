import fs from 'node:fs';
import path from 'node:path';
import type { IpcEvent } from '#shared/protocol/ipc/contract.ts';
import { BlobCache } from './files/blob-cache.ts';
import { Uploads } from './files/uploads.ts';
import { createHandlers } from './handlers.ts';
import { serveIpc } from './ipc-server.ts';
import { startEmbeddedHub } from './link/embedded-hub.ts';
import { FileTokenVault } from './link/token-vault.ts';
import type { ParentPort } from './parent-port.ts';
import { logLine } from './runtime.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase } from './store/open-database.ts';
import { openPageTexts } from './store/page-texts.ts';
import { Settings } from './store/settings.ts';
import { Workspace } from './workspace.ts';

export interface WorkspaceOptions {
  readonly dataDir: string;
  /** A hub to use when none was chosen yet. */
  readonly firstHub?: string | null;
  /** Start the hub of this machine when none was chosen yet. */
  readonly embedByDefault?: boolean;
  /** Where an embedded hub listens; this machine alone by default. */
  readonly hubHost?: string | undefined;
}

/** Puts a workspace together and serves it on a port. The returned function closes the database. */
export function startWorkspace(port: ParentPort, options: WorkspaceOptions): () => Promise<void> {
  const { dataDir, hubHost } = options;
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = openDatabase(path.join(dataDir, 'replica.db'));
  migrate(db);
  const settings = new Settings(db);
  const blobs = new BlobCache(path.join(dataDir, 'blobs'));
  const pageTexts = openPageTexts(path.join(dataDir, 'index.db'));
  const tell = (event: IpcEvent): void => port.send({ kind: 'event', event });
  const workspace = new Workspace({
    db,
    settings,
    vault: new FileTokenVault(dataDir),
    blobs,
    picturesDir: path.join(dataDir, 'pictures'),
    recordingsDir: path.join(dataDir, 'recordings'),
    pageTexts,
    tell,
    startHub: (fixedPort) => startEmbeddedHub(dataDir, fixedPort, hubHost),
    log: logLine,
  });
  const uploads = new Uploads(blobs, (uploadId, progress) =>
    tell({ type: 'uploadProgress', uploadId, progress }),
  );
  serveIpc(port, createHandlers(workspace, settings, uploads), (method, error) =>
    logLine('request.failed', {
      method,
      message: error instanceof Error ? (error.stack ?? error.message) : '',
    }),
  );
  port.send({ kind: 'ready' });
  void workspace.start(options.firstHub ?? null, options.embedByDefault ?? false);
  return async () => {
    uploads.cancelAll();
    await workspace.close();
    pageTexts.close();
    db.close(); // the log is written back into the database, nothing is left beside it
  };
}
