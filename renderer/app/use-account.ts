import type { Account } from '#shared/protocol/http.ts';
import { useClient, useWatched } from './client/use-watched.ts';

/** The account at work here. `canCreate`: may open a new dossier; the hub has the last word. */
export function useAccount(): { readonly account: Account | null; readonly canCreate: boolean } {
  const session = useWatched(useClient().session);
  const account = session.status === 'signedIn' ? session.account : null;
  const canCreate = account?.duties.includes('clerk') ?? false;
  return { account, canCreate };
}
