import type { FromWorkspace } from '#shared/protocol/ipc/envelope.ts';

/** The other end: main, or a test. */
export interface ParentPort {
  send(message: FromWorkspace): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Nobody is there any more, or asked this process to go. */
  onGone(listener: () => void): void;
}

/** What Electron puts on `process` in a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The port of this very process, as a forked child or as an Electron utility process; null when it is neither. */
export function findParentPort(): ParentPort | null {
  const { parentPort } = process as { parentPort?: UtilityPort };
  if (parentPort) return utilityPort(parentPort);
  return process.send ? forkedPort() : null;
}

function forkedPort(): ParentPort {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, {}, () => undefined); // a parent that went is no error
    },
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.once('disconnect', listener),
  };
}

function utilityPort(port: UtilityPort): ParentPort {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) =>
      port.on('message', ({ data }) => {
        if (!isStop(data)) listener(data);
      }),
    onGone: (listener) =>
      port.on('message', ({ data }) => {
        if (isStop(data)) listener();
      }),
  };
}

function isStop(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'stop';
}
