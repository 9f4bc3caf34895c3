import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '#shared/protocol/errors.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { accountRows, type AccountRow } from './account-rows.ts';

export interface Accounts {
  /** Null until they are here for the first time. */
  readonly rows: readonly AccountRow[] | null;
  /** Why the last try brought nothing; what was here before stays. */
  readonly fault: Fault | null;
  readonly reload: () => void;
}

/** Others change them too: whoever takes an invitation appears while this screen stands. */
const REFRESH_MS = 15_000;

/** The hub's accounts, asked for again now and then, and when the link or the person comes back. */
export function useAccounts(): Accounts {
  const client = useClient();
  const isConnected = useWatched(client.link).status === 'connected';
  const [turn, setTurn] = useState(0);
  const [rows, setRows] = useState<readonly AccountRow[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void client.accounts.list().then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setRows(accountRows(answer.value, Date.now()));
      setFault(answer.ok ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, turn, isConnected]);
  const reload = useCallback(() => setTurn((now) => now + 1), []);
  useEffect(() => {
    const timer = setInterval(reload, REFRESH_MS);
    window.addEventListener('focus', reload);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', reload);
    };
  }, [reload]);
  return { rows, fault, reload };
}
