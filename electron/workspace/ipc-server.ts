import { z } from 'zod';
import { ipcContract, type IpcMethod } from '#shared/protocol/ipc/contract.ts';
import { toWorkspaceSchema, type ToWorkspace } from '#shared/protocol/ipc/envelope.ts';
import type { Handlers } from './handlers.ts';
import type { ParentPort } from './parent-port.ts';

/**
 * Answers main's requests. Requests of one window take effect in the order in which they came, as far as a
 * handler goes before it first waits; answers come when they are ready.
 */
export function serveIpc(
  port: ParentPort,
  handlers: Handlers,
  onBug: (method: string, error: unknown) => void,
): void {
  port.onMessage((message) => {
    const parsed = toWorkspaceSchema.safeParse(message);
    if (parsed.success) void serveOne(port, handlers, parsed.data, onBug);
    else refuseUnknown(port, message);
  });
}

/** What is no request, but has a number, is somebody's who waits. */
function refuseUnknown(port: ParentPort, message: unknown): void {
  const numbered = z.object({ id: z.number().int().min(1) }).safeParse(message);
  if (numbered.success) port.send({ kind: 'refused', id: numbered.data.id, message: 'no such request' });
}

async function serveOne(
  port: ParentPort,
  handlers: Handlers,
  { id, method, request }: ToWorkspace,
  onBug: (method: string, error: unknown) => void,
): Promise<void> {
  const parsed = ipcContract[method].request.safeParse(request);
  if (!parsed.success) {
    port.send({ kind: 'refused', id, message: `not a request of ${method}` });
    return;
  }
  try {
    port.send({ kind: 'answer', id, response: await call(handlers, method, parsed.data) });
  } catch (error) {
    onBug(method, error);
    port.send({ kind: 'refused', id, message: error instanceof Error ? error.message : 'failed' });
  }
}

function call(handlers: Handlers, method: IpcMethod, request: unknown): unknown {
  const handler = handlers[method] as (request: unknown) => unknown; // parsed by the schema under the same key
  return handler(request);
}
