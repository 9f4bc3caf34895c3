import { randomUUID } from 'node:crypto';
import type { IpcEvent } from '#shared/protocol/ipc/contract.ts';
import type { ScreenSource } from '#shared/protocol/ipc/room-contract.ts';

export interface ScreenChoicePorts {
  readonly sources: () => Promise<readonly ScreenSource[]>;
  readonly tell: (windowId: number, event: IpcEvent) => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** Nobody thinks longer about which window to show. */
const PATIENCE_MS = 120_000;

interface Choice {
  readonly requestId: string;
  readonly offered: ReadonlySet<string>;
  readonly answer: (sourceId: string | null) => void;
}

/**
 * What is to be shown of this machine is chosen by the person among pictures of it, each time, and never by the
 * page or by us (DE15). One choice a window at a time; a new one calls off the one before.
 */
export class ScreenChoices {
  readonly #ports: ScreenChoicePorts;
  readonly #open = new Map<number, Choice>();

  constructor(ports: ScreenChoicePorts) {
    this.#ports = ports;
  }

  /** The id of what was chosen, or null. */
  async choose(windowId: number): Promise<string | null> {
    this.#end(windowId, null);
    const requestId = randomUUID();
    return new Promise((resolve) => {
      const cancel = this.#ports.after(PATIENCE_MS, () => this.pick(windowId, requestId, null));
      const choice: Choice = {
        requestId,
        offered: new Set(),
        answer: (sourceId) => {
          cancel();
          resolve(sourceId);
        },
      };
      this.#open.set(windowId, choice);
      void this.#offer(windowId, choice);
    });
  }

  /** From the page: null, or one of what it was offered. */
  pick(windowId: number, requestId: string, sourceId: string | null): void {
    const choice = this.#open.get(windowId);
    if (choice?.requestId !== requestId) return;
    this.#end(windowId, sourceId !== null && choice.offered.has(sourceId) ? sourceId : null);
  }

  /** The window is gone, or may not show anything any more. */
  callOff(windowId: number): void {
    this.#end(windowId, null);
  }

  async #offer(windowId: number, choice: Choice): Promise<void> {
    const { requestId } = choice;
    const sources = await this.#ports.sources().catch(() => []);
    if (this.#open.get(windowId) !== choice) return;
    this.#open.set(windowId, { ...choice, offered: new Set(sources.map(({ id }) => id)) });
    this.#ports.tell(windowId, { type: 'screenSources', requestId, sources: [...sources] });
  }

  #end(windowId: number, sourceId: string | null): void {
    const choice = this.#open.get(windowId);
    if (!choice) return;
    this.#open.delete(windowId);
    this.#ports.tell(windowId, { type: 'screenChosen', requestId: choice.requestId });
    choice.answer(sourceId);
  }
}
