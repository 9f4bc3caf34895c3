// npm start [-- --sample] [-- --data DIR] [-- --port N]
// Opens the app; on a machine without a screen it serves the same app to browsers.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { buildTargets } from './build.mjs';
import { executableIn } from './setup/electron-runtime.mjs';
import { hasScreen } from './setup/ensure.mjs';
import { pinnedNode } from './setup/node-versions.mjs';
import { root } from './setup/paths.mjs';

const DEFAULT_PORT = '8800';
const args = process.argv.slice(2);

if (hasScreen()) {
  await buildTargets(['renderer', 'electron']);
  const asRoot = process.getuid?.() === 0; // Chromium refuses its sandbox to root
  const electron = executableIn(process.env.ELECTRON_OVERRIDE_DIST_PATH);
  run(electron, [root, ...(asRoot ? ['--no-sandbox'] : []), ...args]);
} else {
  console.error('This machine has no screen: serving the app to browsers instead.');
  await buildTargets(['renderer']);
  const withDefault = (name, value) => (args.includes(name) ? [] : [name, value]);
  run(pinnedNode(), [
    path.join(root, 'hub', 'main.ts'),
    ...withDefault('--data', path.join(os.homedir(), '.local', 'share', 'yunping')),
    ...withDefault('--port', DEFAULT_PORT),
    ...args,
  ]);
}

function run(command, commandArgs) {
  const child = spawn(command, commandArgs, { stdio: 'inherit', cwd: root });
  process.on('SIGINT', () => {}); // Ctrl-C reaches the child too: it closes its database, and we wait for it
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`could not start ${command}: ${error.message}`);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 0 : 1)));
}
