import type { IceServer, Signal } from '#shared/protocol/media.ts';
import { SENDER_KINDS, type SenderKind } from './senders.ts';
import { NO_TRACKS, type Tracks } from './local-devices.ts';
import { rtcConfiguration } from './ice-configuration.ts';
import { limit } from './limit.ts';
import { LinkHealth, type LinkCondition } from './link-health.ts';
import type { MediaTimers } from './media-timers.ts';
import { Negotiation } from './negotiation.ts';
import type { Limits, LinkView } from './peer-links.ts';
import type { WantedPictures } from './picture-plan.ts';

export interface PeerLinkOptions {
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly iceServers: readonly IceServer[];
  readonly isPolite: boolean;
  readonly timers: MediaTimers;
  readonly send: (signal: Signal) => void;
  readonly onChange: () => void;
}

/**
 * The connection to one peer. It has three lines from the start: microphone, camera, screen. What is switched on
 * later takes its line's place without a new negotiation; a picture that is not wanted is negotiated away, so that
 * the other side does not send it.
 *
 * The impolite side lays the lines and offers first; the polite side finds them in that offer.
 */
export class PeerLink implements LinkView {
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #options: PeerLinkOptions;
  readonly #health: LinkHealth;
  #lines: Readonly<Record<SenderKind, RTCRtpTransceiver>> | null = null;
  #tracks: Tracks = NO_TRACKS;
  #wanted: WantedPictures = { camera: true, screen: true };
  #limits: Limits | null = null;
  #isClosed = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    const { connect, iceServers, isPolite, send } = options;
    this.#connection = connect(rtcConfiguration(iceServers));
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite,
      send: (signal) => {
        if (!this.#isClosed) send(signal);
      },
      onOffer: () => this.#findLines(),
    });
    this.#health = new LinkHealth(
      options.timers,
      () => this.#connection.restartIce(),
      () => options.onChange(),
    );
    this.#health.watch(this.#connection);
    if (!isPolite) {
      for (const kind of SENDER_KINDS) {
        this.#connection.addTransceiver(kind === 'microphone' ? 'audio' : 'video', { direction: 'sendrecv' });
      }
      this.#findLines();
    }
  }

  get condition(): LinkCondition {
    return this.#health.condition;
  }

  incoming(kind: SenderKind): MediaStreamTrack | null {
    return this.#lines?.[kind].receiver.track ?? null;
  }

  level(): number {
    const [source] = this.#lines?.microphone.receiver.getSynchronizationSources() ?? [];
    return source?.audioLevel ?? 0;
  }

  receive(signal: Signal): void {
    void this.#negotiation.receive(signal);
  }

  setTracks(tracks: Tracks): void {
    this.#tracks = tracks;
    this.#apply();
  }

  setWanted(wanted: WantedPictures): void {
    this.#wanted = wanted;
    this.#apply();
  }

  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#apply();
  }

  /** Looks for new ways to the peer, the connection staying as it is. */
  restart(): void {
    if (!this.#isClosed) this.#connection.restartIce();
  }

  /** Nothing is sent or received from here on. */
  close(): void {
    this.#isClosed = true;
    this.#health.end();
    for (const line of Object.values(this.#lines ?? {}))
      void line.sender.replaceTrack(null).catch(() => undefined);
    this.#connection.close();
  }

  #findLines(): void {
    const [microphone, camera, screen] = this.#connection.getTransceivers();
    if (!microphone || !camera || !screen) return; // not the lines of a program like this
    this.#lines ??= { microphone, camera, screen };
    this.#apply();
    this.#options.onChange();
  }

  #apply(): void {
    if (!this.#lines || this.#isClosed) return;
    for (const kind of SENDER_KINDS) {
      const line = this.#lines[kind];
      const isWanted = kind === 'microphone' || this.#wanted[kind];
      const direction = isWanted ? 'sendrecv' : 'sendonly';
      if (line.direction !== direction) line.direction = direction;
      if (line.sender.track !== this.#tracks[kind]) {
        void line.sender.replaceTrack(this.#tracks[kind]).catch(() => undefined);
      }
      if (kind !== 'microphone' && this.#limits) void limit(line.sender, this.#limits[kind]);
    }
  }
}
