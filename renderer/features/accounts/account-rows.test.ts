import { expect, test } from 'vitest';
import type { ManagedAccount } from '#shared/protocol/accounts.ts';
import { ACCOUNT_FILTERS, accountRows, isUnder, matchesText } from './account-rows.ts';

const account = (login: string, part: Partial<ManagedAccount> = {}): ManagedAccount => ({
  accountId: `id-${login}`,
  login,
  name: '许青',
  unit: '审批局',
  duties: ['clerk'],
  seenAt: 1,
  closedAt: null,
  ...part,
});
const rows = accountRows(
  {
    accounts: [account('closed', { closedAt: 5 }), account('Clerk'), account('guest', { duties: [] })],
    invitations: [
      { invitationId: 'old', name: '罗小川', unit: '水务局', duties: ['leader'], expiresAt: 10 },
      { invitationId: 'new', name: '尤敏', unit: '水务局', duties: ['admin'], expiresAt: 11 },
    ],
  },
  10,
);

test('who is waited for stands first, who is closed last; an invitation past its time says so', () => {
  expect(rows.map(({ key, state }) => [key, state])).toEqual([
    ['old', 'expired'],
    ['new', 'invited'],
    ['id-Clerk', 'active'],
    ['id-guest', 'active'],
    ['id-closed', 'closed'],
  ]);
});

test('every line is under all and under one other filter', () => {
  const under = rows.map((row) => ACCOUNT_FILTERS.filter((filter) => isUnder(filter, row)));
  expect(under).toEqual([
    ['all', 'waiting'],
    ['all', 'waiting'],
    ['all', 'bureau'],
    ['all', 'guests'],
    ['all', 'closed'],
  ]);
});

test('a line is found by words of name, unit and login in any order and case', () => {
  const found = (text: string): string[] =>
    rows.filter((row) => matchesText(row, text)).map(({ key }) => key);
  expect(found('clerk 许')).toEqual(['id-Clerk']);
  expect(found('ｃｌｅｒｋ')).toEqual(['id-Clerk']);
  expect(found('水务局')).toEqual(['old', 'new']);
  expect(found('')).toHaveLength(5);
  expect(found('没有这个人')).toEqual([]);
});
