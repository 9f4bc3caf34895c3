import type { Signal } from '#shared/protocol/media.ts';

type DescriptionSignal = Extract<Signal, { kind: 'description' }>;

/**
 * Perfect negotiation (W3C) of one connection: either side may offer at any time; where both do at once, the
 * impolite one's offer stands and the polite one takes its own back. Signals are worked off one after the other,
 * in the order of arrival. What a peer sends that makes no sense is dropped: it harms that peer's connection only.
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: boolean;
  readonly #send: (signal: Signal) => void;
  readonly #onOffer: () => void;
  #isMakingOffer = false;
  #ignoresOffer = false;
  #isSettingAnswer = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    connection: RTCPeerConnection,
    {
      isPolite,
      send,
      onOffer,
    }: {
      readonly isPolite: boolean;
      readonly send: (signal: Signal) => void;
      /** The other's offer has been taken and will be answered: the moment to say what goes back. */
      readonly onOffer: () => void;
    },
  ) {
    this.#connection = connection;
    this.#isPolite = isPolite;
    this.#send = send;
    this.#onOffer = onOffer;
    connection.addEventListener('negotiationneeded', () => void this.#offer());
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate || candidate.candidate === '') return; // the end of them needs no telling
      this.#send({
        kind: 'candidate',
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
        usernameFragment: candidate.usernameFragment,
      });
    });
  }

  receive(signal: Signal): Promise<void> {
    this.#work = this.#work
      .then(() => {
        if (signal.kind === 'description') return this.#take(signal);
        return signal.kind === 'candidate' ? this.#add(signal) : undefined;
      })
      .catch(() => undefined);
    return this.#work;
  }

  async #offer(): Promise<void> {
    try {
      this.#isMakingOffer = true;
      await this.#connection.setLocalDescription();
      this.#sendLocal();
    } catch {
      // Closed meanwhile; or the other's offer came first, and what was needed goes with the answer.
    } finally {
      this.#isMakingOffer = false;
    }
  }

  async #take({ type, sdp }: DescriptionSignal): Promise<void> {
    const connection = this.#connection;
    const isReady = !this.#isMakingOffer && (connection.signalingState === 'stable' || this.#isSettingAnswer);
    this.#ignoresOffer = !this.#isPolite && type === 'offer' && !isReady;
    if (this.#ignoresOffer) return;
    this.#isSettingAnswer = type === 'answer';
    try {
      await connection.setRemoteDescription({ type, sdp });
    } finally {
      this.#isSettingAnswer = false;
    }
    if (type !== 'offer') return;
    this.#onOffer();
    await connection.setLocalDescription();
    this.#sendLocal();
  }

  async #add({
    candidate,
    sdpMid,
    sdpMLineIndex,
    usernameFragment = null,
  }: Extract<Signal, { kind: 'candidate' }>): Promise<void> {
    // A candidate of an offer that was not taken fits nothing here, and is no fault.
    await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
  }

  #sendLocal(): void {
    const description = this.#connection.localDescription;
    if (!description || (description.type !== 'offer' && description.type !== 'answer')) return;
    this.#send({ kind: 'description', type: description.type, sdp: description.sdp });
  }
}
