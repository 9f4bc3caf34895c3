import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const API_SECRET = 'a secret of this test';
/** Below what the system gives out by itself. */
const FIRST_PORT = 21_000;
const LAST_PORT = 21_399;
/** Of the video room alone; everything else Debian's package would load stays out. */
const UNUSED_PLUGINS = [
  'audiobridge',
  'duktape',
  'echotest',
  'lua',
  'nosip',
  'recordplay',
  'sip',
  'streaming',
  'textroom',
  'videocall',
];
const UNUSED_TRANSPORTS = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];

/** A Janus of this test's own, on ports of its own; it dies and is started again. */
export class Janus {
  readonly address: string;
  readonly #dir: string;
  readonly #port: number;
  #process: ChildProcess | null = null;

  private constructor(dir: string, address: string, port: number) {
    this.#dir = dir;
    this.address = address;
    this.#port = port;
  }

  static async start(dir: string): Promise<Janus> {
    const janus = new Janus(path.join(dir, 'janus'), addressOfThisMachine(), await freePort());
    await janus.#configure();
    await janus.begin();
    return janus;
  }

  /** For the hub that goes through it. */
  get settings(): Readonly<Record<string, string>> {
    return { YUNPING_JANUS_URL: `ws://127.0.0.1:${this.#port}`, YUNPING_JANUS_API_SECRET: API_SECRET };
  }

  /** Whether an end of a connection is this Janus. */
  isAt({ address, port }: { readonly address: string; readonly port: number }): boolean {
    return address === this.address && port >= FIRST_PORT && port <= LAST_PORT;
  }

  async begin(): Promise<void> {
    const child = spawn('janus', ['--configs-folder', this.#dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    const failed = once(child, 'error').then(([error]: unknown[]) => {
      throw new Error('there is no Janus on this machine: its package is called janus', { cause: error });
    });
    await Promise.race([failed, this.#listens(child)]);
    child.stdout.resume();
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #listens({ stdout }: ChildProcess): Promise<void> {
    const said: string[] = [];
    if (!stdout) throw new Error('Janus is not heard');
    for await (const line of createInterface({ input: stdout })) {
      said.push(line);
      if (/websockets server started/iu.test(line)) return;
    }
    throw new Error(`Janus ended at its start:\n${said.slice(-20).join('\n')}`);
  }

  async #configure(): Promise<void> {
    await fs.mkdir(this.#dir, { recursive: true });
    const libraries = (names: readonly string[]): string =>
      names.map((name) => `libjanus_${name}.so`).join(',');
    const files = {
      'janus.jcfg': `
        general: { api_secret = "${API_SECRET}", log_to_stdout = true, debug_colors = false, debug_level = 4 }
        media: { rtp_port_range = "${FIRST_PORT}-${LAST_PORT}" }
        nat: { ice_enforce_list = "${this.address}", ignore_mdns = true }
        plugins: { disable = "${libraries(UNUSED_PLUGINS)}" }
        transports: { disable = "${libraries(UNUSED_TRANSPORTS)}" }`,
      'janus.plugin.videoroom.jcfg': '',
      'janus.transport.websockets.jcfg': `
        general: { json = "compact", ws = true, ws_port = ${this.#port}, ws_ip = "127.0.0.1", wss = false }
        admin: { admin_ws = false, admin_wss = false }`,
    };
    for (const [name, text] of Object.entries(files))
      await fs.writeFile(path.join(this.#dir, name), `${text}\n`);
  }
}

/** Janus offers no address of loopback. */
function addressOfThisMachine(): string {
  const addresses = Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!own) {
    throw new Error(
      'this test needs a network interface with an IPv4 address beside loopback, which Janus does not use',
    );
  }
  return own.address;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
