import type { Member, Role } from '#shared/domain/dossier/member.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { allMembers, findMember } from '#shared/domain/ledger/access.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import type { DossierState } from '#shared/domain/state.ts';

export interface Person {
  readonly memberId: MemberId;
  readonly name: string;
  readonly unit: string;
  readonly role: Role | null;
  readonly title: string;
  readonly specialty: string;
  readonly isChair: boolean;
  readonly status: Member['status'];
}

/** A person of the dossier as the viewer may know them; experts are known to all once they are announced. */
export function personOf(state: DossierState, memberId: MemberId): Person {
  const announced = state.parties.announced;
  const member = findMember(state, memberId);
  const seat = member ?? announced?.experts.find((expert) => expert.memberId === memberId);
  const isChair =
    isAnyChair(state, memberId) || (announced?.chairs.some((chair) => chair.memberId === memberId) ?? false);
  return {
    memberId,
    name: seat?.name ?? '',
    unit: seat?.unit ?? '',
    role: seat?.role ?? null,
    title: seat?.title ?? '',
    specialty: seat?.specialty ?? '',
    isChair,
    status: member?.status ?? 'joined',
  };
}

const ORDER: readonly Role[] = ['clerk', 'leader', 'expert', 'owner', 'compiler', 'department'];

/** Everyone the viewer may know of, without those who left, in the order of their roles. */
export function peopleOf(state: DossierState): readonly Person[] {
  const known = allMembers(state)
    .filter((member) => member.status !== 'removed')
    .map((member) => member.memberId);
  const announced = state.parties.announced?.experts.map((expert) => expert.memberId) ?? [];
  const rank = (person: Person): number => (person.role ? ORDER.indexOf(person.role) : ORDER.length);
  return [...new Set([...known, ...announced])]
    .map((memberId) => personOf(state, memberId))
    .sort((a, b) => rank(a) - rank(b) || Number(b.isChair) - Number(a.isChair));
}
