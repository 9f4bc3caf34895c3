import { useCallback } from 'react';
import type { MemberId } from '#shared/domain/ids.ts';
import { useOpenDossier } from './open-dossier-context.ts';
import { personOf, type Person } from './person.ts';

/** Names people of the open dossier: `const person = usePerson(); person(memberId).name`. */
export function usePerson(): (memberId: MemberId) => Person {
  const { state } = useOpenDossier();
  return useCallback((memberId) => personOf(state, memberId), [state]);
}
