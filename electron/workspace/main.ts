import path from 'node:path';
import { parseArgs } from 'node:util';
import { findParentPort, type ParentPort } from './parent-port.ts';
import { logLine } from './runtime.ts';
import { startWorkspace } from './start.ts';
import { unusableReason } from './store/unusable.ts';

// The workspace process: everything of the desktop that touches the disk or the network. It runs under plain
// Node and speaks messages only.

const { values } = parseArgs({
  options: { data: { type: 'string' }, hub: { type: 'string' }, sample: { type: 'boolean' } },
  strict: false,
});
const port = findParentPort();
if (port === null || typeof values.data !== 'string') {
  process.stderr.write('usage: forked by the app with --data DIR\n');
  process.exit(2);
}
const dataDir = path.resolve(values.data);
process.title = `yunping-workspace --data ${dataDir}`;

const close = start(port);

function start(to: ParentPort): () => Promise<void> {
  try {
    return startWorkspace(to, {
      dataDir,
      firstHub: typeof values.hub === 'string' ? values.hub : null,
      embedByDefault: values.sample === true,
      hubHost: process.env['YUNPING_HUB_HOST'],
    });
  } catch (error) {
    const reason = unusableReason(error);
    if (reason === null) throw error;
    logLine('database.unusable', { reason, message: String(error) });
    to.send({ kind: 'unusable', reason });
    return () => Promise.resolve(); // main ends this process when it has read that
  }
}

let isClosing = false;
function shutDown(): void {
  if (isClosing) return;
  isClosing = true;
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      logLine('close.failed', { message: String(error) });
      process.exit(1);
    },
  );
}
port.onGone(shutDown);
process.once('SIGTERM', shutDown);
process.on('SIGINT', () => undefined); // Ctrl-C in a terminal reaches every process; main decides when to go
