import { useCallback, useEffect, useState } from 'react';
import { PdfDocument, PdfOpenError, type OpenFailure } from '#renderer/pdf/pdf-document.ts';
import type { PdfSource } from '#renderer/pdf/pdf-source.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { DossierId } from '#shared/domain/ids.ts';

export type OpenedReport =
  | { readonly status: 'loading'; readonly receivedBytes: number; readonly isRetrying: boolean }
  | { readonly status: 'ready'; readonly document: PdfDocument; readonly isRetrying: boolean }
  | { readonly status: 'failed'; readonly reason: OpenFailure };

const LOADING: OpenedReport = { status: 'loading', receivedBytes: 0, isRetrying: false };

/** Opens a report's file for as long as the screen stands. */
export function useOpenedReport(
  dossierId: DossierId,
  file: FileRef,
): { readonly report: OpenedReport; readonly retry: () => void } {
  const client = useClient();
  const [report, setReport] = useState<OpenedReport>(LOADING);
  const [attempt, setAttempt] = useState(0);
  const { sha256, sizeBytes } = file;
  useEffect(() => {
    const abort = new AbortController();
    const source: PdfSource = {
      url: client.fileUrl(dossierId, sha256),
      headers: () => client.fileHeaders(),
      sizeBytes,
    };
    let opened: PdfDocument | null = null;
    const onProgress = (state: { receivedBytes: number; isRetrying: boolean }) => {
      if (abort.signal.aborted) return;
      setReport((old) => {
        if (old.status === 'loading') return { status: 'loading', ...pick(state) };
        if (old.status === 'ready' && old.isRetrying !== state.isRetrying) {
          return { ...old, isRetrying: state.isRetrying };
        }
        return old;
      });
    };
    PdfDocument.open(source, onProgress, abort.signal).then(
      (document) => {
        opened = document;
        if (abort.signal.aborted) void document.close();
        else setReport({ status: 'ready', document, isRetrying: false });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setReport({ status: 'failed', reason: error instanceof PdfOpenError ? error.reason : 'damaged' });
      },
    );
    return () => {
      abort.abort();
      void opened?.close();
      setReport(LOADING);
    };
  }, [client, dossierId, sha256, sizeBytes, attempt]);
  return { report, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}

function pick({ receivedBytes, isRetrying }: { receivedBytes: number; isRetrying: boolean }) {
  return { receivedBytes, isRetrying };
}
