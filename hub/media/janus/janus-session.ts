import { randomIds } from '../../runtime/system.ts';
import type { JanusSettings } from './janus-settings.ts';
import { janusMessageSchema, roomErrorSchema, type JanusMessage } from './janus-messages.ts';

/** As much of a WebSocket as we use. */
export type JanusSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

const PLUGIN = 'janus.plugin.videoroom';
const ANSWER_MS = 10_000;
/** Janus forgets a session that says nothing for a minute. */
const KEEPALIVE_MS = 25_000;

/** Janus refused, or said something that makes no sense. */
export class JanusRefusal extends Error {
  override name = 'JanusRefusal';
  /** Janus' own number for it. */
  readonly code: string;

  constructor(what: string, code: number | null) {
    super(`${what}: ${code ?? 'no answer that makes sense'}`);
    this.code = String(code ?? 'none');
  }

  get isByJanus(): boolean {
    return this.code !== 'none';
  }
}

export interface PluginAnswer {
  readonly data: unknown;
  readonly jsep: JanusMessage['jsep'];
}

/** One handle of the video room. What is asked of it is carried out in the order asked. */
export interface JanusHandle {
  message(body: object, jsep?: object): Promise<PluginAnswer>;
  trickle(candidate: object): void;
  detach(): void;
}

/**
 * One session over one WebSocket. It ends with the line, and Janus then lets go of every handle of it, so that
 * nothing is forwarded for a hub that is gone.
 */
export class JanusSession {
  readonly ended: Promise<void>;
  readonly #socket: JanusSocket;
  readonly #apiSecret: string;
  readonly #waiting = new Map<string, { take(message: JanusMessage): void; fail(error: Error): void }>();
  readonly #handles = new Map<number, (message: JanusMessage) => void>();
  readonly #keepalive: NodeJS.Timeout;
  #sessionId = 0;
  #isEnded = false;
  #end: () => void = () => undefined;

  private constructor(socket: JanusSocket, apiSecret: string) {
    this.#socket = socket;
    this.#apiSecret = apiSecret;
    this.ended = new Promise((resolve) => (this.#end = resolve));
    socket.addEventListener('message', ({ data }) => this.#receive(data));
    socket.addEventListener('close', () => this.close());
    socket.addEventListener('error', () => this.close());
    this.#keepalive = setInterval(() => {
      this.#ask({ janus: 'keepalive' }, isAck).catch(() => this.close());
    }, KEEPALIVE_MS);
    this.#keepalive.unref();
  }

  static async open(
    { url, apiSecret }: JanusSettings,
    connect: (url: string) => JanusSocket,
    stop: AbortSignal,
  ): Promise<JanusSession> {
    const socket = connect(url);
    const session = new JanusSession(socket, apiSecret);
    const close = (): void => session.close();
    stop.addEventListener('abort', close);
    void session.ended.then(() => stop.removeEventListener('abort', close));
    try {
      await within(
        ANSWER_MS,
        new Promise<void>((resolve, reject) => {
          socket.addEventListener('open', () => resolve());
          void session.ended.then(() => reject(new JanusRefusal('connect', null)));
        }),
      );
      const { data } = await session.#ask({ janus: 'create' }, isSuccess);
      if (!data) throw new JanusRefusal('create', null);
      session.#sessionId = data.id;
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** `onEvent` hears what is said of it unasked: that its connection is up, or gone. */
  async attach(onEvent: (message: JanusMessage) => void): Promise<JanusHandle> {
    const { data } = await this.#ask({ janus: 'attach', plugin: PLUGIN }, isSuccess);
    if (!data) throw new JanusRefusal('attach', null);
    const { id } = data;
    this.#handles.set(id, onEvent);
    return {
      message: async (body, jsep) => {
        const answer = await this.#ask(
          { janus: 'message', handle_id: id, body, ...(jsep && { jsep }) },
          (message) => message.plugindata !== undefined,
        );
        const refusal = roomErrorSchema.safeParse(answer.plugindata?.data);
        if (refusal.success) throw new JanusRefusal('message', refusal.data.error_code);
        return { data: answer.plugindata?.data, jsep: answer.jsep };
      },
      trickle: (candidate) => {
        this.#ask({ janus: 'trickle', handle_id: id, candidate }, isAck).catch(() => undefined);
      },
      detach: () => {
        if (!this.#handles.delete(id)) return;
        this.#ask({ janus: 'detach', handle_id: id }, isSuccess).catch(() => undefined);
      },
    };
  }

  close(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearInterval(this.#keepalive);
    this.#socket.close();
    this.#handles.clear();
    for (const asked of [...this.#waiting.values()]) asked.fail(new JanusRefusal('line', null));
    this.#end();
  }

  #ask(request: object, isAnswer: (message: JanusMessage) => boolean): Promise<JanusMessage> {
    if (this.#isEnded) return Promise.reject(new JanusRefusal('line', null));
    const transaction = randomIds.newId();
    const answered = new Promise<JanusMessage>((resolve, reject) => {
      this.#waiting.set(transaction, {
        fail: reject,
        take: (message) => {
          if (message.janus === 'error') reject(new JanusRefusal('janus', message.error?.code ?? null));
          else if (isAnswer(message)) resolve(message);
        },
      });
    });
    this.#socket.send(
      JSON.stringify({
        ...request,
        transaction,
        ...(this.#sessionId !== 0 && { session_id: this.#sessionId }),
        ...(this.#apiSecret !== '' && { apisecret: this.#apiSecret }),
      }),
    );
    return within(ANSWER_MS, answered).finally(() => this.#waiting.delete(transaction));
  }

  /** What makes no sense is passed over: whoever waits for an answer stops waiting by time. */
  #receive(data: unknown): void {
    const message = messageOf(data);
    if (!message) return;
    const asked = message.transaction === undefined ? undefined : this.#waiting.get(message.transaction);
    if (asked) return asked.take(message);
    if (message.sender !== undefined) this.#handles.get(message.sender)?.(message);
    else if (message.janus === 'timeout') this.close();
  }
}

function isSuccess({ janus }: JanusMessage): boolean {
  return janus === 'success';
}

function isAck({ janus }: JanusMessage): boolean {
  return janus === 'ack' || janus === 'success';
}

function messageOf(data: unknown): JanusMessage | null {
  if (typeof data !== 'string') return null;
  try {
    return janusMessageSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new JanusRefusal('time', null)), ms);
    timer.unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
