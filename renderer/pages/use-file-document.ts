import { useCallback, useEffect, useState } from 'react';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { PdfDocument, PdfOpenError, type OpenFailure } from '#renderer/pdf/pdf-document.ts';

export type FileDocument =
  | { readonly status: 'opening'; readonly fraction: number; readonly isRetrying: boolean }
  | { readonly status: 'ready'; readonly document: PdfDocument }
  | { readonly status: 'failed'; readonly reason: OpenFailure; readonly retry: () => void };

const OPENING: FileDocument = { status: 'opening', fraction: 0, isRetrying: false };

/** Opens a file of the open dossier for as long as the caller stands; null where there is no file to open. */
export function useFileDocument(file: FileRef | null): FileDocument | null {
  const client = useClient();
  const { dossierId } = useOpenDossier();
  const [held, setHeld] = useState<{ readonly key: string; readonly state: FileDocument } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const sha256 = file?.sha256 ?? null;
  const sizeBytes = file?.sizeBytes ?? 0;
  const key = sha256 && `${sha256} ${attempt}`;

  useEffect(() => {
    if (!sha256 || !key) return undefined;
    const stop = new AbortController();
    let opened: PdfDocument | null = null;
    const source = {
      url: client.fileUrl(dossierId, sha256),
      headers: () => client.fileHeaders(),
      sizeBytes,
    };
    PdfDocument.open(
      source,
      ({ receivedBytes, isRetrying }) => {
        if (stop.signal.aborted || opened) return;
        setHeld({ key, state: { status: 'opening', fraction: receivedBytes / sizeBytes, isRetrying } });
      },
      stop.signal,
    ).then(
      (document) => {
        if (stop.signal.aborted) return void document.close();
        opened = document;
        setHeld({ key, state: { status: 'ready', document } });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const reason = error instanceof PdfOpenError ? error.reason : 'damaged';
        setHeld({ key, state: { status: 'failed', reason, retry } });
      },
    );
    return () => {
      stop.abort();
      void opened?.close();
    };
  }, [client, dossierId, sha256, sizeBytes, key, retry]);

  if (!key) return null;
  return held?.key === key ? held.state : OPENING;
}
