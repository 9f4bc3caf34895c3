import type { ExchangeMessage, ExchangeProgress, ExchangeTask, ReadXfdf } from './exchange-task.ts';
import { ExchangeError } from './fetch-report.ts';

/** Has a file made beside the window. Rejects with an ExchangeError; calling it off ends the worker at once. */
export async function makeInWorker(
  task: Exclude<ExchangeTask, { kind: 'read' }>,
  onProgress: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const message = await runTask(task, onProgress, signal);
  if (message.type !== 'file') throw new ExchangeError('unexpected');
  return message.file;
}

export async function readInWorker(file: Blob, signal: AbortSignal): Promise<ReadXfdf> {
  const message = await runTask({ kind: 'read', file }, () => undefined, signal);
  if (message.type !== 'read') throw new ExchangeError('unexpected');
  return message.result;
}

function runTask(
  task: ExchangeTask,
  onProgress: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Promise<Extract<ExchangeMessage, { type: 'file' | 'read' }>> {
  const worker = new Worker(new URL('./exchange-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } =
    Promise.withResolvers<Extract<ExchangeMessage, { type: 'file' | 'read' }>>();
  const cancel = (): void => reject(new ExchangeError('cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  worker.addEventListener('error', (event) => reject(new ExchangeError('unexpected', event.message)));
  worker.addEventListener('message', ({ data }: MessageEvent<ExchangeMessage>) => {
    if (data.type === 'progress') onProgress(data.progress);
    else if (data.type === 'failed') reject(new ExchangeError(data.reason));
    else resolve(data);
  });
  worker.postMessage(task);
  return promise.finally(() => {
    signal.removeEventListener('abort', cancel);
    worker.terminate();
  });
}
