import { z } from 'zod';
import type { JanusSocket } from '../media/janus/janus-session.ts';

const requestSchema = z.looseObject({
  janus: z.string(),
  transaction: z.string(),
  handle_id: z.number().optional(),
  apisecret: z.string().optional(),
  body: z.looseObject({ request: z.string(), room: z.number().optional() }).optional(),
  jsep: z.object({ type: z.string(), sdp: z.string() }).optional(),
  candidate: z.looseObject({}).optional(),
});
type Request = z.infer<typeof requestSchema>;

const SDP = 'v=0\r\ns=-\r\n';
const STREAMS = [
  { type: 'audio', mindex: 0, mid: 'a' },
  { type: 'video', mindex: 1, mid: 'b' },
  { type: 'video', mindex: 2, mid: 'c' },
];

/** As much of Janus' video room as we speak with, in this process. What it says can be bent. */
export class AJanus {
  readonly rooms = new Map<number, unknown>();
  /** Requests to the video room, in order: `name of handle`. */
  readonly asked: { readonly handle: number; readonly body: Record<string, unknown> }[] = [];
  readonly trickled: unknown[] = [];
  readonly detached: number[] = [];
  readonly secrets: (string | undefined)[] = [];
  isReachable = true;
  /** Instead of what it would say to a request of the video room; null: as ever. */
  bend: (request: string) => unknown = () => null;
  #nextId = 100;
  #socket: EventTarget | null = null;

  readonly connect = (): JanusSocket => {
    const socket = new EventTarget();
    this.#socket = socket;
    queueMicrotask(() => socket.dispatchEvent(new Event(this.isReachable ? 'open' : 'error')));
    return Object.assign(socket, {
      send: (data: unknown) => {
        if (this.#socket === socket) this.#take(requestSchema.parse(JSON.parse(String(data))));
      },
      close: () => undefined,
    }) as unknown as JanusSocket;
  };

  /** The line breaks, and Janus lets go of whatever came over it. */
  hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.dispatchEvent(new Event('close'));
  }

  says(message: unknown): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    queueMicrotask(() => this.#socket?.dispatchEvent(Object.assign(new Event('message'), { data })));
  }

  askedFor(request: string): readonly Record<string, unknown>[] {
    return this.asked.filter(({ body }) => body['request'] === request).map(({ body }) => body);
  }

  handleOf(request: string): number {
    const found = this.asked.findLast(({ body }) => body['request'] === request);
    if (!found) throw new Error(`${request} was not asked`);
    return found.handle;
  }

  #take({ janus, transaction, handle_id: handle = 0, apisecret, body, jsep, candidate }: Request): void {
    this.secrets.push(apisecret);
    switch (janus) {
      case 'create':
      case 'attach':
        return this.says({ janus: 'success', transaction, data: { id: this.#nextId++ } });
      case 'detach':
        this.detached.push(handle);
        return this.says({ janus: 'success', transaction });
      case 'message': {
        if (!body) throw new Error('a message without a body');
        this.asked.push({ handle, body });
        const bent = this.bend(body.request);
        this.says({ janus: 'ack', transaction });
        if (bent !== null) return this.says(typeof bent === 'object' ? { transaction, ...bent } : bent);
        return this.says({ transaction, sender: handle, ...this.#answer(body, jsep !== undefined) });
      }
      default:
        if (candidate) this.trickled.push(candidate);
        return this.says({ janus: 'ack', transaction });
    }
  }

  #answer(body: NonNullable<Request['body']>, isDescribed: boolean): object {
    const { request, room = 0 } = body;
    const event = (data: object, jsep?: object): object => ({
      janus: 'event',
      plugindata: { plugin: 'janus.plugin.videoroom', data },
      ...(jsep && { jsep }),
    });
    const refused = (code: number) => event({ videoroom: 'event', error_code: code, error: 'no' });
    switch (request) {
      case 'create':
        this.rooms.set(room, body);
        return { ...event({ videoroom: 'created', room }), janus: 'success' };
      case 'destroy':
        if (!this.rooms.delete(room)) return refused(426);
        return { ...event({ videoroom: 'destroyed', room }), janus: 'success' };
      case 'joinandconfigure':
        if (!isDescribed) return refused(429);
        return event({ videoroom: 'joined', id: 7, streams: STREAMS }, { type: 'answer', sdp: SDP });
      case 'join': {
        const streams = STREAMS.map(({ mid, ...stream }) => ({ ...stream, mid: `to-${mid}`, feed_mid: mid }));
        return event({ videoroom: 'attached', streams }, { type: 'offer', sdp: SDP });
      }
      default:
        return event({ videoroom: 'event', room, [request === 'start' ? 'started' : 'configured']: 'ok' });
    }
  }
}
