// npm start [-- --sample] [-- --data DIR] [-- --port N]
// Opens the app; on a machine without a screen it serves the same app to browsers.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildTargets } from './build.mjs';
import { runUntilEnd } from './run-until-end.mjs';
import { executableIn } from './setup/electron-runtime.mjs';
import { hasScreen } from './setup/ensure.mjs';
import { pinnedNode } from './setup/node-versions.mjs';
import { root } from './setup/paths.mjs';

const args = withSample(process.argv.slice(2));

if (hasScreen()) {
  await buildTargets(['renderer', 'electron', 'workspace']);
  const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  warnOfSandbox(runtime);
  const asRoot = process.getuid?.() === 0; // Chromium refuses its sandbox to root
  runUntilEnd(executableIn(runtime), [root, ...(asRoot ? ['--no-sandbox'] : []), ...args]);
} else {
  console.error('This machine has no screen: serving the app to browsers instead.');
  await buildTargets(['renderer']);
  const isSample = args.includes('--sample');
  const profile = dataOf(args) ?? path.join(os.homedir(), '.local', 'share', 'yunping');
  const rest = args.filter((arg) => arg !== '--sample');
  runUntilEnd(pinnedNode(), [
    path.join(root, 'hub', 'main.ts'),
    ...(isSample || dataOf(args) === null ? ['--data', path.join(profile, 'hub')] : []),
    ...(isSample ? withoutData(rest) : rest),
  ]);
}

/** The sample has a profile of its own, so that it never mixes with real work; filled before the app opens. */
function withSample(given) {
  if (!given.includes('--sample')) return given;
  const data = dataOf(given) ?? path.join(os.homedir(), '.local', 'share', 'yunping-sample');
  const seed = path.join(root, 'tools', 'demo', 'seed.ts');
  const { status } = spawnSync(pinnedNode(), [seed, '--data', data], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  return [...withoutData(given), '--data', data];
}

function dataOf(given) {
  const at = given.findIndex((arg) => arg.split('=')[0] === '--data');
  if (at < 0) return null;
  return given[at].includes('=') ? given[at].slice('--data='.length) : (given[at + 1] ?? null);
}

function withoutData(given) {
  const at = given.findIndex((arg) => arg.split('=')[0] === '--data');
  if (at < 0) return given;
  return given.filter((_arg, index) => index !== at && (given[at].includes('=') || index !== at + 1));
}

/** Ubuntu 24.04 and later forbid the unprivileged sandbox; Chromium then wants its helper owned by root. */
function warnOfSandbox(runtime) {
  const switchFile = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const helper = path.join(runtime, 'chrome-sandbox');
  if (process.getuid?.() === 0 || !fs.existsSync(helper) || !fs.existsSync(switchFile)) return;
  const { uid, mode } = fs.statSync(helper);
  if (fs.readFileSync(switchFile, 'utf8').trim() !== '1' || (uid === 0 && (mode & 0o4000) !== 0)) return;
  console.error(
    `If no window opens: this system keeps Chromium's sandbox from ordinary users. Run this once, then npm start again:\n` +
      `  sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}
