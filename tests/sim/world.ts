import type { Command } from '#shared/domain/command.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { CLERK } from '#shared/testing/cast.ts';
import { START_MS } from '#shared/testing/review.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import { markedTexts } from './canary.ts';
import { deviceId } from './cast.ts';
import { Coverage } from './coverage.ts';
import { damage, Device } from './device.ts';
import { PowerCut } from './device-disk.ts';
import { unitFrom } from './forwarding-unit.ts';
import { HubNode } from './hub-node.ts';
import { pastOf } from './prepared.ts';
import { mix, Random } from './random.ts';
import { Scheduler } from './scheduler.ts';
import type { RateName, Script } from './script.ts';
import { dueServices } from './services.ts';
import { Trace } from './trace.ts';
import { check } from './violation.ts';
import { Watch } from './watch.ts';
import { DeviceWatch } from './watch-devices.ts';
import type { Desk } from './workload/weighted.ts';
import { Wire, type Air, type Down } from './wire.ts';

/** The longest that one call of a busy disk takes. */
const SLOW_DISK_MS = 300;

/** Hub, devices and wires of one history, in virtual time. What happens next depends on the script alone. */
export class World {
  readonly script: Script;
  readonly scheduler = new Scheduler();
  readonly trace = new Trace();
  readonly coverage = new Coverage();
  readonly watch: Watch;
  readonly hub: HubNode;
  readonly devices: readonly Device[];
  readonly say;
  /** The first promise that was broken, whoever caught the error. */
  broken: Error | null = null;
  /** No more faults. */
  isCalm = false;
  /** The hub's services work. */
  isServing = true;
  readonly #hubOffset = { ms: 0 };
  readonly #startMs: number;
  readonly #air: Air;
  readonly #tally = { ids: 0, canaries: 0, wires: 0, commits: 0, writes: 0, pauses: 0 };
  #servicesAreDue = false;
  /** Calls of the store that the hub waits for. */
  #hubPauses = 0;

