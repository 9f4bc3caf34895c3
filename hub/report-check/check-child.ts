/**
 * The process that opens uploaded files: reads requests from its input line by line, answers each with one line.
 * It is started with little memory, may write no file, opens no socket, and is killed when it overruns.
 */
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { checkPicture } from '../picture-check/check-picture.ts';
import { checkFile, OutOfMemoryError } from './check-file.ts';
import { checkRequestSchema, OVERRAN_SIGNAL, type CheckReply, type CheckRequest } from './check-protocol.ts';
import { judge, type ReportCheck } from './report-check.ts';

const maxRssBytes = Number(process.argv[2]) * 1024 * 1024;
const maxCpuMs = Number(process.argv[3]);
/** Processor time, in ms, at which the file being checked has had its share. */
const cpuDeadline = new Float64Array(new SharedArrayBuffer(8)).fill(Infinity);

// Output belongs to the answers: what libraries have to say is dropped.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => undefined;
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => process.exit(70));

// A thread of its own, since the main one may be busy for long inside one call. It also ends a process whose
// hub has gone.
const watch = `
const { workerData } = require('node:worker_threads');
const limit = ${maxRssBytes};
const starter = process.ppid;
setInterval(() => {
  const orphaned = process.ppid !== starter;
  if (orphaned || process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL');
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 > workerData[0]) process.kill(process.pid, '${OVERRAN_SIGNAL}');
}, 20);
`;
new Worker(watch, { eval: true, workerData: cpuDeadline }).unref();

let queue = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  queue = queue.then(() => serve(line));
});
process.stdin.on('end', () => void queue.then(() => process.exit(0)));

async function serve(line: string): Promise<void> {
  const request = checkRequestSchema.parse(JSON.parse(line));
  const { user, system } = process.cpuUsage();
  cpuDeadline[0] = (user + system) / 1000 + maxCpuMs;
  if (request.subject === 'picture') {
    const check = checkPicture(request.path);
    cpuDeadline[0] = Infinity;
    say({ subject: 'picture', id: request.id, check });
    return;
  }
  await serveReport(request);
}

async function serveReport(request: CheckRequest): Promise<void> {
  const about = { subject: 'report', id: request.id } as const;
  const soFar = (check: ReportCheck): void =>
    say({ ...about, isFinal: false, pageDirectory: null, ...check });
  const check = await checkFile(request.path, request, soFar).catch((error: unknown) => {
    if (error instanceof OutOfMemoryError) process.exit(70);
    return { ...judge(['checkerFailed'], null, 0), pageDirectory: null };
  });
  cpuDeadline[0] = Infinity;
  const pageDirectory = check.pageDirectory?.toString('base64') ?? null;
  say({ ...about, isFinal: true, ...check, pageDirectory });
}

function say(reply: CheckReply): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
