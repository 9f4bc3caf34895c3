import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { MemberId } from '#shared/domain/ids.ts';
import type { Caret, DraftCareted } from '#shared/protocol/joint-draft.ts';

const REMOTE = 'remote';
/** So often at most is told where one types. */
const TELL_EVERY_MS = 120;

export interface CaretUser {
  readonly name: string;
  readonly color: string;
}

/**
 * Where colleagues type, for the editors. Names come from the seat the hub says it is, never from what a
 * program says of itself.
 */
export class CaretBoard {
  readonly awareness: Awareness;
  readonly #tell: (client: number, caret: Caret | null) => void;
  readonly #userOf: (memberId: MemberId) => CaretUser;
  readonly #clocks = new Map<number, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  constructor(
    doc: Doc,
    userOf: (memberId: MemberId) => CaretUser,
    tell: (client: number, caret: Caret | null) => void,
  ) {
    this.awareness = new Awareness(doc);
    this.#userOf = userOf;
    this.#tell = tell;
    this.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin !== REMOTE) this.#timer ??= setTimeout(() => this.#send(), TELL_EVERY_MS);
    });
  }

  received({ memberId, client, caret }: DraftCareted): void {
    const clock = (this.#clocks.get(client) ?? 0) + 1;
    this.#clocks.set(client, clock);
    const state = caret && {
      user: this.#userOf(memberId),
      cursor: { anchor: parsed(caret.anchor), head: parsed(caret.head) },
    };
    applyAwarenessUpdate(this.awareness, awarenessUpdate(client, clock, state), REMOTE);
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.#told !== '') this.#tell(this.awareness.clientID, null);
    this.awareness.destroy();
  }

  #send(): void {
    this.#timer = undefined;
    const caret = caretIn(this.awareness.getLocalState());
    const text = caret ? `${caret.anchor} ${caret.head}` : '';
    if (text === '' && this.#told === '') return;
    this.#told = text;
    this.#tell(this.awareness.clientID, caret);
  }
}

function caretIn(state: Record<string, unknown> | null): Caret | null {
  const cursor = state?.['cursor'];
  if (typeof cursor !== 'object' || cursor === null) return null;
  const { anchor, head } = cursor as { anchor?: unknown; head?: unknown };
  if (anchor === undefined || head === undefined) return null;
  return { anchor: JSON.stringify(anchor), head: JSON.stringify(head) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One client's state as the awareness protocol encodes it. */
function awarenessUpdate(client: number, clock: number, state: object | null): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}
