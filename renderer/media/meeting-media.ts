import type { MemberId } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type {
  MediaEnded,
  MediaJoined,
  MediaMessage,
  MediaState,
  PeerId,
  Senders,
} from '#shared/protocol/media.ts';
import type { LinkState, Watched } from '#renderer/app/client/client.ts';
import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { CaptureFault } from './capture-fault.ts';
import { NO_COMPANY, type Company } from './company.ts';
import { NO_TRACKS, type DeviceKind, type LocalDevices, type Tracks } from './local-devices.ts';
import type { MediaDesk } from '#renderer/app/client/media-desk.ts';
import { NOTHING_SENT, SENDER_KINDS, type SenderKind } from './senders.ts';
import type { MediaTimers } from './media-timers.ts';
import type { LinkPorts, PeerLinks } from './peer-links.ts';
import { PeerMesh } from './peer-mesh.ts';
import { peerViews, type PeerView } from './peer-views.ts';
import { sendLimits, spotlightOf, type PeerState, type PictureMode } from './picture-plan.ts';
import type { SoundOut } from './sound-out.ts';
import { Speaking } from './speaking.ts';
import { UnitLinks } from './unit-links.ts';

/** Why something could not be switched on. */
export type TurnRefusal = CaptureFault | 'notInMeeting' | 'offline' | 'mutedByHost' | 'full' | 'soundOnly';

/** What happened to this window's own sound or picture without a press here. */
export type MediaNotice =
  { readonly kind: 'muted' | 'mayUnmute' | 'full' } | { readonly kind: 'lost'; readonly sender: SenderKind };

export interface MediaView {
  /** `replaced`: another window of this person took the place; `join` takes it back. */
  readonly status: 'out' | 'joining' | 'in' | 'reconnecting' | 'replaced';
  readonly peers: readonly PeerView[];
  readonly ownPeerId: PeerId | null;
  readonly spotlight: PeerId | null;
  /** The host's choice; null: the spotlight follows the floor. */
  readonly chosen: PeerId | null;
  readonly senders: Senders;
  readonly isMuted: boolean;
  readonly mode: PictureMode;
}

/** Before it has begun. */
export const NOWHERE: MediaView = {
  status: 'out',
  peers: [],
  ownPeerId: null,
  spotlight: null,
  chosen: null,
  senders: NOTHING_SENT,
  isMuted: false,
  mode: 'full',
};

/** The hub may hear of the window's place in the room a moment after it was asked. */
const RETRY_MS = 300;
const LONGEST_RETRY_MS = 5000;

export interface MeetingMediaPorts {
  readonly desk: MediaDesk;
  readonly link: Watched<LinkState>;
  readonly devices: LocalDevices;
  readonly sound: SoundOut;
  readonly timers: MediaTimers;
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** How loud the own microphone is; the returned function ends the measuring. */
  readonly meter: (track: MediaStreamTrack) => { level(): number; end(): void };
}

/**
 * Sound and picture of one meeting in this window. It joins by itself when its member is in the room, listening
 * only; whatever is sent is switched on by a press. It is out of the room, links cut and devices off, in the same
 * turn in which the own replica or the hub says so (MW1, MW2). Without the hub nothing is exchanged: nobody says then
 * who may hear.
 */
export class MeetingMedia {
  readonly view = new WatchedValue<MediaView>(NOWHERE);
  readonly notice = new WatchedValue<MediaNotice | null>(null);
  readonly speaking: Speaking;
  readonly devices: LocalDevices;
  readonly sound: SoundOut;
  readonly #ports: MeetingMediaPorts;
  readonly #linkPorts: LinkPorts;
  /** Of this stay, from each to each or through the unit. */
  #links: PeerLinks;
  readonly #stops: (() => void)[] = [];
  #company: Company = NO_COMPANY;
  #speaker: MemberId | null = null;
  #mode: PictureMode = 'full';
  #joined: MediaJoined | null = null;
  #isJoining = false;
  /** Another window of this person has the place. */
  #isReplaced = false;
  #wasIn = false;
  #state: Pick<MediaState, 'peers' | 'spotlight'> = { peers: [], spotlight: null };
  /** What the hub has taken as sent by this window. */
  #senders: Senders = NOTHING_SENT;
  #meter: { readonly track: MediaStreamTrack; level(): number; end(): void } | null = null;
  #stopRetry: (() => void) | null = null;
  #retryMs = RETRY_MS;
  #telling: Promise<unknown> = Promise.resolve();
  /** Messages of a stay whose beginning is still being answered. */
  #early: MediaMessage[] = [];
  #isEnded = false;

