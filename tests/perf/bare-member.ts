import { io, type Socket } from 'socket.io-client';
import type { Command } from '#shared/domain/command.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { DownMessages, UpMessages } from '#shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { newId } from '#tools/demo/participant.ts';

const ASK_TIMEOUT_MS = 30_000;

/** A member's connection and nothing behind it, no replica and no checks: what takes time is the hub. */
export class BareMember {
  readonly #socket: Socket<DownMessages, UpMessages>;
  readonly #dossierId: DossierId;
  readonly #deviceId = newId();
  #mutationSeq = 0;

  private constructor(socket: Socket, dossierId: DossierId) {
    this.#socket = socket;
    this.#dossierId = dossierId;
  }

  /** Connected, with the dossier open. */
  static async in(dossierId: DossierId, hubUrl: string, token: string): Promise<BareMember> {
    const socket = io(hubUrl, {
      transports: ['websocket'],
      auth: { token, protocol: PROTOCOL_VERSION, app: 'bench' },
      forceNew: true,
      reconnection: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const member = new BareMember(socket, dossierId);
    await member.ask('dossier.open', { deviceId: member.#deviceId, heads: [] });
    return member;
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  on<E extends keyof DownMessages>(event: E, listener: DownMessages[E]): void {
    // The client's types ask for a listener that takes any event's arguments.
    this.#socket.on(event, listener as never);
  }

  tell(event: keyof UpMessages, message: object): void {
    this.#socket.volatile.emit(event, { dossierId: this.#dossierId, ...message } as never);
  }

  /** Throws where the answer is a fault. */
  async ask(event: keyof UpMessages, message: object): Promise<object> {
    const answer = (await this.#socket
      .timeout(ASK_TIMEOUT_MS)
      .emitWithAck(event, { dossierId: this.#dossierId, ...message } as never)) as {
      ok: boolean;
      outcome?: { result: string };
    };
    if (!answer.ok || answer.outcome?.result === 'rejected') throw new Error(JSON.stringify(answer));
    return answer;
  }

  /** From giving a command to its acknowledgement, in ms. One at a time. */
  async push(command: Command): Promise<number> {
    const begin = performance.now();
    await this.ask('command.push', {
      deviceId: this.#deviceId,
      mutationSeq: ++this.#mutationSeq,
      commandId: newId(),
      authorAt: Date.now(),
      command,
    });
    return performance.now() - begin;
  }

  /** Reads nothing more from the wire, and says nothing of it: as a machine that hangs. */
  hang(): void {
    const { transport } = this.#socket.io.engine as unknown as { transport: { ws: { pause(): void } } };
    transport.ws.pause();
  }

  leave(): void {
    this.#socket.disconnect();
  }
}
