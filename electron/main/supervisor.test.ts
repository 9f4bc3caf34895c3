import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ToWorkspace } from '#shared/protocol/ipc/envelope.ts';
import { WorkspaceDown, WorkspaceSupervisor, type WorkspaceProcess } from './supervisor.ts';

/** A process that does what the test says. */
class FakeProcess implements WorkspaceProcess {
  readonly sent: ToWorkspace[] = [];
  isKilled = false;
  isStopped = false;
  #onMessage: (message: unknown) => void = () => undefined;
  #onExit: () => void = () => undefined;

  pid = (): number => 1;
  send = (message: ToWorkspace): void => void this.sent.push(message);
  onMessage = (listener: (message: unknown) => void): void => void (this.#onMessage = listener);
  onExit = (listener: () => void): void => void (this.#onExit = listener);
  stop = (): void => {
    this.isStopped = true;
    this.#onExit();
  };
  kill = (): void => {
    this.isKilled = true;
  };
  says(message: unknown): void {
    this.#onMessage(message);
  }
  dies(): void {
    this.#onExit();
  }
}

function setup(patienceMs = 1000) {
  const processes: FakeProcess[] = [];
  const heard: string[] = [];
  const supervisor = new WorkspaceSupervisor({
    start: () => {
      const child = new FakeProcess();
      processes.push(child);
      return child;
    },
    listener: {
      event: (event) => heard.push(`event ${JSON.stringify(event)}`),
      up: (generation) => heard.push(`up ${generation}`),
      down: () => heard.push('down'),
      unusable: (reason) => heard.push(`unusable ${reason}`),
    },
    firstBackoffMs: 5,
    longestBackoffMs: 20,
    patienceMs,
  });
  supervisor.start();
  const last = (): FakeProcess => processes.at(-1) ?? new FakeProcess();
  return { supervisor, processes, heard, last };
}

test('DE5 requests wait for a process that starts, and are answered by their numbers', async () => {
  const { supervisor, last } = setup();
  const one = supervisor.request('app.status', {});
  const two = supervisor.request('hub.forget', {});
  expect(last().sent).toEqual([]);
  last().says({ kind: 'ready' });
  const [first, second] = last().sent;
  last().says({ kind: 'answer', id: second?.id, response: 'two' });
  last().says({ kind: 'answer', id: first?.id, response: 'one' });
  expect([await one, await two]).toEqual(['one', 'two']);
});

test('DE5 a request in flight when the process dies is answered with a fault; the next one waits for its successor', async () => {
  const { supervisor, heard, last, processes } = setup();
  last().says({ kind: 'ready' });
  const lost = supervisor.request('app.status', {});
  last().dies();
  await expect(lost).rejects.toBeInstanceOf(WorkspaceDown);
  const next = supervisor.request('app.status', {});
  await sleep(30);
  expect(processes).toHaveLength(2);
  last().says({ kind: 'ready' });
  last().says({ kind: 'answer', id: last().sent[0]?.id, response: 'here' });
  expect(await next).toBe('here');
  expect(heard).toEqual(['up 1', 'down', 'up 2']);
});

test('DE5 it backs off from a process that keeps dying', async () => {
  const { processes } = setup();
  for (let i = 0; i < 4; i++) {
    processes.at(-1)?.dies();
    await sleep(40);
  }
  expect(processes).toHaveLength(5);
});

test('DE5 patience ends', async () => {
  const { supervisor } = setup(20);
  await expect(supervisor.request('app.status', {})).rejects.toBeInstanceOf(WorkspaceDown);
});

test('DE5 what a dead process still says is not heard', async () => {
  const { last, heard } = setup();
  const old = last();
  old.says({ kind: 'ready' });
  old.dies();
  old.says({ kind: 'event', event: 'late' });
  await sleep(30);
  expect(heard).toEqual(['up 1', 'down']);
});

test('DE5 garbage from the process is passed over; a refusal rejects', async () => {
  const { supervisor, last } = setup();
  last().says({ kind: 'ready' });
  for (const garbage of [null, 1, 'x', {}, { kind: 'answer' }, { kind: 'answer', id: 'a' }])
    last().says(garbage);
  const refused = supervisor.request('app.status', {});
  last().says({ kind: 'refused', id: last().sent[0]?.id, message: 'no' });
  await expect(refused).rejects.toThrow('no');
});

test('WS13 closing asks the process to go and does not start another one', async () => {
  const { supervisor, last, processes } = setup();
  last().says({ kind: 'ready' });
  const lost = supervisor.request('app.status', {});
  const rejected = expect(lost).rejects.toBeInstanceOf(WorkspaceDown);
  await supervisor.stop();
  await rejected;
  await sleep(30);
  expect(last().isStopped).toBe(true);
  expect(processes).toHaveLength(1);
  await expect(supervisor.request('app.status', {})).rejects.toBeInstanceOf(WorkspaceDown);
});

test('DE12 a process that cannot work is not started over and over; it is when a person asks', async () => {
  const { supervisor, heard, last, processes } = setup();
  last().says({ kind: 'unusable', reason: 'damaged' });
  expect(last().isStopped).toBe(true);
  await sleep(60);
  expect(processes).toHaveLength(1);
  expect(heard).toEqual(['unusable damaged']);
  supervisor.start();
  last().says({ kind: 'ready' });
  expect(heard).toEqual(['unusable damaged', 'up 1']);
  last().dies();
  await sleep(60);
  expect(processes).toHaveLength(3);
});
