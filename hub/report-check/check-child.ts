/**
 * The process that opens uploaded files: reads requests from its input line by line, answers each with one line.
 * It is started with little memory, may write no file, opens no socket, and is killed when it overruns.
 */
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { checkFile } from './check-file.ts';
import { checkRequestSchema, type CheckReply } from './check-protocol.ts';
import { judge } from './report-check.ts';

const maxRssBytes = Number(process.argv[2]) * 1024 * 1024;

// Output belongs to the answers: what libraries have to say is dropped.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => undefined;
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => process.exit(70));

// A thread of its own, since the main one may be busy for long inside one call. It also ends a process whose
// hub has gone.
const watch = `
const limit = ${maxRssBytes};
const starter = process.ppid;
setInterval(() => {
  const orphaned = process.ppid !== starter;
  if (orphaned || process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL');
}, 20);
`;
new Worker(watch, { eval: true }).unref();

let queue = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  queue = queue.then(() => serve(line));
});
process.stdin.on('end', () => void queue.then(() => process.exit(0)));

async function serve(line: string): Promise<void> {
  const request = checkRequestSchema.parse(JSON.parse(line));
  const check = await checkFile(request.path, request).catch(() => judge(['checkerFailed'], null, 0));
  const reply: CheckReply = { id: request.id, ...check };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
