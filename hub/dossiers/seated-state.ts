import type { Member } from '#shared/domain/dossier/member.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Caller } from '../accounts/sessions.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import type { Rooms } from './rooms.ts';

/** A dossier as the hub knows it, for somebody who has joined it; to who has not it is not there. */
export async function seatedState(
  { registry, rooms }: { readonly registry: Registry; readonly rooms: Rooms },
  caller: Caller,
  dossierId: DossierId,
): Promise<Result<{ readonly state: DossierState; readonly member: Member }, Fault>> {
  const memberId = registry.seats.memberOf(caller.account.accountId, dossierId);
  if (!memberId) return refuse('notFound', 'no such dossier');
  const state = await rooms.use(dossierId, (room) => room.readState());
  const member = findMember(state, memberId);
  return member?.status === 'joined' ? ok({ state, member }) : refuse('notFound', 'no such dossier');
}
