import { randomBytes, randomInt } from 'node:crypto';
import type { Senders } from '#shared/protocol/media.ts';
import type { Description, ForwardingRoom, WayIn, WayInPorts } from '../forwarding-unit.ts';
import { attachedSchema, joinedSchema } from './janus-messages.ts';
import { JanusRefusal, type JanusHandle, type JanusSession } from './janus-session.ts';
import { JanusWay, LINES, midsOf, type JanusRoomKey, type Mids } from './janus-way.ts';

/** What a room of ours is destroyed with. */
export interface RoomTicket {
  readonly room: number;
  readonly secret: string;
}

/** Several windows of everyone in the largest meeting. */
const MOST_PUBLISHERS = 128;
const LARGEST_ROOM = 2 ** 48 - 1;

export function newTicket(): RoomTicket {
  return { room: randomInt(1, LARGEST_ROOM), secret: secret() };
}

/** A room with a random number, which only who has its secret may change and its pin may enter. */
export async function createRoom(control: JanusHandle, ticket: RoomTicket, pin: string): Promise<void> {
  await control.message({
    request: 'create',
    ...ticket,
    pin,
    is_private: true,
    permanent: false,
    publishers: MOST_PUBLISHERS,
    bitrate: 0,
    audiocodec: 'opus',
    videocodec: 'vp8,h264',
    record: false,
  });
}

export async function destroyRoom(control: JanusHandle, ticket: RoomTicket): Promise<void> {
  await control.message({ request: 'destroy', ...ticket, permanent: false });
}

/** A room of one meeting in Janus. */
export class JanusRoom implements ForwardingRoom {
  readonly ready: Promise<void>;
  readonly #key: JanusRoomKey;
  readonly #onClose: () => void;

  constructor(session: JanusSession, control: JanusHandle, ticket: RoomTicket, onClose: () => void) {
    const pin = secret();
    this.ready = createRoom(control, ticket, pin);
    this.#key = { session, room: ticket.room, pin, ready: this.ready };
    this.#onClose = onClose;
  }

  publish(offer: Description, passed: Senders, ports: WayInPorts): WayIn {
    const key = this.#key;
    let feed: { readonly id: number; readonly mids: Mids } | null = null;
    const way = new JanusWay(
      key,
      {
        enter: async (handle) => {
          const body = { request: 'joinandconfigure', ptype: 'publisher', room: key.room, pin: key.pin };
          const { data, jsep } = await handle.message(body, { type: 'offer', sdp: offer.sdp });
          const { id, streams } = joinedSchema.parse(data);
          const mids = midsOf(
            streams,
            (line) =>
              ({ mindex }) =>
                mindex === LINES.indexOf(line),
          );
          feed = { id, mids };
          return { mids, jsep };
        },
        described: async () => undefined, // by its offer, and once
        cameUp: () => ports.onLive(),
      },
      passed,
      ports,
    );
    return {
      signal: (signal) => way.signal(signal),
      pass: (lines) => way.pass(lines),
      close: () => way.close(),
      subscribe: (lines, outPorts) => {
        if (!feed) throw new JanusRefusal('not live yet', null);
        return subscription(key, feed, lines, outPorts);
      },
    };
  }

  close(): void {
    this.#onClose();
  }
}

function subscription(
  { room, pin, ...key }: JanusRoomKey,
  { id, mids }: { readonly id: number; readonly mids: Mids },
  passed: Senders,
  ports: ConstructorParameters<typeof JanusWay>[3],
): JanusWay {
  const streams = LINES.map((line) => ({ feed: id, mid: mids[line] }));
  return new JanusWay(
    { room, pin, ...key },
    {
      enter: async (handle) => {
        const { data, jsep } = await handle.message({
          request: 'join',
          ptype: 'subscriber',
          room,
          pin,
          streams,
        });
        const attached = attachedSchema.parse(data).streams;
        return {
          mids: midsOf(
            attached,
            (line) =>
              ({ feed_mid }) =>
                feed_mid === mids[line],
          ),
          jsep,
        };
      },
      described: async (handle, { type, sdp }) => {
        if (type === 'answer') await handle.message({ request: 'start' }, { type, sdp });
      },
      cameUp: () => undefined,
    },
    passed,
    ports,
  );
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
