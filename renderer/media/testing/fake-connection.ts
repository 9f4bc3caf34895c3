/** Doubles of what a browser gives for sound and picture, as far as our classes see of it. */

export class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  readonly constraints: MediaTrackConstraints[] = [];
  readonly kind: string;
  readonly label: string;

  constructor(kind: string, label = '') {
    super();
    this.kind = kind;
    this.label = label;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device is pulled out. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  getSettings(): MediaTrackSettings {
    return { height: 360 };
  }

  applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.constraints.push(constraints);
    return Promise.resolve();
  }
}

interface Line {
  readonly kind: string;
  readonly sender: {
    track: FakeTrack | null;
    readonly parameters: { encodings: { maxBitrate?: number }[] };
    replaceTrack(track: FakeTrack | null): Promise<void>;
    getParameters(): { encodings: { maxBitrate?: number }[] };
    setParameters(parameters: { encodings: { maxBitrate?: number }[] }): Promise<void>;
  };
  readonly receiver: { readonly track: FakeTrack; getSynchronizationSources(): { audioLevel: number }[] };
  direction: string;
}

/** An RTCPeerConnection whose network always works while `FakeConnection.isNetworkUp`. */
export class FakeConnection extends EventTarget {
  static readonly all: FakeConnection[] = [];
  static isNetworkUp = true;

  readonly configuration: RTCConfiguration;
  readonly lines: Line[] = [];
  readonly candidates: RTCIceCandidateInit[] = [];
  localDescription: { type: 'offer' | 'answer'; sdp: string } | null = null;
  remoteSdp: string | null = null;
  signalingState = 'stable';
  connectionState = 'new';
  restarts = 0;
  offers = 0;
  rollbacks = 0;
  level = 0;
  #isNeeded = false;
  #version = 0;

  constructor(configuration: RTCConfiguration) {
    super();
    this.configuration = configuration;
    FakeConnection.all.push(this);
  }

  addTransceiver(kind: string, { direction }: { direction: string }): void {
    this.#lay(kind, direction);
    this.#need();
  }

  getTransceivers(): readonly Line[] {
    return this.lines;
  }

  restartIce(): void {
    this.restarts += 1;
    this.#need();
  }

  async setLocalDescription(): Promise<void> {
    await Promise.resolve();
    this.#assertOpen();
    const sdp = `v=0\r\ns=${++this.#version} ${this.lines.map(({ kind, direction }) => `${kind}/${direction}`).join(' ')}\r\n`;
    if (this.signalingState === 'have-remote-offer') {
      this.localDescription = { type: 'answer', sdp };
      this.signalingState = 'stable';
      this.#connect();
      if (this.#isNeeded) this.#need();
      return;
    }
    this.offers += 1;
    this.localDescription = { type: 'offer', sdp };
    this.signalingState = 'have-local-offer';
    void this.#gather();
  }

  async setRemoteDescription({ type, sdp }: { type: string; sdp: string }): Promise<void> {
    await Promise.resolve();
    this.#assertOpen();
    if (!sdp.startsWith('v=0')) throw new Error('no SDP');
    if (type === 'answer' && this.signalingState !== 'have-local-offer') throw new Error('no offer');
    this.remoteSdp = sdp;
    if (type === 'answer') {
      this.signalingState = 'stable';
      this.#connect();
      if (this.#isNeeded) this.#need();
      return;
    }
    if (this.signalingState === 'have-local-offer') {
      this.rollbacks += 1;
      this.#isNeeded = true;
    }
    const offered = (/s=\d+ (.*)\r/u.exec(sdp)?.[1] ?? '').split(' ').filter(Boolean);
    for (const [index, line] of offered.entries()) {
      if (!this.lines[index]) this.#lay(line.split('/')[0] ?? '', 'recvonly');
    }
    this.signalingState = 'have-remote-offer';
  }

  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    await Promise.resolve();
    if (this.remoteSdp === null) throw new Error('no remote description');
    this.candidates.push(candidate);
  }

  close(): void {
    this.connectionState = 'closed';
    this.signalingState = 'closed';
  }

  /** The way is lost or found. */
  become(state: 'disconnected' | 'failed' | 'connected'): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** A line's direction changed: the program set it, and the browser asks for a negotiation. */
  #lay(kind: string, direction: string): void {
    const need = (): void => this.#need();
    const receiver = {
      track: new FakeTrack(kind),
      getSynchronizationSources: () => [{ audioLevel: this.level }],
    };
    const sender: Line['sender'] = {
      track: null,
      parameters: { encodings: [{}] },
      replaceTrack: (track) => {
        sender.track = track;
        return Promise.resolve();
      },
      getParameters: () => sender.parameters,
      setParameters: () => Promise.resolve(),
    };
    let now = direction;
    this.lines.push({
      kind,
      sender,
      receiver,
      get direction() {
        return now;
      },
      set direction(next) {
        now = next;
        need();
      },
    });
  }

  #need(): void {
    this.#isNeeded = true;
    queueMicrotask(() => {
      if (!this.#isNeeded || this.signalingState !== 'stable') return;
      this.#isNeeded = false;
      this.dispatchEvent(new Event('negotiationneeded'));
    });
  }

  #connect(): void {
    if (this.connectionState === 'connected' || !FakeConnection.isNetworkUp) return;
    this.become('connected');
  }

  /** Candidates come a while after the description they belong to. */
  async #gather(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
    const candidate = {
      candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: null,
    };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  #assertOpen(): void {
    if (this.signalingState === 'closed') throw new Error('closed');
  }
}
