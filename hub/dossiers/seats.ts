import type { z } from 'zod';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { findMember, rosterLedger } from '#shared/domain/ledger/access.ts';
import { inClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type {
  InviteAnswer,
  SeatPeek,
  RedeemAnswer,
  SessionAnswer,
  redeemRequestSchema,
} from '#shared/protocol/http.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Limiter } from '../accounts/limits.ts';
import { newOneTimeCode, oneTimeCodeHash } from '../accounts/one-time-code.ts';
import type { Caller } from '../accounts/sessions.ts';
import { hasDuty, publicAccount, type StoredAccount } from '../registry/accounts-table.ts';
import type { Invitation } from '../registry/invitations-table.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import { KeyedTurns } from '../runtime/keyed-turns.ts';
import type { Rooms } from './rooms.ts';

export interface SeatsPorts {
  readonly registry: Registry;
  readonly accounts: Accounts;
  readonly rooms: Rooms;
  readonly limiter: Limiter;
  readonly clock: Clock;
  /** Where invitation links lead. */
  readonly publicUrl: () => string;
}

const INVITATION_LIFETIME_MS = 72 * 3_600_000;
/** A letter's code lasts until the meeting it speaks of is over, but not for ever. */
const LETTER_LIFETIME_MS = 31 * 24 * 3_600_000;

/** A code that is wrong, used, replaced or past its time: one answer for all (AC2). */
const BAD_CODE = 'this code is not good, or not any more';

/** How accounts come to seats: by reserving the clerk's in a new dossier, or by a one-time invitation (AC5). */
export class Seats {
  readonly #ports: SeatsPorts;
  /** What is done about a seat is done in turn: a code is issued before or after another is redeemed, never during. */
  readonly #turns = new KeyedTurns();

  constructor(ports: SeatsPorts) {
    this.#ports = ports;
  }

  reserve(caller: Caller, dossierId: DossierId, memberId: MemberId): Result<true, Fault> {
    const { registry, clock } = this.#ports;
    const { accountId } = caller.account;
    if (!hasDuty(caller.account, 'clerk')) return refuse('forbidden', 'clerks open dossiers');
    return registry.transaction(() => {
      if (registry.seats.accountOf(dossierId, memberId) === accountId) return ok(true);
      // Whose it is makes no difference, or this would tell which dossiers there are.
      if (registry.seats.isKnown(dossierId)) return refuse('notFound', 'no such dossier to reserve');
      registry.seats.bind(dossierId, memberId, accountId, clock.nowMs());
      registry.audit.write(clock.nowMs(), 'seat.reserved', accountId, dossierId);
      return ok(true);
    });
  }

  /** A fresh code for a seat that waits for its member; the code before it, if any, is void. */
  invite(caller: Caller, dossierId: DossierId, memberId: MemberId): Promise<Result<InviteAnswer, Fault>> {
    return this.inviteUntil(caller.account.accountId, dossierId, memberId, 0);
  }

  /** The same for a letter that the account asked for earlier: the code is good for 72 hours, and until then. */
  async inviteUntil(
    accountId: string,
    dossierId: DossierId,
    memberId: MemberId,
    untilMs: number,
  ): Promise<Result<InviteAnswer, Fault>> {
    const { registry } = this.#ports;
    const inviter = registry.seats.memberOf(accountId, dossierId);
    if (!inviter) return refuse('notFound', 'no such dossier');
    const code = newOneTimeCode();
    const codeHash = await oneTimeCodeHash(code);
    if (!codeHash) return refuse('internal', 'a new code has no hash');
    return this.#turns.run(seatKey(dossierId, memberId), async () => {
      const state = await this.#ports.rooms.use(dossierId, (room) => room.readState());
      const clerk = findMember(state, inviter);
      if (!clerk || clerk.status !== 'joined') return refuse('notFound', 'no such dossier');
      if (clerk.role !== 'clerk') return refuse('forbidden', 'the dossier’s clerk invites');
      const invited = findMember(state, memberId);
      if (invited?.status !== 'invited') return refuse('forbidden', 'this seat waits for nobody');
      const expiresAt = this.#putInvitation(accountId, codeHash, dossierId, memberId, untilMs);
      return ok({ code, link: `${this.#ports.publicUrl()}/#/join/${code}`, expiresAt });
    });
  }

  #putInvitation(
    invitedBy: string,
    codeHash: string,
    dossierId: DossierId,
    memberId: MemberId,
    untilMs: number,
  ): number {
    const { registry, clock } = this.#ports;
    const at = clock.nowMs();
    const expiresAt = Math.max(at + INVITATION_LIFETIME_MS, Math.min(untilMs, at + LETTER_LIFETIME_MS));
    registry.transaction(() => {
      registry.invitations.put({ codeHash, dossierId, memberId, invitedBy, at, expiresAt });
      registry.audit.write(at, 'invitation.issued', invitedBy, `${dossierId}/${memberId}`);
    });
    return expiresAt;
  }

  async peek(code: string, address: string): Promise<Result<SeatPeek, Fault>> {
    const found = await this.#find(code, address);
    if (!found.ok) return found;
    const { dossierId, memberId, expiresAt } = found.value.invitation;
    const state = await this.#ports.rooms.use(dossierId, (room) => room.readState());
    const member = findMember(state, memberId);
    if (!state.parties.dossier || member?.status !== 'invited') return refuse('codeInvalid', BAD_CODE);
    const { name, unit, role } = member;
    return ok({ dossierTitle: state.parties.dossier.title, name, unit, role, expiresAt });
  }

  /**
   * Takes the seat for the caller's account, or for a new one. The seat is bound first, so that the list row
   * of the joining commit finds its account; if the room refuses, all of it is taken back and the code stays
   * good. A crash in between leaves a bound seat whose member has not joined: the code then binds it anew (AC5).
   */
  async redeem(
    request: z.infer<typeof redeemRequestSchema>,
    caller: (Caller & { readonly token: string }) | null,
    address: string,
  ): Promise<Result<RedeemAnswer, Fault>> {
    const found = await this.#find(request.code, address);
    if (!found.ok) return found;
    const { codeHash, invitation } = found.value;
    const { dossierId, memberId } = invitation;
    return this.#turns.run(seatKey(dossierId, memberId), async () => {
      const account = await this.#accountFor(request, invitation, caller);
      if (!account.ok) return account;
      const joined = await this.#join(codeHash, invitation, account.value, caller === null);
      if (!joined.ok) return joined;
      const session: SessionAnswer = caller
        ? { token: caller.token, expiresAt: caller.expiresAt, account: publicAccount(caller.account) }
        : this.#ports.accounts.beginSession(account.value);
      return ok({ ...session, dossierId, memberId });
    });
  }

  async #join(
    codeHash: string,
    invitation: Invitation,
    account: StoredAccount,
    isNew: boolean,
  ): Promise<Result<true, Fault>> {
    const { registry, rooms, clock } = this.#ports;
    const { dossierId, memberId } = invitation;
    const bound = this.#bind(codeHash, invitation, account, isNew);
    if (!bound.ok) return bound;
    const joined = await rooms.use(dossierId, (room) => room.system({ type: 'member.join', memberId }));
    const { accountId } = account;
    if (joined.result === 'rejected') {
      registry.transaction(() => {
        registry.seats.unbind(dossierId, memberId);
        if (!isNew) return;
        registry.accounts.remove(accountId);
        registry.audit.write(clock.nowMs(), 'account.takenBack', accountId, accountId);
      });
      return refuse('codeInvalid', BAD_CODE);
    }
    registry.transaction(() => {
      registry.invitations.remove(codeHash);
      registry.audit.write(clock.nowMs(), 'invitation.redeemed', accountId, `${dossierId}/${memberId}`);
    });
    return ok(true);
  }

  #bind(
    codeHash: string,
    { dossierId, memberId }: Invitation,
    account: StoredAccount,
    isNew: boolean,
  ): Result<true, Fault> {
    const { registry, accounts, clock } = this.#ports;
    const now = clock.nowMs();
    return registry.transaction(() => {
      // A newer invitation may have taken this one's place, or it was used, before this turn came.
      if (!registry.invitations.find(codeHash, now)) return refuse('codeInvalid', BAD_CODE);
      if (registry.seats.memberOf(account.accountId, dossierId) !== undefined) {
        return registry.seats.accountOf(dossierId, memberId) === account.accountId
          ? ok(true)
          : refuse('forbidden', 'this account has a seat in this dossier already');
      }
      if (isNew) {
        const inserted = accounts.insert(account, null, 'account.created');
        if (!inserted.ok) return inserted;
      }
      registry.seats.unbind(dossierId, memberId);
      registry.seats.bind(dossierId, memberId, account.accountId, now);
      return ok(true);
    });
  }

  /** Also makes sure that the seat still waits: what is bound and joined is never bound anew. */
  async #accountFor(
    { login, password }: z.infer<typeof redeemRequestSchema>,
    { dossierId, memberId }: Invitation,
    caller: Caller | null,
  ): Promise<Result<StoredAccount, Fault>> {
    const state = await this.#ports.rooms.use(dossierId, (room) => room.readState());
    const member = findMember(state, memberId);
    if (member?.status !== 'invited') return refuse('codeInvalid', BAD_CODE);
    if (inClosedDeliberation(state) && rosterLedger(member.role) !== 'panel') {
      return refuse('unavailable', 'nobody joins while the panel deliberates', { minBackoffMs: 60_000 });
    }
    if (caller) return ok(caller.account);
    if (login === undefined || password === undefined) {
      return refuse('unauthenticated', 'log in, or choose a login and a password');
    }
    const { name, unit } = member;
    return this.#ports.accounts.prepare({ login, password, name, unit, duties: [] });
  }

  async #find(
    code: string,
    address: string,
  ): Promise<Result<{ readonly codeHash: string; readonly invitation: Invitation }, Fault>> {
    const { limiter, registry, clock } = this.#ports;
    const allowed = await limiter.take('codePerAddress', address);
    if (!allowed.ok) return allowed;
    const codeHash = await oneTimeCodeHash(code);
    const invitation = codeHash === null ? undefined : registry.invitations.find(codeHash, clock.nowMs());
    if (codeHash === null || !invitation) return refuse('codeInvalid', BAD_CODE);
    await limiter.giveBack('codePerAddress', address);
    const perDossier = await limiter.take('codePerDossier', invitation.dossierId);
    return perDossier.ok ? ok({ codeHash, invitation }) : perDossier;
  }
}

function seatKey(dossierId: DossierId, memberId: MemberId): string {
  return `${dossierId}/${memberId}`;
}
