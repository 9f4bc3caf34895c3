import type { IceServer, Signal } from '#shared/protocol/media.ts';
import { SENDER_KINDS, type SenderKind } from './senders.ts';
import { NO_TRACKS, type Tracks } from './local-devices.ts';
import type { MediaTimers } from './media-timers.ts';
import { Negotiation } from './negotiation.ts';
import type { SendLimits, WantedPictures } from './picture-plan.ts';

/** `failed`: several attempts came to nothing; it is still tried. */
export type LinkCondition = 'connecting' | 'connected' | 'reconnecting' | 'failed';

export interface PeerLinkOptions {
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly iceServers: readonly IceServer[];
  readonly isPolite: boolean;
  readonly timers: MediaTimers;
  readonly send: (signal: Signal) => void;
  readonly onChange: () => void;
}

export type Limits = Readonly<Record<'camera' | 'screen', SendLimits>>;

const PATIENCE_MS = 2000;
const RETRY_MS = 6000;
const FAILED_AFTER = 3;

/**
 * The connection to one peer. It has three lines from the start: microphone, camera, screen. What is switched on
 * later takes its line's place without a new negotiation; a picture that is not wanted is negotiated away, so that
 * the other side does not send it.
 *
 * The impolite side lays the lines and offers first; the polite side finds them in that offer.
 */
export class PeerLink {
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #options: PeerLinkOptions;
  #lines: Readonly<Record<SenderKind, RTCRtpTransceiver>> | null = null;
  #tracks: Tracks = NO_TRACKS;
  #wanted: WantedPictures = { camera: true, screen: true };
  #limits: Limits | null = null;
  #attempts = 0;
  #stopWaiting: (() => void) | null = null;
  #isClosed = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    const { connect, iceServers, isPolite, send } = options;
    this.#connection = connect({
      iceServers: iceServers.map(({ urls, username, credential }) => ({
        urls: [...urls],
        ...(username !== undefined && { username }),
        ...(credential !== undefined && { credential }),
      })),
      bundlePolicy: 'max-bundle',
    });
    this.#negotiation = new Negotiation(this.#connection, {
      isPolite,
      send: (signal) => {
        if (!this.#isClosed) send(signal);
      },
      onOffer: () => this.#findLines(),
    });
    this.#connection.addEventListener('connectionstatechange', () => this.#follow());
    if (!isPolite) {
      for (const kind of SENDER_KINDS) {
        this.#connection.addTransceiver(kind === 'microphone' ? 'audio' : 'video', { direction: 'sendrecv' });
      }
      this.#findLines();
    }
  }

  get condition(): LinkCondition {
    if (this.#connection.connectionState === 'connected') return 'connected';
    if (this.#attempts >= FAILED_AFTER) return 'failed';
    return this.#attempts > 0 || this.#stopWaiting !== null ? 'reconnecting' : 'connecting';
  }

  /** What comes from the peer on a line, once it is negotiated; it is silent or black while the peer sends nothing. */
  incoming(kind: SenderKind): MediaStreamTrack | null {
    return this.#lines?.[kind].receiver.track ?? null;
  }

  /** How loud the peer is now, from 0 to 1. */
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
    this.#stopWaiting?.();
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

  #follow(): void {
    if (this.#isClosed) return;
    switch (this.#connection.connectionState) {
      case 'connected':
        this.#stopWaiting?.();
        this.#stopWaiting = null;
        this.#attempts = 0;
        break;
      case 'disconnected':
        this.#tryAfter(PATIENCE_MS); // often comes back by itself
        break;
      case 'failed':
        this.#tryAfter(0);
        break;
      default:
    }
    this.#options.onChange();
  }

  #tryAfter(delayMs: number): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.#options.timers.after(delayMs, () => {
      this.#attempts += 1;
      this.#connection.restartIce();
      this.#tryAfter(RETRY_MS);
      this.#options.onChange();
    });
  }
}

async function limit(sender: RTCRtpSender, limits: SendLimits): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return; // before the first negotiation; asked again after it
  if (
    encoding.maxBitrate === limits.maxBitrate &&
    encoding.maxFramerate === limits.maxFramerate &&
    encoding.scaleResolutionDownBy === limits.scaleResolutionDownBy
  )
    return;
  Object.assign(encoding, limits);
  await sender.setParameters(parameters).catch(() => undefined);
}
