// npm packages, exactly as the lockfile has them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './child.mjs';
import { withLock } from './lock.mjs';
import { note, SetupError, share, startProgress } from './notices.mjs';
import { modules, root, withoutBin } from './paths.mjs';

const lockfile = path.join(root, 'package-lock.json');
const MOST_ERROR_LINES = 12;
const stampFile = path.join(modules, '.yunping-packages');

export async function ensurePackages() {
  if (isInstalled()) return;
  await withLock(path.join(root, '.cache', 'packages.lock'), 'installing packages', async () => {
    if (isInstalled()) return;
    await install();
    fs.writeFileSync(stampFile, stamp());
  });
}

function isInstalled() {
  if (readOrEmpty(stampFile) === stamp()) return true;
  // Someone ran `npm install` or `npm ci` by hand: what npm says it installed is as good as our own stamp.
  if (!installedMatchesLock()) return false;
  fs.writeFileSync(stampFile, stamp());
  return true;
}

function stamp() {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(lockfile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function installedMatchesLock() {
  const hidden = readOrEmpty(path.join(modules, '.package-lock.json'));
  if (!hidden) return false;
  const installed = JSON.parse(hidden).packages;
  return wantedPackages().every(([place, wanted]) => {
    // An optional package for no system in particular may serve only another system's (wasm helpers do).
    if (wanted.optional && wanted.os === undefined && installed[place] === undefined) return true;
    return (
      installed[place]?.version === wanted.version && fs.existsSync(path.join(root, place, 'package.json'))
    );
  });
}

/** The lockfile's packages that npm will put on this machine. */
function wantedPackages() {
  const { packages } = JSON.parse(fs.readFileSync(lockfile, 'utf8'));
  return Object.entries(packages).filter(
    ([place, entry]) =>
      place !== '' &&
      allows(entry.os, process.platform) &&
      allows(entry.cpu, process.arch) &&
      allows(entry.libc, 'glibc'),
  );
}

function allows(list, value) {
  if (list === undefined) return true;
  const names = [list].flat();
  return names.includes(value) || names.some((name) => name.startsWith('!') && name !== `!${value}`);
}

async function install() {
  refuseToDeleteOurself();
  const total = wantedPackages().length;
  const progress = startProgress(`installing ${total} npm packages from the lockfile`);
  const errors = [];
  let fetched = 0;
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=http', '--no-progress'];
  const result = await runCommand('npm', args, {
    cwd: root,
    env: withoutBin(),
    onLine: (line) => {
      if (/^npm (error|ERR!)/.test(line)) errors.push(line);
      if (!line.startsWith('npm http ')) return false;
      if (/\.tgz\b/.test(line)) progress.update(`${share(++fetched, total)} (${fetched} of ${total})`);
      return true;
    },
  });
  if (result.code !== 0) {
    progress.fail();
    const mismatch = errors.some((line) => /EUSAGE|can only install packages when/.test(line));
    const said = errors.length > 0 ? errors.slice(0, MOST_ERROR_LINES).join('\n') : result.tail;
    throw new SetupError(
      `npm ci failed:\n${said}`,
      mismatch
        ? 'package.json and package-lock.json disagree: run `npm install`, commit the lockfile, then try again.'
        : 'check that the npm registry can be reached (`npm ping`; behind a proxy: `npm config set proxy …`), then run the same command again.',
    );
  }
  progress.done();
}

// Windows cannot delete the program that is running, and the pinned Node lives in node_modules.
function refuseToDeleteOurself() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(modules)) return;
  note('the lockfile changed, and Windows cannot replace the Node that is running.');
  throw new SetupError(
    'npm packages are out of date',
    'run `npm ci` in this folder, then the same command again.',
  );
}

function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
