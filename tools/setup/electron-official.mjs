// The official Electron release, through Electron's own downloader. It honours ELECTRON_MIRROR.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { megabytes, SetupError, share, startProgress } from './notices.mjs';
import { modules } from './paths.mjs';

const FIRST_BYTE_MS = 20_000;
const SILENCE_MS = 60_000;

export async function installOfficial(dir) {
  const electron = path.join(modules, 'electron');
  const fromElectron = createRequire(path.join(electron, 'package.json'));
  const { version } = fromElectron('./package.json');
  const { downloadArtifact } = await import(fromElectron.resolve('@electron/get'));
  const { extract } = await import(fromElectron.resolve('@electron-internal/extract-zip'));
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const tmp = fs.mkdtempSync(`${dir}-`);
  const progress = startProgress(`downloading Electron ${version}`);
  const watchdog = startWatchdog();
  try {
    const zip = await downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: fromElectron('./checksums.json'),
      cacheRoot: path.join(tmp, 'download'),
      tempDirectory: tmp,
      downloadOptions: {
        quiet: true,
        signal: watchdog.signal,
        getProgressCallback: async ({ transferred, total }) => {
          watchdog.alive();
          progress.update(
            total ? `${share(transferred, total)} of ${megabytes(total)}` : megabytes(transferred),
          );
        },
      },
    });
    watchdog.stop();
    progress.update('unpacking');
    await extract(zip, { dir: path.join(tmp, 'unpacked') });
    fs.rmSync(dir, { recursive: true, force: true });
    fs.renameSync(path.join(tmp, 'unpacked'), dir);
    progress.done();
  } catch (error) {
    progress.fail('not available');
    throw new SetupError(
      `Electron ${version} could not be downloaded: ${reasonOf(error)}`,
      'check the network, or set ELECTRON_MIRROR to a mirror of the Electron releases, then run the same command again.',
    );
  } finally {
    watchdog.stop();
    fs.rmSync(tmp, { recursive: true, force: true });
  }
}

/** A blocked network often swallows packets instead of refusing: give up on silence, not on slowness. */
function startWatchdog() {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error('no answer from the download server'));
  let timer = setTimeout(giveUp, FIRST_BYTE_MS);
  return {
    signal: controller.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function reasonOf(error) {
  return [error?.message, error?.cause?.code ?? error?.cause?.message].filter(Boolean).join(', ');
}
