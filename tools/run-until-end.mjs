// Runs one program as if it were us: same terminal, same exit code, and time to end in good order.
import { spawn } from 'node:child_process';

export function runUntilEnd(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // Ctrl-C reaches the child too: it closes its database, and we wait for it
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`could not start ${command}: ${error.message}`);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 0 : 1)));
}
