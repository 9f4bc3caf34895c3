import type { DecideContext } from '../actor.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import { findMember, isRecused, rosterLedger } from '../ledger/access.ts';
import { requireItem, requireRole, unpublishedSignings } from '../policy.ts';
import { ruleFor } from '../rules/matter-rules.ts';
import type { DossierState } from '../state.ts';
import type { Role } from './member.ts';

/** The first command of a dossier, given by the account that takes the clerk's seat (DO1-DO3). */
export function decideCreate(
  state: DossierState,
  command: CommandOf<'dossier.create'>,
  { actor, nowMs }: DecideContext,
): Decision {
  if (state.parties.dossier) return reject('dossier.exists');
  if (command.secrecy !== 'none') return reject('dossier.secrecyRefused');
  const { clerk } = command;
  if (actor.kind !== 'member' || clerk.memberId !== actor.memberId || clerk.role !== 'clerk') {
    return reject('actor.roleNotEntitled');
  }
  const { title, docNo, projectCode, hostUnit, ownerUnit, compilerUnit } = command;
  const items = command.items.map((item) => ({ ...item, ruleId: ruleFor(item.matter, nowMs).id }));
  if (new Set(items.map((item) => item.itemId)).size !== items.length) return reject('item.notFound');
  return accept(
    to('parties', {
      type: 'dossier.created',
      v: 1,
      payload: { title, docNo, projectCode, hostUnit, ownerUnit, compilerUnit, items },
    }),
    to('parties', { type: 'member.added', v: 1, payload: { seat: clerk } }),
    to('parties', { type: 'member.joined', v: 1, payload: { memberId: clerk.memberId } }),
  );
}

export const decideAccept: MemberRule<'dossier.accept'> = (state, _command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const items = state.parties.itemOrder.map((itemId) => state.parties.items[itemId]);
  const waiting = items.filter((item) => item?.stage === 'acceptance');
  if (waiting.length === 0) return reject('item.wrongStage');
  const missing = waiting.find((item) => item?.versions.length === 0);
  if (missing) return reject('dossier.reportMissing', { report: missing.reportTitle });
  return accept(
    to('parties', { type: 'dossier.accepted', v: 1, payload: {} }),
    ...waiting.flatMap((item) =>
      item
        ? [
            to('parties', {
              type: 'item.stageMoved',
              v: 1,
              payload: { itemId: item.itemId, stage: 'panelForming' },
            }),
          ]
        : [],
    ),
  );
};

export const decideArchive: MemberRule<'item.archive'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const item = requireItem(state, command.itemId);
  if (!item.ok) return item;
  if (item.value.stage !== 'final') return reject('item.wrongStage', { stage: item.value.stage });
  if (!item.value.final) return reject('final.notIssued');
  return accept(
    to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId: command.itemId, stage: 'archive' } }),
  );
};

export const decideAddMember: MemberRule<'member.add'> = (state, { seat }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  if (findMember(state, seat.memberId)) return reject('member.exists');
  for (const itemId of seat.itemIds) {
    const item = requireItem(state, itemId);
    if (!item.ok) return item;
  }
  return accept(to(rosterLedger(seat.role), { type: 'member.added', v: 1, payload: { seat } }));
};

/** Given by the hub for a person who redeemed an invitation. */
export function decideJoin(state: DossierState, { memberId }: CommandOf<'member.join'>): Decision {
  const member = findMember(state, memberId);
  if (!member) return reject('member.notFound');
  if (member.status !== 'invited') return reject('member.notInvited');
  return accept(to(rosterLedger(member.role), { type: 'member.joined', v: 1, payload: { memberId } }));
}

export const decideRemoveMember: MemberRule<'member.remove'> = (state, { memberId, reason }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const target = findMember(state, memberId);
  if (!target || target.status === 'removed') return reject('member.notFound');
  if (target.role === 'clerk') return reject('member.cannotBeRemoved');
  if (unpublishedSignings(state, memberId).length > 0) return reject('member.isSigner');
  return accept(
    to(rosterLedger(target.role), { type: 'member.removed', v: 1, payload: { memberId, reason } }),
  );
};

const MOVABLE: ReadonlySet<Role> = new Set<Role>(['owner', 'compiler', 'department']);

export const decideReassign: MemberRule<'member.reassign'> = (state, { memberId, role }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const target = findMember(state, memberId);
  if (!target || target.status === 'removed' || isRecused(state, memberId)) return reject('member.notFound');
  if (!MOVABLE.has(target.role) || !MOVABLE.has(role)) return reject('member.roleNotMovable');
  if (target.role === role) return accept();
  return accept(to('parties', { type: 'member.reassigned', v: 1, payload: { memberId, role } }));
};
