import { useEffect, useRef, useState } from 'react';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { ReportPlace } from '#renderer/comments/comment-acts.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { XfdfRefusal } from '#shared/documents/annotations/read-xfdf.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { addImported, prepareImport, type PreparedImport } from './import-xfdf.ts';
import { readInWorker } from './run-exchange.ts';

export type ImportState =
  | { readonly status: 'idle' }
  | { readonly status: 'reading' }
  | { readonly status: 'comparing' | 'adding'; readonly done: number; readonly total: number }
  | { readonly status: 'refused'; readonly reason: XfdfRefusal }
  | { readonly status: 'ready'; readonly prepared: PreparedImport }
  | { readonly status: 'done'; readonly count: number }
  | { readonly status: 'stopped'; readonly count: number; readonly rejection: Rejection };

export interface Importing {
  readonly state: ImportState;
  readonly read: (file: File) => Promise<void>;
  readonly add: () => Promise<void>;
  readonly reset: () => void;
}

/** Reads a file, shows what it would bring, then writes the comments one after the other. */
export function useImport(document: PdfDocument, place: ReportPlace): Importing {
  const { handle, view } = useOpenDossier();
  const [state, setState] = useState<ImportState>({ status: 'idle' });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const read: Importing['read'] = async (file) => {
    reading.current?.abort();
    const { signal } = (reading.current = new AbortController());
    const set = (next: ImportState): void => {
      if (!signal.aborted) setState(next);
    };
    set({ status: 'reading' });
    try {
      const result = await readInWorker(file, signal);
      if (!result.ok) {
        set({ status: 'refused', reason: result.error });
        return;
      }
      const onPage = (done: number, total: number): void => set({ status: 'comparing', done, total });
      const prepared = await prepareImport(result.value, document, view, place, onPage, signal);
      set({ status: 'ready', prepared });
    } catch {
      set({ status: 'refused', reason: 'notXml' });
    }
  };

  const add: Importing['add'] = async () => {
    if (state.status !== 'ready') return;
    const { prepared } = state;
    const total = prepared.comments.length;
    for (const [done, comment] of prepared.comments.entries()) {
      setState({ status: 'adding', done, total });
      const result = await handle.submit(addImported(comment, prepared, place));
      // One that came from another device meanwhile is there already, as it should be.
      if (!result.ok && result.error.code !== 'comment.exists') {
        setState({ status: 'stopped', count: done, rejection: result.error });
        return;
      }
    }
    setState({ status: 'done', count: total });
  };

  return { state, read, add, reset: () => setState({ status: 'idle' }) };
}
