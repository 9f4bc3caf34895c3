import type { AccountInvitation, AccountsAnswer, ManagedAccount } from '#shared/protocol/accounts.ts';
import type { Duty } from '#shared/protocol/http.ts';

interface RowBase {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly login: string;
  readonly duties: readonly Duty[];
}

/** A line of the list: an account, or someone who is invited to make one. */
export type AccountRow =
  | (RowBase & { readonly state: 'active' | 'closed'; readonly account: ManagedAccount })
  | (RowBase & { readonly state: 'invited' | 'expired'; readonly invitation: AccountInvitation });

export const ACCOUNT_FILTERS = ['all', 'bureau', 'guests', 'waiting', 'closed'] as const;
export type AccountFilter = (typeof ACCOUNT_FILTERS)[number];

const ORDER: Readonly<Record<AccountRow['state'], number>> = { invited: 0, expired: 0, active: 1, closed: 2 };

/** Who is waited for first, who is closed last; within that as the hub lists them. */
export function accountRows({ accounts, invitations }: AccountsAnswer, nowMs: number): readonly AccountRow[] {
  const rows: AccountRow[] = [
    ...invitations.map((invitation) => {
      const { invitationId, name, unit, duties, expiresAt } = invitation;
      const state = expiresAt > nowMs ? ('invited' as const) : ('expired' as const);
      return { key: invitationId, name, unit, login: '', duties, state, invitation };
    }),
    ...accounts.map((account) => {
      const { accountId, name, unit, login, duties, closedAt } = account;
      const state = closedAt === null ? ('active' as const) : ('closed' as const);
      return { key: accountId, name, unit, login, duties, state, account };
    }),
  ];
  return rows.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** A closed account is under that filter only, and under all. */
export function isUnder(filter: AccountFilter, { state, duties }: AccountRow): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'bureau':
      return state === 'active' && duties.length > 0;
    case 'guests':
      return state === 'active' && duties.length === 0;
    case 'waiting':
      return state === 'invited' || state === 'expired';
    case 'closed':
      return state === 'closed';
  }
}

/** Every word somewhere in name, unit or login. */
export function matchesText({ name, unit, login }: AccountRow, text: string): boolean {
  const hay = `${name} ${unit} ${login}`.normalize('NFKC').toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
