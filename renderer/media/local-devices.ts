import { err, ok, type Result } from '#shared/lib/result.ts';
import { WatchedValue } from '#renderer/app/client/watched.ts';
import { captureFault, type CaptureFault } from './capture-fault.ts';
import type { SenderKind } from './senders.ts';
import { CAMERA_FORMAT, SCREEN_FORMAT } from './picture-plan.ts';

export type CapturePort = Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export type Tracks = Readonly<Record<SenderKind, MediaStreamTrack | null>>;
export const NO_TRACKS: Tracks = { microphone: null, camera: null, screen: null };

export type DeviceKind = 'microphone' | 'camera' | 'loudspeaker';
/** The machine's ids; empty: whichever the system gives. */
export type DeviceChoice = Readonly<Record<DeviceKind, string>>;

export interface Device {
  readonly deviceId: string;
  /** Empty until something was captured: before that a browser tells no names. */
  readonly label: string;
}
export type DeviceList = Readonly<Record<DeviceKind, readonly Device[]>>;

const NAMES = { microphone: 'audioinput', camera: 'videoinput', loudspeaker: 'audiooutput' } as const;

/**
 * Microphone, camera and screen of this machine. Nothing is captured until `start`, and nothing goes on being
 * captured after `stop` or `end`, also where the answer comes only then.
 */
export class LocalDevices {
  readonly tracks = new WatchedValue<Tracks>(NO_TRACKS);
  readonly list = new WatchedValue<DeviceList>({ microphone: [], camera: [], loudspeaker: [] });
  readonly choice: WatchedValue<DeviceChoice>;
  /** A device that went away by itself, and nothing took its place. */
  onLost: (kind: SenderKind) => void = () => undefined;
  readonly #port: CapturePort | null;
  readonly #turns = new Map<SenderKind, number>();
  #isLow = false;
  readonly #refresh = (): void => void this.refreshList();

  /** `port` is null where the page is not secure enough to be given one. */
  constructor(port: CapturePort | null, choice: DeviceChoice) {
    this.#port = port;
    this.choice = new WatchedValue(choice);
    port?.addEventListener('devicechange', this.#refresh);
    void this.refreshList();
  }

  async start(kind: SenderKind): Promise<Result<true, CaptureFault>> {
    if (!this.#port) return err('insecure');
    const turn = this.#turn(kind);
    let stream: MediaStream;
    try {
      stream =
        kind === 'screen'
          ? await this.#port.getDisplayMedia({ video: SCREEN_FORMAT, audio: false })
          : await this.#capture(this.#port, kind);
    } catch (error) {
      return err(captureFault(error, kind === 'screen'));
    }
    const [track] = stream.getTracks();
    if (!track) return err('noDevice');
    if (this.#turns.get(kind) !== turn) {
      track.stop(); // switched off while the person was asked
      return err('cancelled');
    }
    if (kind === 'screen') track.contentHint = 'detail';
    track.addEventListener('ended', () => this.#ended(kind, track));
    this.#set(kind, track);
    if (kind !== 'screen') void this.refreshList();
    return ok(true);
  }

  stop(kind: SenderKind): void {
    this.#turn(kind);
    this.#set(kind, null);
  }

  /** Another device; one that is in use changes at once, and if that fails the one before goes on. */
  async choose(kind: DeviceKind, deviceId: string): Promise<Result<true, CaptureFault>> {
    this.choice.set({ ...this.choice.get(), [kind]: deviceId });
    if (kind === 'loudspeaker' || !this.tracks.get()[kind]) return ok(true);
    return this.start(kind);
  }

  /** Small pictures from the camera itself, where it can; one that cannot is made small by the encoder. */
  setLow(isLow: boolean): void {
    this.#isLow = isLow;
    const camera = this.tracks.get().camera;
    void camera?.applyConstraints(this.#cameraFormat()).catch(() => undefined);
  }

  async refreshList(): Promise<void> {
    const devices = (await this.#port?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: DeviceKind): readonly Device[] =>
      devices
        .filter((device) => device.kind === NAMES[kind])
        .map(({ deviceId, label }) => ({ deviceId, label }));
    this.list.set({ microphone: of('microphone'), camera: of('camera'), loudspeaker: of('loudspeaker') });
  }

  end(): void {
    this.#port?.removeEventListener('devicechange', this.#refresh);
    for (const kind of ['microphone', 'camera', 'screen'] as const) this.stop(kind);
  }

  /** The chosen device, or any where it is not plugged in today. */
  async #capture(port: CapturePort, kind: 'microphone' | 'camera'): Promise<MediaStream> {
    const chosen = this.choice.get()[kind];
    try {
      return await port.getUserMedia(this.#constraints(kind, chosen));
    } catch (error) {
      if (chosen === '' || captureFault(error, false) !== 'noDevice') throw error;
      return port.getUserMedia(this.#constraints(kind, ''));
    }
  }

  #constraints(kind: 'microphone' | 'camera', deviceId: string): MediaStreamConstraints {
    const which = deviceId === '' ? {} : { deviceId: { exact: deviceId } };
    return kind === 'camera'
      ? { video: { ...this.#cameraFormat(), ...which } }
      : { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...which } };
  }

  #cameraFormat(): MediaTrackConstraints {
    return CAMERA_FORMAT[this.#isLow ? 'low' : 'full'];
  }

  #turn(kind: SenderKind): number {
    const turn = (this.#turns.get(kind) ?? 0) + 1;
    this.#turns.set(kind, turn);
    return turn;
  }

  #set(kind: SenderKind, track: MediaStreamTrack | null): void {
    const before = this.tracks.get();
    if (before[kind] === track) return;
    this.tracks.set({ ...before, [kind]: track });
    before[kind]?.stop();
  }

  /** Unplugged, or sharing ended in the browser's own bar. Sound and picture go on with another device if there is one. */
  #ended(kind: SenderKind, track: MediaStreamTrack): void {
    if (this.tracks.get()[kind] !== track) return;
    if (kind === 'screen') {
      this.stop('screen');
      this.onLost('screen');
      return;
    }
    void this.start(kind).then((again) => {
      if (again.ok || this.tracks.get()[kind] !== track) return;
      this.stop(kind);
      this.onLost(kind);
    });
  }
}
