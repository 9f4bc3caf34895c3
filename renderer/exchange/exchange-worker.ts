import type { ExchangeMessage, ExchangeTask } from './exchange-task.ts';
import { ExchangeError } from './fetch-report.ts';
import { makeFile, readFile } from './perform-task.ts';

/** Files are read and made here, beside the window; one task, then the window ends this worker. */
addEventListener('message', (event: MessageEvent<ExchangeTask>) => {
  perform(event.data).then(tell, (error: unknown) => {
    tell({ type: 'failed', reason: error instanceof ExchangeError ? error.reason : 'unexpected' });
  });
});

async function perform(task: ExchangeTask): Promise<ExchangeMessage> {
  if (task.kind === 'read') return { type: 'read', result: await readFile(task.file) };
  return { type: 'file', file: await makeFile(task, (progress) => tell({ type: 'progress', progress })) };
}

function tell(message: ExchangeMessage): void {
  postMessage(message);
}
