import { expect, test } from 'vitest';
import type { AccountCodePeek } from '#shared/protocol/accounts.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Fault, FaultCode } from '#shared/protocol/errors.ts';
import type { PeekAnswer } from '#shared/protocol/http.ts';
import { peekCode } from './peek-code.ts';

const seat: PeekAnswer = {
  dossierTitle: '十里河大桥',
  name: '李工',
  unit: '设计院',
  role: 'expert',
  expiresAt: 1,
};
const invitation: AccountCodePeek = {
  kind: 'invitation',
  name: '许青',
  unit: '审批局',
  duties: ['clerk'],
  expiresAt: 1,
};
const reset: AccountCodePeek = { kind: 'reset', name: '许青', unit: '审批局', login: 'xuqing', expiresAt: 1 };
const fault = (code: FaultCode): Fault => ({ code, message: '', retry: 'never' });

function hubWith(ofSeat: PeekAnswer | FaultCode, ofAccount: AccountCodePeek | FaultCode) {
  const asked: string[] = [];
  const answer = <T>(name: string, value: T | FaultCode) => {
    asked.push(name);
    return Promise.resolve(typeof value === 'string' ? err(fault(value)) : ok(value as T));
  };
  return {
    asked,
    peekInvitation: () => answer('seat', ofSeat),
    peekAccountCode: () => answer('account', ofAccount),
  };
}

test('UI10 whoever holds a code need not know of which kind it is', async () => {
  const opens = async (...hub: Parameters<typeof hubWith>): Promise<string> => {
    const answer = await peekCode(hubWith(...hub), 'H4TQ-9KWM-2XPR-7');
    return answer.ok ? answer.value.opens : answer.error.code;
  };
  expect(await opens(seat, 'codeInvalid')).toBe('seat');
  expect(await opens('codeInvalid', invitation)).toBe('account');
  expect(await opens('codeInvalid', reset)).toBe('password');
  expect(await opens('codeInvalid', 'codeInvalid')).toBe('codeInvalid');
});

test('UI10 a hub that does not answer, or wants a pause, is not asked a second time', async () => {
  for (const code of ['unavailable', 'rateLimited'] as const) {
    const hub = hubWith(code, invitation);
    expect(await peekCode(hub, 'H4TQ-9KWM-2XPR-7')).toMatchObject({ error: { code } });
    expect(hub.asked).toEqual(['seat']);
  }
});
