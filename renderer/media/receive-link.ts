import type { IceServer, Signal } from '#shared/protocol/media.ts';
import { rtcConfiguration } from './ice-configuration.ts';
import { LinkHealth, type LinkCondition } from './link-health.ts';
import { Negotiation } from './negotiation.ts';
import type { LinkPorts, LinkView } from './peer-links.ts';
import type { SenderKind } from './senders.ts';

/**
 * What one peer sends, as it comes from the forwarding unit. It waits for the unit's offer; every offer is of a new
 * connection. One that does not come, or of which nothing comes, is asked for anew.
 */
export class ReceiveLink implements LinkView {
  readonly #connect: LinkPorts['connect'];
  readonly #iceServers: readonly IceServer[];
  readonly #send: (signal: Signal) => void;
  readonly #onChange: () => void;
  readonly #health: LinkHealth;
  #connection: RTCPeerConnection | null = null;
  #negotiation: Negotiation | null = null;
  #lines: Readonly<Record<SenderKind, RTCRtpTransceiver>> | null = null;

  constructor(
    { connect, timers, onChange }: Pick<LinkPorts, 'connect' | 'timers' | 'onChange'>,
    iceServers: readonly IceServer[],
    send: (signal: Signal) => void,
  ) {
    this.#connect = connect;
    this.#iceServers = iceServers;
    this.#send = send;
    this.#onChange = onChange;
    this.#health = new LinkHealth(timers, () => this.renew(), onChange);
    this.#health.expect();
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
    if (signal.kind === 'description' && signal.type === 'offer') this.#begin();
    void this.#negotiation?.receive(signal);
  }

  /** What is there stays until the unit offers anew. */
  renew(): void {
    this.#send({ kind: 'renew' });
  }

  /** Nothing is received from here on. */
  close(): void {
    this.#health.end();
    this.#connection?.close();
    this.#connection = null;
    this.#negotiation = null;
    this.#lines = null;
  }

  #begin(): void {
    this.#connection?.close();
    const connection = this.#connect(rtcConfiguration(this.#iceServers));
    this.#connection = connection;
    this.#lines = null;
    this.#negotiation = new Negotiation(connection, {
      isPolite: true,
      send: (signal) => {
        if (this.#connection === connection) this.#send(signal);
      },
      onOffer: () => this.#findLines(connection),
    });
    this.#health.watch(connection);
  }

  #findLines(connection: RTCPeerConnection): void {
    const [microphone, camera, screen] = connection.getTransceivers();
    if (this.#connection !== connection || !microphone || !camera || !screen) return;
    this.#lines = { microphone, camera, screen };
    this.#onChange();
  }
}
