import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { startChild } from './child.ts';

const helloSchema = z.object({ port: z.number() });

/** The bare broadcast: its server in a process of its own, one sender and its receivers here. */
export class BroadcastBase {
  readonly #sender: Socket;
  readonly #receivers: Socket[];
  readonly #stop: () => Promise<void>;

  private constructor(sender: Socket, receivers: Socket[], stop: () => Promise<void>) {
    this.#sender = sender;
    this.#receivers = receivers;
    this.#stop = stop;
  }

  static async start(receivers: number): Promise<BroadcastBase> {
    const child = await startChild('bare-broadcast.ts');
    const url = `http://127.0.0.1:${helloSchema.parse(child.hello).port}`;
    const sockets = await Promise.all(Array.from({ length: receivers + 1 }, () => connect(url)));
    const [sender, ...others] = sockets;
    if (!sender) throw new Error('there is always a sender');
    return new BroadcastBase(sender, others, () => child.stop());
  }

  /** Keeps this many receivers. */
  shrink(receivers: number): void {
    for (const socket of this.#receivers.splice(receivers)) socket.disconnect();
  }

  /** From the sending of a message to its arrival at the last of the receivers, in ms. */
  async send(message: unknown): Promise<number> {
    const begin = performance.now();
    const arrived = Promise.all(
      this.#receivers.map((socket) => new Promise<void>((resolve) => socket.once('said', () => resolve()))),
    );
    this.#sender.emit('say', message, () => undefined);
    await arrived;
    return performance.now() - begin;
  }

  async close(): Promise<void> {
    this.shrink(0);
    this.#sender.disconnect();
    await this.#stop();
  }
}

async function connect(url: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
