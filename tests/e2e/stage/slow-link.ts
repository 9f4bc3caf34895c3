import net from 'node:net';

const TURN_MS = 20;

/** A thin line to a hub, for a whole machine: so many bytes a second come down it, shared by all connections. */
export class SlowLink {
  readonly #server: net.Server;
  readonly #open = new Set<net.Socket>();
  #passed = 0;

  static async lay(hubUrl: string, bytesPerSecond: number): Promise<SlowLink> {
    const link = new SlowLink(new URL(hubUrl), (bytesPerSecond * TURN_MS) / 1000);
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve));
    return link;
  }

  private constructor(hub: URL, bytesPerTurn: number) {
    this.#server = net.createServer((near) => {
      const far = net.connect(Number(hub.port), hub.hostname);
      for (const socket of [near, far]) {
        this.#open.add(socket);
        socket.on('error', () => undefined); // either end may go
        socket.once('close', () => {
          this.#open.delete(socket);
          (socket === near ? far : near).destroy();
        });
      }
      near.on('data', (bytes) => far.write(bytes));
      this.#drip(far, near, bytesPerTurn);
    });
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
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Connections take turns by what each may send in one; what waits stays with the hub. */
  #drip(far: net.Socket, near: net.Socket, bytesPerTurn: number): void {
    far.pause();
    const timer = setInterval(() => {
      const share = Math.ceil(bytesPerTurn / Math.max(1, this.#open.size / 2));
      const chunk: unknown = far.read(Math.min(share, far.readableLength)) ?? null;
      if (!Buffer.isBuffer(chunk)) return;
      this.#passed += chunk.length;
      near.write(chunk);
    }, TURN_MS);
    far.once('end', () => near.end());
    near.once('close', () => clearInterval(timer));
  }
}
