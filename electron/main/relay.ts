import type { DossierId } from '#shared/domain/ids.ts';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import {
  ipcContract,
  ipcEventSchema,
  type IpcEvent,
  type IpcMethod,
  type IpcRequest,
  type IpcResponse,
} from '#shared/protocol/ipc/contract.ts';
import { WORKSPACE_DOWN } from '#shared/protocol/ipc/envelope.ts';
import { IPC_METHODS, METHODS_WITH_PATHS } from '#shared/protocol/ipc/methods.ts';
import type { RoomGuard } from './room-guard.ts';
import { WorkspaceDown } from './supervisor.ts';

export interface RelayPorts {
  /** To the workspace process; rejects with `WorkspaceDown`. */
  readonly request: (method: IpcMethod, request: unknown) => Promise<unknown>;
  readonly windows: {
    send(windowId: number, event: IpcEvent): void;
    all(): readonly number[];
  };
  readonly saveFile: (
    windowId: number,
    dossierId: DossierId,
    file: SavedFile,
  ) => Promise<IpcResponse<'file.save'>>;
  /** The ticket of the place the person chose for a file the page makes. */
  readonly chooseMade: (windowId: number, name: string) => Promise<string | null>;
  /** Told where each window is. */
  readonly guard: Pick<RoomGuard, 'entered' | 'left' | 'windowGone' | 'changed'>;
  readonly pickScreen: (windowId: number, choice: IpcRequest<'screen.pick'>) => void;
  readonly onPreferences?: (preferences: IpcRequest<'preferences.save'>) => void;
}

/** A page asked for something that is not in the contract. */
export class BadRequest extends Error {
  override name = 'BadRequest';
}

const REOPEN_MS = 2000;

/**
 * Between windows and the workspace process: parses what comes from either, remembers which window holds
 * which dossier, and after a restart of the process opens those again and tells the windows (DE6).
 */
export class Relay {
  readonly #ports: RelayPorts;
  readonly #holds = new Map<number, Set<DossierId>>();
  #unsent = 0;
  #generation = 0;

  constructor(ports: RelayPorts) {
    this.#ports = ports;
  }

  /** What a page asked over the bridge. Rejects with `BadRequest`. */
  async invoke(windowId: number, method: unknown, request: unknown): Promise<unknown> {
    const known = IPC_METHODS.find((name) => name === method);
    if (known === undefined || METHODS_WITH_PATHS.has(known)) throw new BadRequest('no such method');
    return this.#answer(windowId, known, parseRequest(known, request));
  }

  /** An upload whose path the preload has from the system. */
  async upload(windowId: number, request: unknown): Promise<unknown> {
    return this.#answer(windowId, 'file.upload', parseRequest('file.upload', request));
  }

  /** The page was closed, reloaded or died: what it held is let go. */
  windowGone(windowId: number): void {
    const held = this.#holds.get(windowId) ?? new Set<DossierId>();
    this.#holds.delete(windowId);
    this.#ports.guard.windowGone(windowId);
    for (const dossierId of held) this.#close(dossierId);
  }

