import { err } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import {
  ipcContract,
  type DesktopBridge,
  type IpcMethod,
  type IpcRequest,
  type IpcResponse,
} from '#shared/protocol/ipc/contract.ts';
import { workspaceDownSchema } from '#shared/protocol/ipc/envelope.ts';

const AGAIN_MS = 500;

/** The methods whose answer has room for a fault. */
type FaultyMethod = {
  [M in IpcMethod]: { ok: false; error: Fault } extends IpcResponse<M> ? M : never;
}[IpcMethod];

/** The workspace process died before it answered. Asking again is safe. */
export class BridgeDown extends Error {
  override name = 'BridgeDown';
}

/** Typed calls over the bridge. Answers are parsed; what is not of the contract rejects. */
export class BridgeCalls {
  readonly #bridge: DesktopBridge;

  constructor(bridge: DesktopBridge) {
    this.#bridge = bridge;
  }

  /** Rejects with `BridgeDown` where the answer has no room for a fault. */
  async call<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<IpcResponse<M>> {
    return parseResponse(method, await this.#bridge.invoke(method, request));
  }

  /** For calls whose answer can say that they failed. */
  async ask<M extends FaultyMethod>(
    method: M,
    request: IpcRequest<M>,
  ): Promise<IpcResponse<M> | { ok: false; error: Fault }> {
    try {
      return await this.call(method, request);
    } catch (error) {
      return err(unavailable(String(error)));
    }
  }

  /** For what must not be lost and may be asked twice: asks until a workspace process answers. */
  async insist<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<IpcResponse<M>> {
    for (;;) {
      try {
        return await this.call(method, request);
      } catch (error) {
        if (!(error instanceof BridgeDown)) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  async upload(uploadId: string, dossierId: string, file: File): Promise<IpcResponse<'file.upload'>> {
    return parseResponse('file.upload', await this.#bridge.uploadFile(uploadId, dossierId, file));
  }

  onEvent(listener: (event: unknown) => void): void {
    this.#bridge.onEvent(listener);
  }
}

function parseResponse<M extends IpcMethod>(method: M, answer: unknown): IpcResponse<M> {
  if (workspaceDownSchema.safeParse(answer).success) throw new BridgeDown();
  return ipcContract[method].response.parse(answer) as IpcResponse<M>; // the schema under that very key
}