  constructor(ports: MeetingMediaPorts) {
    const { desk, link, devices, sound, timers, connect } = ports;
    this.#ports = ports;
    this.devices = devices;
    this.sound = sound;
    this.#linkPorts = {
      connect,
      timers,
      send: (to, signal) => void desk.signal({ to, signal }),
      want: (wanted) => void desk.want(wanted),
      onChange: () => this.#show(),
    };
    this.#links = new PeerMesh(this.#linkPorts);
    this.speaking = new Speaking(timers, () => this.#levels());
    devices.onLost = (sender) => {
      this.notice.set({ kind: 'lost', sender });
      void this.turn(sender, false);
    };
    this.#stops.push(
      desk.listen((message) => this.#receive(message)),
      link.subscribe(() => this.#settle()),
      devices.tracks.subscribe(() => this.#passTracks()),
      devices.choice.subscribe(() => sound.setLoudspeaker(devices.choice.get().loudspeaker)),
    );
    sound.setLoudspeaker(devices.choice.get().loudspeaker);
  }

  /** Who is in the room by this window's own replica: call it whenever that changes. */
  follow(company: Company): void {
    this.#company = company;
    this.#settle();
    if (this.#joined) this.#arrange();
  }

  /** Who has the floor. */
  setSpeaker(speaker: MemberId | null): void {
    if (speaker === this.#speaker) return;
    this.#speaker = speaker;
    this.#arrange();
  }

  async setMode(mode: PictureMode): Promise<void> {
    this.#mode = mode;
    this.devices.setLow(mode === 'low');
    this.#arrange();
    if (mode !== 'soundOnly') return;
    await this.turn('camera', false);
    await this.turn('screen', false);
  }

  /** Joins anew after another window of this person took the place. */
  takePlace(): void {
    this.#isReplaced = false;
    this.#settle();
  }

  /** Switches on what is to be sent, asking the person's browser and then the hub; nothing goes out before both agree. */
  async turn(kind: SenderKind, isOn: boolean): Promise<Result<true, TurnRefusal>> {
    if (!isOn) {
      this.devices.stop(kind);
      return this.#change(kind, false);
    }
    if (!this.#company.isIn) return err('notInMeeting');
    if (!this.#joined) return err('offline');
    if (kind === 'microphone' && this.#own()?.isMuted === true) return err('mutedByHost');
    if (kind !== 'microphone' && this.#mode === 'soundOnly') return err('soundOnly');
    const started = await this.devices.start(kind);
    if (!started.ok) return started;
    const told = await this.#change(kind, true);
    if (!told.ok) this.devices.stop(kind);
    return told;
  }

  mute(peers: readonly PeerId[] | 'all', isMuted: boolean): ReturnType<MediaDesk['mute']> {
    return this.#ports.desk.mute({ peers: peers === 'all' ? peers : [...peers], isMuted });
  }

  /** Null: it follows the floor again. */
  spotlight(peerId: PeerId | null): ReturnType<MediaDesk['spotlight']> {
    return this.#ports.desk.spotlight({ peerId });
  }

  choose(kind: DeviceKind, deviceId: string): Promise<Result<true, CaptureFault>> {
    return this.devices.choose(kind, deviceId);
  }

  /** The machine has another network: the ways to the others are looked for anew. */
  networkChanged(): void {
    this.#links.restart();
  }

  end(): void {
    this.#isEnded = true;
    for (const stop of this.#stops) stop();
    this.#cut();
    this.#ports.desk.leave();
    this.speaking.end();
    this.sound.end();
    this.devices.end();
  }

  // ---- in and out

  #settle(): void {
    if (this.#isEnded) return;
    const isUp = this.#ports.link.get().status === 'connected';
    if (!this.#company.isIn) {
      this.#isReplaced = false;
      if (this.#joined) this.#ports.desk.leave();
      this.#out();
    } else if (!isUp) this.#cut();
    else if (!this.#joined && !this.#isReplaced) void this.#join();
    this.#show();
  }

  async #join(): Promise<void> {
    if (this.#isJoining) return;
    this.#isJoining = true;
    this.#early = [];
    this.#show();
    const senders = this.#onHere();
    const answer = await this.#ports.desk.join({ senders });
    this.#isJoining = false;
    const isWanted = !this.#isEnded && this.#company.isIn && !this.#isReplaced;
    if (!isWanted) {
      if (answer.ok) this.#ports.desk.leave();
      return;
    }
    if (!answer.ok) {
      this.#tryLater();
      this.#show();
      return;
    }
    this.#joined = answer.value;
    this.#retryMs = RETRY_MS;
    this.#wasIn = true;
    this.#senders = answer.value.senders;
    this.#links =
      answer.value.topology === 'sfu' ? new UnitLinks(this.#linkPorts) : new PeerMesh(this.#linkPorts);
    this.#links.join(answer.value);
    const refused = SENDER_KINDS.filter((kind) => senders[kind] && !this.#senders[kind]);
    for (const kind of refused) this.devices.stop(kind);
    if (refused.some((kind) => kind !== 'microphone')) this.notice.set({ kind: 'full' });
    this.#passTracks();
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.#receive(message);
    // Switched on or off while it was on its way.
    const now = this.#onHere();
    for (const kind of SENDER_KINDS)
      if (now[kind] !== this.#senders[kind]) void this.#change(kind, now[kind]);
    this.#show();
  }

  #tryLater(): void {
    this.#stopRetry?.();
    this.#stopRetry = this.#ports.timers.after(this.#retryMs, () => this.#settle());
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
  }

  /** Everything is cut; what was on stays on here, for when the hub is back. */
  #cut(): void {
    this.#stopRetry?.();
    this.#joined = null;
    this.#state = { peers: [], spotlight: null };
    this.#links.close();
    this.sound.follow(new Map());
  }

  /** Out of the room: nothing here is switched on for the next time either. */
  #out(): void {
    this.#cut();
    this.#wasIn = false;
    this.#senders = NOTHING_SENT;
    for (const kind of SENDER_KINDS) this.devices.stop(kind);
  }

  // ---- what the hub says

  #receive(message: MediaMessage): void {
    if (!this.#joined) {
      if (this.#isJoining) this.#early.push(message);
      return;
    }
    const own = this.#joined.peerId;
    switch (message.event) {
      case 'media.state':
        if (message.message.peerId === own) this.#take(message.message);
        return;
      case 'media.signalled': {
        const { from, to, signal } = message.message;
        if (to === own) this.#links.receive(from, signal);
        return;
      }
      case 'media.ended':
        if (message.message.peerId === own) this.#ended(message.message.reason);
    }
  }

  #take(state: MediaState): void {
    const wasMuted = this.#own()?.isMuted ?? false;
    this.#state = state;
    const isMuted = this.#own()?.isMuted ?? false;
    if (isMuted && this.#senders.microphone) void this.turn('microphone', false);
    if (isMuted !== wasMuted) this.notice.set({ kind: isMuted ? 'muted' : 'mayUnmute' });
    this.#arrange();
  }

  #ended(reason: MediaEnded['reason']): void {
    if (reason === 'renewed') {
      this.#cut();
      return this.#settle();
    }
    this.#isReplaced = reason === 'replaced';
    this.#out();
    // Where it is over for good the own replica says so in a moment; until then the hub refuses, and is asked again.
    if (!this.#isReplaced) this.#tryLater();
    this.#show();
  }

  /** What is off is off at once, whatever the hub says; what is on waits for its word. One is asked at a time. */
  #change(kind: SenderKind, isOn: boolean): Promise<Result<true, TurnRefusal>> {
    if (!isOn) this.#senders = { ...this.#senders, [kind]: false };
    this.#show();
    const stay = this.#joined;
    if (!stay) return Promise.resolve(isOn ? err('offline') : ok(true));
    const told = this.#telling.then(() => this.#tell(stay, kind, isOn));
    this.#telling = told;
    return told;
  }

  async #tell(stay: MediaJoined, kind: SenderKind, isOn: boolean): Promise<Result<true, TurnRefusal>> {
    if (this.#joined !== stay) return err('offline');
    const senders = isOn ? { ...this.#senders, [kind]: true } : this.#senders;
    const answer = await this.#ports.desk.setSenders({ senders });
    if (this.#joined !== stay || !answer.ok) return isOn ? err('offline') : ok(true);
    if (answer.value.result === 'refused') return isOn ? err(answer.value.reason) : ok(true);
    // It may have been switched off again while the hub was asked.
    if (isOn && this.devices.tracks.get()[kind]) this.#senders = { ...this.#senders, [kind]: true };
    this.#passTracks();
    return ok(true);
  }

  // ---- what follows from it

  #own(): PeerState | undefined {
    const own = this.#joined?.peerId;
    return this.#state.peers.find(({ peerId }) => peerId === own);
  }

  /** Those whom both the hub and the own replica have in the room. */
  #allowed(): readonly PeerState[] {
    return this.#state.peers.filter(
      ({ peerId, memberId }) => peerId === this.#joined?.peerId || this.#company.mayShareWith(memberId),
    );
  }

  #onHere(): Senders {
    const tracks = this.devices.tracks.get();
    return {
      microphone: tracks.microphone !== null,
      camera: tracks.camera !== null,
      screen: tracks.screen !== null,
    };
  }

  #passTracks(): void {
    const tracks = this.devices.tracks.get();
    const sent: Tracks = this.#joined
      ? {
          microphone: this.#senders.microphone ? tracks.microphone : null,
          camera: this.#senders.camera ? tracks.camera : null,
          screen: this.#senders.screen ? tracks.screen : null,
        }
      : NO_TRACKS;
    this.#links.setTracks(sent);
    this.#measure(sent.microphone);
    this.#arrange();
  }

  #measure(track: MediaStreamTrack | null): void {
    if (this.#meter?.track === track) return;
    this.#meter?.end();
    this.#meter = null;
    if (!track) return;
    const meter = this.#ports.meter(track);
    this.#meter = { track, level: () => meter.level(), end: () => meter.end() };
  }

  #levels(): ReadonlyMap<PeerId, number> {
    const levels = new Map<PeerId, number>();
    for (const { peerId, senders, isMuted } of this.#allowed()) {
      if (!senders.microphone || isMuted) continue;
      const level =
        peerId === this.#joined?.peerId ? this.#meter?.level() : this.#links.links.get(peerId)?.level();
      levels.set(peerId, level ?? 0);
    }
    return levels;
  }

  #spotlight(allowed: readonly PeerState[]): PeerId | null {
    return spotlightOf(allowed, this.#state.spotlight, this.#speaker);
  }

  /** Links, pictures and sound by what is known now. */
  #arrange(): void {
    const allowed = this.#allowed();
    this.#links.follow(allowed);
    const spotlight = this.#spotlight(allowed);
    const { copies } = this.#links;
    const { camera } = this.devices.tracks.get();
    const height = camera?.getSettings().height ?? 0;
    this.#links.setPlan({
      mode: this.#mode,
      spotlight,
      limits: {
        camera: sendLimits('camera', this.#mode, copies, height),
        screen: sendLimits('screen', this.#mode, copies, height),
      },
    });
    this.#show();
  }

  #show(): void {
    const allowed = this.#allowed();
    const spotlight = this.#spotlight(allowed);
    const own = this.#joined?.peerId ?? null;
    const { peers, heard } = peerViews(allowed, {
      own,
      senders: this.#senders,
      tracks: this.devices.tracks.get(),
      links: this.#links.links,
      mode: this.#mode,
      spotlight,
    });
    this.sound.follow(heard);
    this.view.set({
      status: this.#status(),
      peers,
      ownPeerId: own,
      spotlight,
      chosen: this.#state.spotlight,
      senders: this.#senders,
      isMuted: this.#own()?.isMuted ?? false,
      mode: this.#mode,
    });
  }

  #status(): MediaView['status'] {
    if (this.#joined) return 'in';
    if (!this.#company.isIn) return 'out';
    if (this.#isReplaced) return 'replaced';
    return this.#wasIn ? 'reconnecting' : 'joining';
  }
}
