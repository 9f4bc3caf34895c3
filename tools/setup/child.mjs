// Runs a command, hands its lines to a callback and keeps the last ones for the error report.
import { spawn } from 'node:child_process';
import readline from 'node:readline';

const TAIL_LINES = 25;

/**
 * @param {{ env?: object, cwd?: string, onLine?: (line: string) => boolean | void, onStatus?: (line: string) => void }} options
 *   `onLine` returns true for a line that is progress and no part of an error report; `onStatus` reads file
 *   descriptor 3, where apt-get reports its percentages.
 */
export async function runCommand(command, args, options = {}) {
  const windowsScript = process.platform === 'win32' && command === 'npm';
  const child = spawn(windowsScript ? 'npm.cmd' : command, args, {
    env: options.env ?? process.env,
    cwd: options.cwd,
    shell: windowsScript, // Node refuses to start a .cmd file without one
    stdio: ['ignore', 'pipe', 'pipe', options.onStatus ? 'pipe' : 'ignore'],
  });
  const tail = [];
  const out = [];
  const keep = (line) => {
    if (options.onLine?.(line) === true || !line.trim()) return;
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
  };
  readline.createInterface({ input: child.stdout }).on('line', (line) => {
    out.push(line);
    keep(line);
  });
  readline.createInterface({ input: child.stderr }).on('line', keep);
  if (options.onStatus) readline.createInterface({ input: child.stdio[3] }).on('line', options.onStatus);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      tail.push(String(error.message));
      resolve(127);
    });
    child.on('close', (exit, signal) => resolve(exit ?? (signal ? 128 : 1)));
  });
  return { code, tail: tail.join('\n'), stdout: out.join('\n') };
}
