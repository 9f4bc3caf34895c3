import net from 'node:net';

const TURN_MS = 20;

/** One connection: what the hub sent and the line has not carried yet waits in `far`. */
interface Connection {
  readonly near: net.Socket;
  readonly far: net.Socket;
}

/** A thin line to a hub, for a whole machine: so many bytes a second come down it, shared by who has something to get. */
export class SlowLink {
  readonly #server: net.Server;
  readonly #open = new Set<Connection>();
  readonly #turns: NodeJS.Timeout;
  #passed = 0;

  static async lay(hubUrl: string, bytesPerSecond: number): Promise<SlowLink> {
    const link = new SlowLink(new URL(hubUrl), (bytesPerSecond * TURN_MS) / 1000);
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve));
    return link;
  }

  private constructor(hub: URL, bytesPerTurn: number) {
    this.#server = net.createServer((near) => {
      const far = net.connect(Number(hub.port), hub.hostname).pause();
      const connection = { near, far };
      this.#open.add(connection);
      for (const socket of [near, far]) {
        socket.on('error', () => undefined); // either end may go
        socket.once('close', () => {
          this.#open.delete(connection);
          (socket === near ? far : near).destroy();
        });
      }
      near.on('data', (bytes) => far.write(bytes));
      far.once('end', () => near.end());
    });
    this.#turns = setInterval(() => this.#carry(bytesPerTurn), TURN_MS);
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the link is not laid');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Bytes that have come down. */
  get passed(): number {
    return this.#passed;
  }

  async remove(): Promise<void> {
    clearInterval(this.#turns);
    for (const { near, far } of this.#open) {
      near.destroy();
      far.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(bytesPerTurn: number): void {
    const waiting = [...this.#open].filter(({ far }) => far.readableLength > 0);
    const share = Math.ceil(bytesPerTurn / Math.max(1, waiting.length));
    for (const { near, far } of waiting) {
      const chunk: unknown = far.read(Math.min(share, far.readableLength));
      if (!Buffer.isBuffer(chunk)) continue;
      this.#passed += chunk.length;
      near.write(chunk);
    }
    // Reading what is not there yet makes a paused socket fetch more.
    for (const { far } of this.#open) if (far.readableLength === 0) far.read(0);
  }
}
