import { ok } from '#shared/lib/result.ts';
import type { AccountInvitation, ManagedAccount } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Account, Duty, InviteAnswer } from '#shared/protocol/http.ts';
import type { AccountsDesk } from '../app/client/accounts-desk.ts';
import type { FaultResult } from '../app/client/client.ts';
import { randomIds } from '../app/client/random-ids.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BUREAU = '平城区行政审批服务管理局';

const PEOPLE: readonly (readonly [string, string, string, readonly Duty[], number])[] = [
  ['高岚', BUREAU, 'gaolan', ['clerk'], 2],
  ['温岚', BUREAU, 'wenlan', ['leader'], 70],
  ['曹立', '平城区水务局', 'caoli', ['department'], 30],
  ['孟书田', '省水利水电勘测设计研究院', '孟书田', [], 5],
  ['周敏之', '平城大学水利学院', 'zhouminzhi', [], 400],
  ['姚振', '平城区城市建设投资有限公司', '姚振', [], 26],
];

/** The accounts of `/dev/`: a bureau of a few, all of it in this page. */
export function memoryAccounts(
  me: Account,
  options: { readonly fail: boolean; readonly slow: boolean; readonly empty: boolean },
  renamed: (account: Account) => void,
): AccountsDesk {
  const now = Date.now();
  let self = me;
  let accounts: ManagedAccount[] = [
    { ...me, seenAt: now, closedAt: null },
    ...(options.empty ? [] : PEOPLE).map(([name, unit, login, duties, hours]) => ({
      accountId: `account-${login}`,
      login,
      name,
      unit,
      duties: [...duties],
      seenAt: now - hours * HOUR_MS,
      closedAt: login === 'zhouminzhi' ? now - 9 * DAY_MS : null,
    })),
  ];
  let invitations: AccountInvitation[] = options.empty
    ? []
    : [
        {
          invitationId: 'invited-1',
          name: '罗小川',
          unit: BUREAU,
          duties: ['clerk'],
          expiresAt: now + 2 * DAY_MS,
        },
        {
          invitationId: 'invited-2',
          name: '尤敏',
          unit: BUREAU,
          duties: ['admin', 'clerk'],
          expiresAt: now - DAY_MS,
        },
      ];
  const said = async <T>(value: () => T): Promise<FaultResult<T>> => {
    if (options.slow) await new Promise((resolve) => setTimeout(resolve, 3_000));
    const fault: Fault = { code: 'unavailable', message: 'no hub here', retry: 'auto' };
    return options.fail ? { ok: false, error: fault } : ok(value());
  };
  const code = (days: number): InviteAnswer => ({
    code: 'H4TQ-9KWM-2XPR-7',
    link: 'https://pingshen.example.cn/#/join/H4TQ-9KWM-2XPR-7',
    expiresAt: Date.now() + days * DAY_MS,
  });
  const change = (accountId: string, part: Partial<ManagedAccount>): true => {
    accounts = accounts.map((account) =>
      account.accountId === accountId ? { ...account, ...part } : account,
    );
    return true;
  };
  return {
    list: () => said(() => ({ accounts, invitations })),
    invite: ({ name, unit, duties }) =>
      said(() => {
        const { expiresAt } = code(3);
        invitations = [{ invitationId: randomIds.newId(), name, unit, duties, expiresAt }, ...invitations];
        return code(3);
      }),
    renewInvitation: ({ invitationId }) =>
      said(() => {
        const { expiresAt } = code(3);
        invitations = invitations.map((one) =>
          one.invitationId === invitationId ? { ...one, expiresAt } : one,
        );
        return code(3);
      }),
    withdrawInvitation: ({ invitationId }) =>
      said(() => {
        invitations = invitations.filter((one) => one.invitationId !== invitationId);
        return true as const;
      }),
    setDuties: ({ accountId, duties }) => said(() => change(accountId, { duties })),
    setClosed: ({ accountId, isClosed }) =>
      said(() => change(accountId, { closedAt: isClosed ? Date.now() : null })),
    endSessions: () => said(() => true as const),
    resetPassword: () => said(() => code(1)),
    changePassword: () => said(() => true as const),
    changeProfile: ({ name, unit }) =>
      said(() => {
        self = { ...self, name, unit };
        renamed(self);
        return self;
      }),
    sessions: () =>
      said(() => ({
        sessions: [
          { beganAt: now - 9 * DAY_MS, usedAt: now, app: 'yunping-desktop (Windows)', isCurrent: true },
          {
            beganAt: now - DAY_MS,
            usedAt: now - 3 * HOUR_MS,
            app: 'yunping-browser (Edge; Windows)',
            isCurrent: false,
          },
          { beganAt: now - 3 * DAY_MS, usedAt: now - 2 * DAY_MS, app: '', isCurrent: false },
        ],
      })),
    endOtherSessions: () => said(() => true as const),
  };
}
