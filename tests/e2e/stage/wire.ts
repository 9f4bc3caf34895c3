import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { FrameReader } from './frames.ts';

export interface Recorded {
  /** Order over everything this wire carried. */
  readonly no: number;
  readonly way: 'up' | 'down';
  readonly kind: 'request' | 'response' | 'frame';
  /** `GET /api/…` of a request or response; of a frame the path its socket was opened with. */
  readonly about: string;
  readonly body: Buffer;
  /** Of a response. */
  readonly status?: number;
}

/**
 * A person's network cable: a proxy of their browser alone. It keeps every byte of HTTP and of web sockets,
 * both ways, and can be cut and mended.
 */
export class Wire {
  readonly #server = http.createServer();
  readonly #open = new Set<Duplex>();
  readonly #recorded: Recorded[] = [];
  #isCut = false;

  static async lay(): Promise<Wire> {
    const wire = new Wire();
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  private constructor() {
    this.#server.on('connection', (socket) => {
      if (this.#isCut) socket.destroy();
      else this.#hold(socket);
    });
    this.#server.on('request', (request, response) => this.#forward(request, response));
    this.#server.on('connect', (request, socket, head) => this.#tunnel(request.url ?? '', socket, head));
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is not laid');
    return `http://127.0.0.1:${address.port}`;
  }

  get recorded(): readonly Recorded[] {
    return this.#recorded;
  }

  /** What came after a mark that `recorded.length` gave. */
  since(mark: number): readonly Recorded[] {
    return this.#recorded.slice(mark);
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async remove(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #hold(socket: Duplex): void {
    if (this.#open.has(socket)) return; // kept alive for the next request
    this.#open.add(socket);
    socket.on('error', () => undefined); // a cut cable is what the other end hears of it
    socket.once('close', () => this.#open.delete(socket));
  }

  #record(what: Omit<Recorded, 'no'>): void {
    this.#recorded.push({ no: this.#recorded.length, ...what });
  }

  #forward(request: http.IncomingMessage, response: http.ServerResponse): void {
    const url = new URL(request.url ?? '');
    const about = `${request.method ?? ''} ${url.pathname}`;
    // Bodies are read as they travel, so the hub is not asked to compress them.
    const { 'accept-encoding': _dropped, 'proxy-connection': _hop, ...headers } = request.headers;
    const up = http.request(url, { method: request.method, headers });
    up.on('socket', (socket) => this.#hold(socket));
    up.on('error', () => response.destroy());
    this.#listen(request, (body) =>
      this.#record({ way: 'up', kind: 'request', about, body: Buffer.concat([lineOf(url), body]) }),
    );
    request.pipe(up);
    up.on('response', (answer) => {
      if (answer.headers['content-encoding'] !== undefined) throw new Error(`${about} came compressed`);
      const head = Buffer.from(`${answer.rawHeaders.join('\n')}\n`);
      const status = answer.statusCode ?? 502;
      this.#listen(answer, (body) =>
        this.#record({ way: 'down', kind: 'response', about, status, body: Buffer.concat([head, body]) }),
      );
      response.writeHead(status, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
  }

  /** Keeps what came also of a body that is broken off. */
  #listen(stream: http.IncomingMessage, keep: (body: Buffer) => void): void {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.once('close', () => keep(Buffer.concat(parts)));
  }

  /** Web sockets ask a proxy for a tunnel. */
  #tunnel(target: string, client: Duplex, head: Buffer): void {
    const { hostname, port } = new URL(`http://${target}`);
    const server = net.connect(Number(port), hostname);
    this.#hold(server);
    const up = new FrameReader((body) => this.#record({ way: 'up', kind: 'frame', about: up.path, body }));
    const down = new FrameReader((body) =>
      this.#record({ way: 'down', kind: 'frame', about: up.path, body }),
    );
    server.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.write(head);
      up.read(head);
      client.on('data', (part: Buffer) => up.read(part));
      server.on('data', (part: Buffer) => down.read(part));
      client.pipe(server).pipe(client);
    });
    server.once('close', () => client.destroy());
    client.once('close', () => server.destroy());
  }
}

function lineOf(url: URL): Buffer {
  return Buffer.from(`${url.href}\n`);
}
