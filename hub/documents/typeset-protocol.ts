import type { MinutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import type { PanelOpinionDocument } from '#shared/documents/panel-opinion.ts';
import type { ResponseTableDocument } from '#shared/documents/response-table.ts';

export type PrintableDocument = MinutesDocument | PanelOpinionDocument | ResponseTableDocument;

/** What the typesetting thread is started with. */
export interface TypesetWorkerData {
  readonly templatesDir: string;
  readonly fontFiles: readonly string[];
  readonly compilerWasm: string;
}

export interface TypesetRequest {
  readonly id: number;
  readonly document: PrintableDocument;
}

export type TypesetReply =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly error: string };
