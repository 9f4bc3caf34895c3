import { expect, test } from 'vitest';
import type { IpcEvent } from '#shared/protocol/ipc/contract.ts';
import type { ScreenSource } from '#shared/protocol/ipc/room-contract.ts';
import { ScreenChoices } from './screen-choice.ts';

const SCREEN: ScreenSource = { id: 'screen:0:0', name: 'Screen 1', kind: 'screen', thumbnail: null };

function setup(sources: () => Promise<readonly ScreenSource[]> = () => Promise.resolve([SCREEN])) {
  const told: IpcEvent[] = [];
  let runOut: () => void = () => undefined;
  const choices = new ScreenChoices({
    sources,
    tell: (_windowId, event) => told.push(event),
    after: (_delayMs, run) => {
      runOut = run;
      return () => undefined;
    },
  });
  const offered = async (): Promise<string> => {
    await expect.poll(() => told.at(-1)?.type).toBe('screenSources');
    const event = told.at(-1);
    return event?.type === 'screenSources' ? event.requestId : '';
  };
  return { choices, told, offered, runOut: () => runOut() };
}

test('DE15 what is shown is what the person picks of what they were offered', async () => {
  const { choices, told, offered } = setup();
  const chosen = choices.choose(1);
  const requestId = await offered();
  choices.pick(2, requestId, SCREEN.id);
  choices.pick(1, 'another-request', SCREEN.id);
  choices.pick(1, requestId, SCREEN.id);
  expect(await chosen).toBe(SCREEN.id);
  expect(told).toEqual([
    { type: 'screenSources', requestId, sources: [SCREEN] },
    { type: 'screenChosen', requestId },
  ]);
});

test('DE15 nothing is shown where they say no, name what was not offered, wait too long, ask again or go away', async () => {
  const { choices, offered, runOut } = setup();
  const refused = choices.choose(1);
  choices.pick(1, await offered(), null);
  const invented = choices.choose(1);
  choices.pick(1, await offered(), 'screen:7:0');
  const slow = choices.choose(1);
  await offered();
  runOut();
  const first = choices.choose(1);
  const second = choices.choose(1);
  choices.callOff(1);
  expect(await Promise.all([refused, invented, slow, first, second])).toEqual([null, null, null, null, null]);
});

test('DE15 where the system lists nothing the person sees an empty list', async () => {
  const { choices, told, offered } = setup(() => Promise.reject(new Error('no capturer')));
  const chosen = choices.choose(1);
  choices.pick(1, await offered(), SCREEN.id);
  expect(await chosen).toBeNull();
  expect(told[0]).toMatchObject({ sources: [] });
});