  /** From the workspace process, unparsed. */
  event(unparsed: unknown): void {
    const parsed = ipcEventSchema.safeParse(unparsed);
    if (!parsed.success) return;
    const event = parsed.data;
    if (event.type === 'dossierDelta') this.#ports.guard.changed(event.dossierId);
    if (event.type === 'link') this.#unsent = event.link.unsent;
    const only = dossierOf(event);
    for (const windowId of this.#ports.windows.all()) {
      if (only === null || this.#holds.get(windowId)?.has(only)) this.#ports.windows.send(windowId, event);
    }
  }

  workspaceUp(generation: number): void {
    this.#generation = generation;
    if (generation === 1) return;
    for (const [windowId, held] of this.#holds) {
      for (const dossierId of held) void this.#reopen(windowId, dossierId, generation);
    }
  }

  workspaceDown(): void {
    this.event({
      type: 'link',
      link: { status: 'workspaceDown', unsent: this.#unsent, since: Date.now() },
    });
  }

  async #answer<M extends IpcMethod>(windowId: number, method: M, request: unknown): Promise<unknown> {
    try {
      return await this.#perform(windowId, method, request);
    } catch (error) {
      const asFault = { ok: false, error: faultOf(error) };
      if (ipcContract[method].response.safeParse(asFault).success) return asFault;
      if (error instanceof WorkspaceDown) return WORKSPACE_DOWN;
      throw error;
    }
  }

  async #perform(windowId: number, method: IpcMethod, request: unknown): Promise<unknown> {
    switch (method) {
      case 'file.save': {
        const { dossierId, file } = ipcContract['file.save'].request.parse(request);
        return this.#ports.saveFile(windowId, dossierId, file);
      }
      case 'file.choosePlace': {
        const { name } = ipcContract['file.choosePlace'].request.parse(request);
        return { ticket: await this.#ports.chooseMade(windowId, name) };
      }
      case 'dossier.open':
        return this.#open(windowId, dossierIn(request));
      case 'dossier.close': {
        const dossierId = dossierIn(request);
        this.#ports.guard.left(windowId, dossierId);
        if (this.#holds.get(windowId)?.delete(dossierId)) this.#close(dossierId);
        return {};
      }
      case 'dossier.setPresence': {
        const { dossierId, place } = ipcContract['dossier.setPresence'].request.parse(request);
        if (place === 'room' && this.#holds.get(windowId)?.has(dossierId)) {
          this.#ports.guard.entered(windowId, dossierId);
        } else this.#ports.guard.left(windowId, dossierId);
        return this.#ask(method, request);
      }
      case 'screen.pick':
        this.#ports.pickScreen(windowId, ipcContract['screen.pick'].request.parse(request));
        return {};
      case 'preferences.save':
        this.#ports.onPreferences?.(ipcContract['preferences.save'].request.parse(request));
        return this.#ask(method, request);
      default:
        return this.#ask(method, request);
    }
  }

  /** One hold a window, however often it asks. */
  async #open(windowId: number, dossierId: DossierId): Promise<unknown> {
    const held = this.#holds.get(windowId) ?? new Set<DossierId>();
    this.#holds.set(windowId, held);
    const heldBefore = held.has(dossierId);
    held.add(dossierId);
    const answer = await this.#ask('dossier.open', { dossierId }).catch((error: unknown) => {
      if (!heldBefore) held.delete(dossierId);
      throw error;
    });
    const isHeld = this.#holds.get(windowId) === held && held.has(dossierId);
    if (!answer.ok) held.delete(dossierId);
    else if (heldBefore || !isHeld) this.#close(dossierId);
    return answer;
  }

  #close(dossierId: DossierId): void {
    this.#ask('dossier.close', { dossierId }).catch(() => undefined);
  }

  /** A new workspace process holds nothing: it is asked once for each window, which starts over from the snapshot. */
  async #reopen(windowId: number, dossierId: DossierId, generation: number): Promise<void> {
    const answer = await this.#ask('dossier.open', { dossierId }).catch(() => null);
    const isWanted = generation === this.#generation && this.#holds.get(windowId)?.has(dossierId) === true;
    if (answer?.ok && !isWanted && generation === this.#generation) this.#close(dossierId);
    if (!isWanted) return;
    if (!answer?.ok) {
      setTimeout(() => void this.#reopen(windowId, dossierId, generation), REOPEN_MS);
      return;
    }
    const { revision, pending, drafts } = answer.value;
    const event = { type: 'dossierDelta', dossierId, revision, events: [], pending, drafts } as const;
    this.#ports.windows.send(windowId, { ...event, events: [], reset: answer.value });
  }

  async #ask<M extends IpcMethod>(method: M, request: unknown): Promise<IpcResponse<M>> {
    const response = await this.#ports.request(method, request);
    return ipcContract[method].response.parse(response) as IpcResponse<M>; // the schema under that very key
  }
}

function parseRequest(method: IpcMethod, request: unknown): unknown {
  const parsed = ipcContract[method].request.safeParse(request);
  if (!parsed.success) throw new BadRequest(`not a request of ${method}`);
  return parsed.data;
}

function dossierIn(request: unknown): DossierId {
  return ipcContract['dossier.close'].request.parse(request).dossierId;
}

/** An event of one dossier is told to the windows that hold it; any other to all. */
function dossierOf(event: IpcEvent): DossierId | null {
  switch (event.type) {
    case 'dossierDelta':
      return event.dossierId;
    case 'presence':
      return event.presence.dossierId;
    case 'pageShown':
      return event.shown.dossierId;
    case 'seen':
      return event.seen.dossierId;
    case 'draft':
      return event.draft.message.dossierId;
    case 'media':
      return event.media.message.dossierId;
    default:
      return null;
  }
}

function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof WorkspaceDown) {
    return { code: 'unavailable', message, retry: 'auto', minBackoffMs: 500 };
  }
  return { code: 'internal', message, retry: 'afterUserAction' };
}