  constructor(script: Script) {
    this.script = script;
    const past = pastOf(script.start);
    this.#startMs = Math.max(START_MS, past.untilMs) + 1000;
    this.#tally.canaries = past.canaries;
    this.say = markedTexts(() => ++this.#tally.canaries);
    this.watch = new Watch(
      () => this.#servicesSoon(),
      (what) => this.coverage.count(what),
    );
    this.#air = this.#makeAir();
    this.hub = this.#makeHub();
    this.watch.ledgers.files.isHeld = (memberId, sha256) => this.hub.disk.holdsPicture(memberId, sha256);
    this.devices = script.devices.map((memberId, index) => this.#makeDevice(memberId, index));
    for (const commit of past.commits) this.hub.disk.apply(commit);
    this.watch.ledgers.adopt(past.read);
    this.watch.votes.adopt(past.votes);
    this.#startHub();
    for (const device of this.devices) device.start();
  }

  nowMs(): number {
    return this.#startMs + this.scheduler.now;
  }

  newId(prefix: string): string {
    return `${prefix}-${++this.#tally.ids}`;
  }

  /** Runs `work` and keeps the promise it breaks, if any. */
  guard(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.fail(error));
  }

  fail(error: unknown): void {
    this.broken ??= error instanceof Error ? error : new Error(String(error));
  }

  /** Whether the hub has an account for this member: whoever took up an invitation, or reserved the clerk's seat. */
  isKnown(memberId: MemberId): boolean {
    const { state } = this.watch.ledgers;
    const status = findMember(state, memberId)?.status;
    return status === 'joined' || status === 'removed' || (!state.parties.dossier && memberId === CLERK);
  }

  moveHubClock(byMs: number): void {
    this.#hubOffset.ms += byMs;
  }

  crashHub(downMs: number): void {
    this.coverage.count('fault crashHub');
    this.hub.crash();
    this.scheduler.after(downMs, () => this.#startHub());
  }

  stopDevice(device: Device, downMs: number): void {
    device.stop();
    this.scheduler.after(downMs, () => {
      if (!device.isUp) device.start();
    });
  }

  /** Breaks the connection; the hub notices later, or at once. */
  cut(device: Device, awayMs: number, hubNoticesMs: number): void {
    const { wire } = device;
    if (!wire) return;
    device.disconnected();
    this.scheduler.after(hubNoticesMs, () => this.hub.disconnect(wire));
    device.connectSoon(awayMs);
  }

  connectAs(memberId: MemberId, atDevice: (message: Down) => void): Wire {
    const no = ++this.#tally.wires;
    const wire: Wire = new Wire(no, memberId, this.#air, () => this.scheduler.now, {
      atHub: (request) => {
        this.trace.note(1, no, 'id' in request ? request.id : request.kind.length);
        this.guard(this.hub.receive(wire, request));
      },
      atDevice: (message) => {
        this.trace.note(2, no, message.kind.length);
        atDevice(message);
      },
    });
    this.hub.connect(wire);
    return wire;
  }

  deskOf(memberId: MemberId, state: Desk['state'], pick: number): Desk | null {
    const member = findMember(state, memberId);
    if (!member) return null;
    return {
      state,
      member,
      random: new Random(this.script.seed, pick),
      mood: this.script.mood,
      say: this.say,
      newId: (prefix) => this.newId(prefix),
      nowMs: this.nowMs(),
    };
  }

  /** Devices whose ledgers may have changed since last asked. */
  compareDirty(): void {
    for (const device of this.devices) {
      if (!device.isDirty || device.disk.isOff) continue;
      device.isDirty = false;
      const view = device.view;
      if (view) device.watch.compare(view);
    }
  }

  /** Whoever waits for nothing, while the hub waits for nothing, has all there is (SY19). */
  checkResting(): void {
    if (!this.hub.isUp || this.#hubPauses > 0) return;
    const { ledgers } = this.watch;
    for (const device of this.devices) {
      if (!device.isAtRest || device.disk.isOff) continue;
      for (const ledgerId of ledgers.readable(device.memberId)) {
        const held = device.disk.events.get(ledgerId)?.length ?? 0;
        const there = ledgers.headSeq(ledgerId);
        check(
          held === there,
          'SY19',
          () => `device ${device.index} rests with ${ledgerId} at ${held} of ${there}`,
        );
      }
      check(
        device.replica?.unansweredCount === 0,
        'SY19',
        () => `device ${device.index} rests with commands unsent`,
      );
    }
  }

  #meets(rate: RateName, ...keys: readonly number[]): boolean {
    const probability = this.script.rates[rate];
    if (probability === 0 || this.isCalm) return false;
    const met =
      mix(this.script.seed, rate.length, rate.charCodeAt(0), rate.charCodeAt(5), ...keys) <
      probability * 4_294_967_296;
    if (met) this.coverage.count(`fault ${rate}`);
    return met;
  }

  #makeAir(): Air {
    return {
      after: (delayMs, run) => {
        this.scheduler.after(delayMs, run);
      },
      meets: (fate, wire, way, no) => this.#meets(fate, wire, way, no),
      latencyMs: (wire, way, no, slow) => {
        const chance = mix(this.script.seed, wire, way, no, 77);
        return slow ? chance % this.script.rates.delayMs : 5 + (chance % 60);
      },
      corrupted: (message, no) => corrupt(message, no),
    };
  }

