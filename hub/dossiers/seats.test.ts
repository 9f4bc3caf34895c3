import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assert } from '#shared/lib/assert.ts';
import { oneTimeCodeHash } from '../accounts/one-time-code.ts';
import { aHubWithDossier, aSeat, newMemberId, PASSWORD, Person, type Bench } from '../testing/a-hub.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let bench: Bench;
beforeAll(async () => {
  const many = { points: 10_000, windowMs: 3_600_000 };
  bench = await aHubWithDossier({ limits: { codePerAddress: many, codePerDossier: many } });
});
afterAll(() => bench.hub.remove());

const code = (answer: { ok: boolean; error?: { code: string } }): string => answer.error?.code ?? 'ok';

async function anInvitedSeat(): Promise<{
  readonly memberId: ReturnType<typeof newMemberId>;
  readonly code: string;
}> {
  const seat = aSeat('department', newMemberId(), '王科');
  await bench.clerk.does(bench.dossierId, { type: 'member.add', seat });
  const invitation = await bench.clerk.api.invite(bench.dossierId, seat.memberId);
  assert(invitation.ok, 'invited');
  return { memberId: seat.memberId, code: invitation.value.code };
}

/** How long the slow hash of a code takes here, so that what races with it can be spread over it. */
async function hashMs(): Promise<number> {
  const begun = performance.now();
  await oneTimeCodeHash('AAAA-AAAA-AAAA-A');
  return performance.now() - begun;
}

test('AC5 a code re-issued while the one before is being redeemed: one of the two seats the person, and no code that was handed out is dead', async () => {
  const step = (await hashMs()) / 4;
  const outcomes = new Set<string>();
  for (let turn = 0; turn < 12; turn++) {
    const { memberId, code: first } = await anInvitedSeat();
    const login = `racer-${turn}`;
    const person = new Person(bench.hub.url);
    const redeeming = person.api.redeem({ code: first, login, password: PASSWORD });
    await sleep(turn * step);
    const again = await bench.clerk.api.invite(bench.dossierId, memberId);
    const redeemed = await redeeming;
    outcomes.add(`${code(redeemed)} ${code(again)}`);
    expect(code(await person.api.peekCode(first))).toBe('codeInvalid');
    if (again.ok) {
      const second = await person.api.redeem({ code: again.value.code, login, password: PASSWORD });
      expect([code(redeemed), code(second)]).toEqual(['codeInvalid', 'ok']);
      assert(second.ok, 'seated by the second');
      person.as(second.value);
    } else {
      expect([code(redeemed), code(again)]).toEqual(['ok', 'forbidden']);
      assert(redeemed.ok, 'seated by the first');
      person.as(redeemed.value);
    }
    await person.connect();
    expect(await person.open(bench.dossierId)).toMatchObject({ ok: true, opened: { memberId } });
    person.socket?.disconnect();
  }
  expect([...outcomes].every((outcome) => ['ok forbidden', 'codeInvalid ok'].includes(outcome))).toBe(true);
});

test('AC5 a seat that is taken away while its code is redeemed leaves no account behind', async () => {
  const step = (await hashMs()) / 4;
  for (let turn = 0; turn < 12; turn++) {
    const { memberId, code: invitation } = await anInvitedSeat();
    const login = `late-${turn}`;
    const person = new Person(bench.hub.url);
    const redeeming = person.api.redeem({ code: invitation, login, password: PASSWORD });
    await sleep(turn * step);
    await bench.clerk.does(bench.dossierId, { type: 'member.remove', memberId, reason: '' });
    const redeemed = await redeeming;
    const session = await person.api.login({ login, password: PASSWORD });
    expect(code(session)).toBe(redeemed.ok ? 'ok' : 'unauthenticated');
  }
});
