import { useEffect, useState } from 'react';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { sha256OfFile } from '#renderer/app/client/noble-hasher.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

export type Verification = 'checking' | 'same' | 'different' | 'unread';

const RETRY_MS = 5_000;

/**
 * Reads a file once more as a whole and hashes it on this machine: a signer is told that what they see is what
 * the hash they sign names (R3).
 */
export function useVerifiedFile(file: FileRef | null): Verification {
  const client = useClient();
  const { dossierId } = useOpenDossier();
  const [held, setHeld] = useState<{ readonly sha256: string; readonly result: Verification } | null>(null);
  const sha256 = file?.sha256 ?? null;
  useEffect(() => {
    if (!sha256) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = async (): Promise<void> => {
      try {
        const response = await fetch(client.fileUrl(dossierId, sha256), {
          headers: client.fileHeaders(),
          signal: stop.signal,
        });
        if (!response.ok) throw new Error(`the file answered ${response.status}`);
        const found = await sha256OfFile(await response.blob(), () => undefined, stop.signal);
        setHeld({ sha256, result: found === sha256 ? 'same' : 'different' });
      } catch {
        if (stop.signal.aborted) return;
        setHeld({ sha256, result: 'unread' });
        timer = setTimeout(() => void check(), RETRY_MS);
      }
    };
    void check();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [client, dossierId, sha256]);
  return held && held.sha256 === sha256 ? held.result : 'checking';
}
