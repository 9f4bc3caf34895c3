// node tools/setup/run.mjs [--needs a,b] [--here] -- command [args]
// Makes sure of the set-up, then runs the command on the pinned Node. Without a command it only sets up.
// npm moves to the repository's root; --here moves back to where it was called, for commands that take file names.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureSetup, hasScreen, parseNeeds } from './ensure.mjs';
import { main } from './main.mjs';
import { pinnedNode } from './node-versions.mjs';
import { SetupError } from './notices.mjs';
import { root } from './paths.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

await main(async () => {
  const { needs, here, command } = readArguments(process.argv.slice(2));
  const env = await ensureSetup(needs);
  if (command.length === 0) return;
  const screen = needs.includes('display') && !hasScreen(env) ? await startVirtualScreen() : undefined;
  if (screen) env.DISPLAY = screen.display;
  process.exitCode = await execute(command, env, here);
  screen?.stop();
});

function readArguments(args) {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  let needs = [];
  let here = false;
  for (let i = 0; i < options.length; i++) {
    if (options[i] === '--here') here = true;
    else if (options[i] === '--needs') needs = parseNeeds(options[++i] ?? '');
    else {
      throw new SetupError(
        `unexpected "${options[i]}"`,
        'write: node tools/setup/run.mjs [--needs a,b] [--here] -- command',
      );
    }
  }
  return { needs, here, command: end < 0 ? [] : args.slice(end + 1) };
}

async function execute([name, ...args], env, here) {
  const cwd = here ? process.env.INIT_CWD : root;
  if (name === 'node' && args[0] !== undefined && !args[0].startsWith('-'))
    args[0] = path.resolve(root, args[0]);
  const windows = process.platform === 'win32';
  const child = spawn(name === 'node' ? pinnedNode() : name, args, {
    stdio: 'inherit',
    env,
    cwd,
    shell: windows && name !== 'node', // the commands of npm packages are .cmd files there
  });
  // Ctrl-C reaches the whole group: the child decides how to end, and we wait for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}
