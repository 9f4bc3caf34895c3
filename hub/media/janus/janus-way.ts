import { signalSchema, type Senders, type Signal } from '#shared/protocol/media.ts';
import type { Description, Way, WayPorts } from '../forwarding-unit.ts';
import type { JanusMessage, Stream } from './janus-messages.ts';
import { JanusRefusal, type JanusHandle, type JanusSession } from './janus-session.ts';

/** The room a way is in; `ready` when Janus has it. */
export interface JanusRoomKey {
  readonly session: JanusSession;
  readonly room: number;
  readonly pin: string;
  readonly ready: Promise<unknown>;
}

export const LINES = ['microphone', 'camera', 'screen'] as const;
const KINDS: Readonly<Record<keyof Senders, string>> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
};

/** What Janus calls the three lines. */
export type Mids = Readonly<Record<keyof Senders, string>>;

/** What makes a way one of a publisher or of a subscriber. */
export interface JanusRole {
  /** What is to be said first, and is answered with a description. */
  enter(handle: JanusHandle): Promise<{ readonly mids: Mids; readonly jsep: JanusMessage['jsep'] }>;
  /** The window has described its end. */
  described(handle: JanusHandle, description: Description): Promise<unknown>;
  /** The connection is up, and lines that are not to be passed are shut. */
  readonly cameUp: () => void;
}

/**
 * A handle of one peer's: what is asked of it is done in order, from making it on. Closed, it is detached at once, or
 * as soon as it is there, and nothing of it is heard any more.
 */
export class JanusWay implements Way {
  readonly #role: JanusRole;
  readonly #ports: WayPorts;
  #work: Promise<void>;
  #handle: JanusHandle | null = null;
  #passed: Senders;
  #mids: Mids | null = null;
  #isClosed = false;

  constructor(key: JanusRoomKey, role: JanusRole, passed: Senders, ports: WayPorts) {
    this.#role = role;
    this.#passed = passed;
    this.#ports = ports;
    this.#work = this.#begin(key).catch(() => this.#lose());
  }

  signal(signal: Signal): void {
    this.#do(async (handle) => {
      if (signal.kind === 'candidate') handle.trickle(trickled(signal));
      else if (signal.kind === 'description') await this.#role.described(handle, signal);
    });
  }

  /** Where it is said again before Janus was told, Janus is told what holds then. */
  pass(lines: Senders): void {
    const before = this.#passed;
    this.#passed = lines;
    const changed = LINES.filter((line) => lines[line] !== before[line]);
    if (changed.length > 0) this.#do((handle) => this.#configure(handle, changed));
  }

  close(): void {
    this.#isClosed = true;
    this.#handle?.detach();
  }

  async #begin({ ready, session }: JanusRoomKey): Promise<void> {
    await ready;
    if (this.#isClosed) return;
    const handle = await session.attach((message) => this.#hear(message));
    this.#handle = handle;
    if (this.#isClosed) return handle.detach();
    const { mids, jsep } = await this.#role.enter(handle);
    this.#mids = mids;
    const told = signalSchema.safeParse({ kind: 'description', ...jsep });
    if (!told.success) throw new JanusRefusal('description', null);
    if (!this.#isClosed) this.#ports.onSignal(told.data);
    await this.#configure(
      handle,
      LINES.filter((line) => !this.#passed[line]),
    );
  }

  #do(work: (handle: JanusHandle) => Promise<unknown>): void {
    this.#work = this.#work
      .then(async () => {
        if (this.#handle && !this.#isClosed) await work(this.#handle);
      })
      .catch(() => this.#lose());
  }

  async #configure(handle: JanusHandle, lines: readonly (keyof Senders)[]): Promise<void> {
    for (const line of lines) {
      const send = this.#passed[line];
      // A picture that goes on has to go on with a whole one.
      const body = { request: 'configure', mid: this.#mids?.[line], send, ...(send && { keyframe: true }) };
      await handle.message(body);
    }
  }

  #hear({ janus, candidate }: JanusMessage): void {
    if (this.#isClosed) return;
    if (janus === 'webrtcup') this.#do(async () => this.#role.cameUp());
    if (janus === 'hangup' || janus === 'detached') this.#lose();
    if (janus !== 'trickle' || candidate?.candidate === undefined) return;
    const { candidate: text, sdpMid = null, sdpMLineIndex = null } = candidate;
    const told = signalSchema.safeParse({ kind: 'candidate', candidate: text, sdpMid, sdpMLineIndex });
    if (told.success) this.#ports.onSignal(told.data);
  }

  #lose(): void {
    if (this.#isClosed) return;
    this.close();
    this.#ports.onLost();
  }
}

/** The lines of a window among what Janus has, each of its kind; others that a program may have offered are for nobody. */
export function midsOf(
  streams: readonly Stream[],
  placeOf: (line: keyof Senders) => (stream: Stream) => boolean,
): Mids {
  const midOf = (line: keyof Senders): string => {
    const stream = streams.find(placeOf(line));
    if (stream?.type !== KINDS[line]) throw new JanusRefusal('not the lines of a window', null);
    return stream.mid;
  };
  return { microphone: midOf('microphone'), camera: midOf('camera'), screen: midOf('screen') };
}

function trickled({ candidate, sdpMid, sdpMLineIndex }: Extract<Signal, { kind: 'candidate' }>): object {
  if (candidate === '') return { completed: true };
  return {
    candidate,
    ...(sdpMid !== null && { sdpMid }),
    ...(sdpMLineIndex !== null && { sdpMLineIndex }),
  };
}
