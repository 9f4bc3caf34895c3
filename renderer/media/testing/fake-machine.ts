import type { CapturePort } from '../local-devices.ts';
import type { MediaTimers } from '../media-timers.ts';
import { FakeTrack } from './fake-connection.ts';

/** Time that passes when a test says so. */
export class FakeTimers implements MediaTimers {
  #now = 0;
  #jobs: { at: number; readonly run: () => void; readonly period: number | null }[] = [];

  after(delayMs: number, run: () => void): () => void {
    return this.#add({ at: this.#now + delayMs, run, period: null });
  }

  every(periodMs: number, run: () => void): () => void {
    return this.#add({ at: this.#now + periodMs, run, period: periodMs });
  }

  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#jobs.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      if (next.period === null) this.#jobs = this.#jobs.filter((job) => job !== next);
      else next.at += next.period;
      next.run();
    }
    this.#now = until;
  }

  #add(job: { at: number; readonly run: () => void; readonly period: number | null }): () => void {
    this.#jobs.push(job);
    return () => {
      this.#jobs = this.#jobs.filter((other) => other !== job);
    };
  }
}

/** A machine with microphones and cameras; `refuse` is what the next question throws. */
export class FakeMachine extends EventTarget {
  readonly captured: FakeTrack[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  refuse: string | null = null;
  /** Answers wait for `release` while it is set. */
  isSlow = false;
  #waiting: (() => void)[] = [];
  devices: { kind: string; deviceId: string; label: string }[] = [
    { kind: 'audioinput', deviceId: 'mic-1', label: '麦克风 1' },
    { kind: 'audioinput', deviceId: 'mic-2', label: '麦克风 2' },
    { kind: 'videoinput', deviceId: 'cam-1', label: '摄像头 1' },
    { kind: 'audiooutput', deviceId: 'out-1', label: '扬声器' },
  ];

  get port(): CapturePort {
    return this as unknown as CapturePort;
  }

  release(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<unknown> {
    this.asked.push(constraints);
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#refuseIfTold();
    const kind = constraints.audio ? 'audioinput' : 'videoinput';
    const wanted = exactOf(constraints.audio ? constraints.audio : constraints.video);
    const device = this.devices.find((each) => each.kind === kind && (!wanted || each.deviceId === wanted));
    if (!device) throw named(wanted ? 'OverconstrainedError' : 'NotFoundError');
    return this.#stream(constraints.audio ? 'audio' : 'video', device.label);
  }

  getDisplayMedia(): Promise<unknown> {
    this.#refuseIfTold();
    return Promise.resolve(this.#stream('video', '屏幕'));
  }

  enumerateDevices(): Promise<unknown> {
    return Promise.resolve(this.devices);
  }

  #refuseIfTold(): void {
    const { refuse } = this;
    this.refuse = null;
    if (refuse) throw named(refuse);
  }

  #stream(kind: string, label: string): { getTracks(): FakeTrack[] } {
    const track = new FakeTrack(kind, label);
    this.captured.push(track);
    return { getTracks: () => [track] };
  }
}

function exactOf(constraints: MediaStreamConstraints['video']): string | null {
  const id = typeof constraints === 'object' ? constraints.deviceId : undefined;
  return typeof id === 'object' && 'exact' in id && typeof id.exact === 'string' ? id.exact : null;
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** Lets everything that is under way by promises come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}
