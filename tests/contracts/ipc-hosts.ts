// The workspace process under test, reached as main reaches it: in this very process, or really forked.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ipcContract,
  ipcEventSchema,
  type IpcEvent,
  type IpcMethod,
  type IpcRequest,
  type IpcResponse,
} from '#shared/protocol/ipc/contract.ts';
import { fromWorkspaceSchema } from '#shared/protocol/ipc/envelope.ts';
import type { ParentPort } from '#electron/workspace/parent-port.ts';
import { startWorkspace } from '#electron/workspace/start.ts';

const ENTRY = path.resolve(import.meta.dirname, '../../electron/workspace/main.ts');

/** A running workspace process and what main would do with it. Everything it says is parsed. */
export abstract class WorkspaceHost {
  readonly events: IpcEvent[] = [];
  /** What it said that is not of the contract; tests expect none. */
  readonly strange: unknown[] = [];
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  #nextId = 1;
  #onReady: () => void = () => undefined;
  readonly ready = new Promise<void>((resolve) => (this.#onReady = resolve));

  protected abstract send(message: unknown): void;
  /** Closes it as main does. */
  abstract stop(): Promise<void>;

  protected received(message: unknown): void {
    const parsed = fromWorkspaceSchema.safeParse(message);
    if (!parsed.success) {
      this.strange.push(message);
      return;
    }
    const from = parsed.data;
    if (from.kind === 'ready') this.#onReady();
    else if (from.kind === 'unusable') this.strange.push(message);
    else if (from.kind === 'event') {
      const event = ipcEventSchema.safeParse(from.event);
      if (event.success) this.events.push(event.data);
      else this.strange.push(from.event);
    } else {
      const waiting = this.#waiting.get(from.id);
      this.#waiting.delete(from.id);
      if (from.kind === 'answer') waiting?.resolve(from.response);
      else waiting?.reject(new Error(from.message));
    }
  }

  protected gone(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('gone'));
    this.#waiting.clear();
  }

  sendRaw(message: unknown): void {
    this.send(message);
  }

  /** Rejects when it is refused or the process goes. */
  async ask<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<IpcResponse<M>> {
    return ipcContract[method].response.parse(await this.askRaw(method, request)) as IpcResponse<M>;
  }

  askRaw(method: string, request: unknown): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.send({ kind: 'request', id, method, request });
    });
  }

  /** Waits for the session to be in a state. */
  async session<S extends IpcResponse<'app.status'>['session']['status']>(
    status: S,
  ): Promise<Extract<IpcResponse<'app.status'>['session'], { status: S }>> {
    return until(async () => {
      const { session } = await this.ask('app.status', {});
      return session.status === status
        ? (session as Extract<IpcResponse<'app.status'>['session'], { status: S }>)
        : null;
    }, `session ${status}`);
  }

  async link(status: IpcResponse<'app.status'>['link']['status']): Promise<void> {
    await until(async () => {
      const { link } = await this.ask('app.status', {});
      return link.status === status ? link : null;
    }, `link ${status}`);
  }
}

export class InProcessHost extends WorkspaceHost {
  readonly #listeners: ((message: unknown) => void)[] = [];
  readonly #close: () => Promise<void>;

  constructor(dataDir: string, hubUrl: string | null) {
    super();
    const port: ParentPort = {
      send: (message) => {
        const copy: unknown = structuredClone(message); // what cannot be cloned cannot cross
        queueMicrotask(() => this.received(copy));
      },
      onMessage: (listener) => void this.#listeners.push(listener),
      onGone: () => undefined,
    };
    this.#close = startWorkspace(port, { dataDir, firstHub: hubUrl });
  }

  protected override send(message: unknown): void {
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(copy);
    });
  }

  override async stop(): Promise<void> {
    await this.#close();
    this.gone();
  }
}

export class ForkedHost extends WorkspaceHost {
  readonly child: ChildProcess;

  constructor(dataDir: string, hubUrl: string | null) {
    super();
    this.child = fork(ENTRY, ['--data', dataDir, ...(hubUrl === null ? [] : ['--hub', hubUrl])], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.on('message', (message) => this.received(message));
    this.child.on('exit', () => this.gone());
    this.child.on('error', () => this.gone());
  }

  protected override send(message: unknown): void {
    if (this.child.connected) this.child.send(message as object, () => undefined);
  }

  override async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    await exit;
  }

  async killHard(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}

export async function until<T>(
  look: () => Promise<T | null> | T | null,
  what: string,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(15);
  }
}
