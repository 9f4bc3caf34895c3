import {
  ipcContract,
  type DesktopBridge,
  type IpcMethod,
  type IpcRequest,
  type IpcResponse,
} from '#shared/protocol/ipc/contract.ts';

const AGAIN_MS = 500;

/** Typed calls over the bridge. Answers are parsed; a call whose workspace process died rejects. */
export class BridgeCalls {
  readonly #bridge: DesktopBridge;

  constructor(bridge: DesktopBridge) {
    this.#bridge = bridge;
  }

  async call<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<IpcResponse<M>> {
    return parseResponse(method, await this.#bridge.invoke(method, request));
  }

  /** For what must not be lost and may be asked twice: asks until there is an answer. */
  async insist<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<IpcResponse<M>> {
    for (;;) {
      let answer: unknown;
      try {
        answer = await this.#bridge.invoke(method, request);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        continue;
      }
      return parseResponse(method, answer);
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
  return ipcContract[method].response.parse(answer) as IpcResponse<M>; // the schema under that very key
}
