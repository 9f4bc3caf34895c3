// A screen for machines without one. Xvfb picks a free number itself and tells us on file descriptor 3: no race.
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { SetupError } from './notices.mjs';

export async function startVirtualScreen() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    readline.createInterface({ input: xvfb.stdio[3] }).once('line', resolve);
    const fail = (why) =>
      reject(
        new SetupError(
          `no virtual screen: ${why}`,
          'install Xvfb (Debian and Ubuntu: apt-get install xvfb).',
        ),
      );
    xvfb.once('error', (error) => fail(error.message));
    xvfb.once('exit', (code) => fail(`Xvfb ended with ${code}`));
  });
  const stop = () => xvfb.kill();
  process.once('exit', stop);
  return { display: `:${number}`, stop };
}
