// node tools/setup/run.mjs [--needs a,b] -- command [args]
// Makes sure of the set-up, then runs the command on the pinned Node. Without a command it only sets up.
import { spawn } from 'node:child_process';
import { ensureSetup, hasScreen, parseNeeds } from './ensure.mjs';
import { main } from './main.mjs';
import { pinnedNode } from './node-versions.mjs';
import { SetupError } from './notices.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

await main(async () => {
  const { needs, command } = readArguments(process.argv.slice(2));
  const env = await ensureSetup(needs);
  if (command.length === 0) return;
  const screen = needs.includes('display') && !hasScreen(env) ? await startVirtualScreen() : undefined;
  if (screen) env.DISPLAY = screen.display;
  process.exitCode = await execute(command, env);
  screen?.stop();
});

function readArguments(args) {
  const needs = args[0] === '--needs' ? parseNeeds(args[1] ?? '') : [];
  const rest = args[0] === '--needs' ? args.slice(2) : args;
  if (rest.length > 0 && rest[0] !== '--') {
    throw new SetupError(
      `unexpected "${rest[0]}"`,
      'write: node tools/setup/run.mjs [--needs a,b] -- command',
    );
  }
  return { needs, command: rest.slice(1) };
}

async function execute([name, ...args], env) {
  const windows = process.platform === 'win32';
  const child = spawn(name === 'node' ? pinnedNode() : name, args, {
    stdio: 'inherit',
    env,
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