  #makeHub(): HubNode {
    return new HubNode({
      watch: this.watch,
      now: () => Math.max(0, this.nowMs() + this.#hubOffset.ms),
      newId: () => this.newId('hub'),
      unitFrom: unitFrom(this.script.seed),
      pause: (isAlive) =>
        new Promise((resolve) => {
          const no = this.#tally.pauses++;
          const ms = mix(this.script.seed, 5, no) % (this.#meets('slowDisk', no) ? SLOW_DISK_MS : 4);
          this.#hubPauses++;
          this.scheduler.after(ms, () => {
            if (!isAlive()) return;
            this.#hubPauses--;
            resolve();
          });
        }),
      meetsFate: (fate) => this.#meets(fate, this.#tally.commits++),
      after: (delayMs, run) => this.scheduler.after(delayMs, run),
      crashed: () => {
        if (!this.hub.isUp) this.#hubIsDown();
      },
      committed: (commit) => {
        this.watch.committed(commit);
        if (commit.answers.length > 1) this.coverage.count('commands committed together');
      },
      decided: (command, outcome) => this.#decided(command, outcome),
    });
  }

  /** Its connections break; each device notices in its own time. */
  #hubIsDown(): void {
    this.#hubPauses = 0;
    for (const device of this.devices) {
      const { wire } = device;
      if (!wire) continue;
      this.scheduler.after(mix(this.script.seed, wire.no, 9) % 500, () => {
        if (device.wire !== wire) return;
        device.disconnected();
        device.connectSoon(300);
      });
    }
    this.scheduler.after(500 + (mix(this.script.seed, this.#tally.wires, 10) % 2000), () => this.#startHub());
  }

  #startHub(): void {
    if (this.hub.isUp) return;
    this.hub.start();
    this.#servicesSoon();
  }

  #makeDevice(memberId: MemberId, index: number): Device {
    const device: Device = new Device(
      index,
      memberId,
      deviceId(`device-${index}`),
      new DeviceWatch(this.watch.ledgers, this.coverage),
      {
        now: () => this.nowMs() + ((mix(this.script.seed, index, 3) % 20_000) - 10_000),
        newId: () => {
          const id = this.newId(`cmd${index}`);
          this.watch.ledgers.givers.set(id as never, memberId); // a command id it is about to be
          return id;
        },
        after: (delayMs, run) => this.scheduler.after(delayMs, run),
        powerCut: () => {
          const no = this.#tally.writes++;
          if (!this.#meets('deviceCrash', no)) return null;
          this.scheduler.after(0, () => this.stopDevice(device, 100 + (no % 900)));
          return no % 2 === 0 ? 'before' : 'after';
        },
        mayTryAgain: () => !this.isCalm || this.isKnown(memberId),
        connect: () => this.#connect(device),
        broken: (error) => {
          if (!(error instanceof PowerCut)) this.fail(error);
        },
      },
    );
    return device;
  }

  #connect(device: Device): Wire | null {
    if (!this.hub.isUp || !this.isKnown(device.memberId)) return null;
    return this.connectAs(device.memberId, (message) => device.receive(message));
  }

  #decided(command: Command, outcome: CommandOutcome): void {
    this.coverage.count(`${outcome.result} ${command.type}`);
    if (outcome.result === 'rejected') this.coverage.count(`code ${outcome.rejection.code}`);
  }

  #servicesSoon(): void {
    if (this.#servicesAreDue) return;
    this.#servicesAreDue = true;
    this.scheduler.after(20 + (mix(this.script.seed, this.#tally.ids, 4) % 400), () => {
      this.#servicesAreDue = false;
      if (!this.isServing || !this.hub.isUp) return;
      for (const command of dueServices(this.watch.ledgers.state, (voteId) =>
        this.hub.disk.ballotBox(voteId),
      ))
        this.guard(this.hub.system(command));
    });
  }
}

/** One line of the message changed on the way, its hash left alone. */
function corrupt(message: Down, no: number): Down {
  if (message.kind === 'batch') {
    return { ...message, batch: { ...message.batch, events: withDamage(message.batch.events, no) } };
  }
  if (message.kind !== 'answer' || !message.answer.ok) return message;
  const { answer } = message;
  if ('batch' in answer) {
    return {
      ...message,
      answer: { ok: true, batch: { ...answer.batch, events: withDamage(answer.batch.events, no) } },
    };
  }
  if (!('opened' in answer)) return message;
  const ledgers = answer.opened.ledgers.map((ledger) => ({
    ...ledger,
    events: withDamage(ledger.events, no),
  }));
  return { ...message, answer: { ok: true, opened: { ...answer.opened, ledgers } } };
}

function withDamage<T extends Parameters<typeof damage>[0]>(events: readonly T[], no: number): T[] {
  return events.map((event, index) => (index === no % events.length ? (damage(event) ?? event) : event));
}
