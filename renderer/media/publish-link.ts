import type { IceServer, Signal } from '#shared/protocol/media.ts';
import { rtcConfiguration } from './ice-configuration.ts';
import { limit } from './limit.ts';
import { LinkHealth, type LinkCondition } from './link-health.ts';
import { NO_TRACKS, type Tracks } from './local-devices.ts';
import { Negotiation } from './negotiation.ts';
import type { Limits, LinkPorts, LinkView } from './peer-links.ts';
import { SENDER_KINDS } from './senders.ts';

/**
 * What this window sends to the forwarding unit, once for all. Its three lines stay; what is switched on takes its
 * line's place. A connection that is lost is not mended but made anew: its offer begins anew at the unit too.
 */
export class PublishLink implements LinkView {
  readonly #connect: LinkPorts['connect'];
  readonly #iceServers: readonly IceServer[];
  readonly #send: (signal: Signal) => void;
  readonly #health: LinkHealth;
  #connection: RTCPeerConnection | null = null;
  #negotiation: Negotiation | null = null;
  #tracks: Tracks = NO_TRACKS;
  #limits: Limits | null = null;

  constructor(
    { connect, timers, onChange }: Pick<LinkPorts, 'connect' | 'timers' | 'onChange'>,
    iceServers: readonly IceServer[],
    send: (signal: Signal) => void,
  ) {
    this.#connect = connect;
    this.#iceServers = iceServers;
    this.#send = send;
    this.#health = new LinkHealth(
      timers,
      () => this.renew(),
      () => {
        this.#apply(); // limits are taken only once it is negotiated
        onChange();
      },
    );
    this.renew();
    this.#health.expect();
  }

  get condition(): LinkCondition {
    return this.#health.condition;
  }

  /** What is sent comes back to nobody. */
  incoming(): null {
    return null;
  }

  level(): number {
    return 0;
  }

  receive(signal: Signal): void {
    void this.#negotiation?.receive(signal);
  }

  setTracks(tracks: Tracks): void {
    this.#tracks = tracks;
    this.#apply();
  }

  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#apply();
  }

  renew(): void {
    this.#end();
    const connection = this.#connect(rtcConfiguration(this.#iceServers));
    this.#connection = connection;
    this.#negotiation = new Negotiation(connection, {
      isPolite: false,
      send: (signal) => {
        if (this.#connection === connection) this.#send(signal);
      },
      onOffer: () => undefined,
    });
    this.#health.watch(connection);
    for (const kind of SENDER_KINDS) {
      connection.addTransceiver(kind === 'microphone' ? 'audio' : 'video', { direction: 'sendonly' });
    }
    this.#apply();
  }

  /** Nothing is sent from here on. */
  close(): void {
    this.#health.end();
    this.#end();
  }

  #end(): void {
    for (const { sender } of this.#connection?.getTransceivers() ?? [])
      void sender.replaceTrack(null).catch(() => undefined);
    this.#connection?.close();
    this.#connection = null;
    this.#negotiation = null;
  }

  #apply(): void {
    const lines = this.#connection?.getTransceivers() ?? [];
    for (const [index, kind] of SENDER_KINDS.entries()) {
      const sender = lines[index]?.sender;
      if (!sender) continue;
      const track = this.#tracks[kind];
      if (sender.track !== track) void sender.replaceTrack(track).catch(() => undefined);
      if (kind !== 'microphone' && this.#limits) void limit(sender, this.#limits[kind]);
    }
  }
}
