import type { LinkState } from '#renderer/app/client/client.ts';
import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { Company } from '../company.ts';
import { LocalDevices } from '../local-devices.ts';
import { MeetingMedia } from '../meeting-media.ts';
import { SoundOut } from '../sound-out.ts';
import { FakeConnection } from './fake-connection.ts';
import type { FakeHub } from './fake-hub.ts';
import { FakeMachine, FakeTimers } from './fake-machine.ts';

/** One person's window with a machine of its own, at a hub shared with others. */
export class FakeWindow {
  readonly machine = new FakeMachine();
  readonly timers = new FakeTimers();
  readonly link = new WatchedValue<LinkState>({ status: 'connected', unsent: 0, since: 0 });
  readonly connections: FakeConnection[] = [];
  readonly played: FakeAudio[] = [];
  readonly media: MeetingMedia;
  /** As a browser does before the first press. */
  blocksSound = false;

  constructor(hub: FakeHub, member: string, company: Company | null = EVERYONE) {
    this.media = new MeetingMedia({
      desk: hub.desk(member),
      link: this.link,
      timers: this.timers,
      devices: new LocalDevices(this.machine.port, { microphone: '', camera: '', loudspeaker: '' }),
      sound: new SoundOut({
        create: () => {
          const audio = new FakeAudio(() => this.blocksSound);
          this.played.push(audio);
          return audio as unknown as HTMLAudioElement;
        },
        streamOf: (track) => track as unknown as MediaStream,
      }),
      connect: (configuration) => {
        const connection = new FakeConnection(configuration);
        this.connections.push(connection);
        return connection as unknown as RTCPeerConnection;
      },
      meter: () => ({ level: () => 0, end: () => undefined }),
    });
    if (company) this.media.follow(company);
  }

  /** Connections over which something could still come or go. */
  get open(): readonly FakeConnection[] {
    return this.connections.filter(({ connectionState }) => connectionState !== 'closed');
  }

  get heard(): number {
    return this.played.filter(({ srcObject }) => srcObject !== null).length;
  }

  setLink(status: LinkState['status']): void {
    this.link.set({ ...this.link.get(), status });
  }
}

export const EVERYONE: Company = { isIn: true, mayShareWith: () => true };

class FakeAudio {
  srcObject: unknown = null;
  plays = 0;
  readonly #isBlocked: () => boolean;

  constructor(isBlocked: () => boolean) {
    this.#isBlocked = isBlocked;
  }

  play(): Promise<void> {
    if (this.#isBlocked()) return Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
    this.plays += 1;
    return Promise.resolve();
  }

  pause(): void {
    this.plays = 0;
  }
}
