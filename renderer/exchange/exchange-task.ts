import type { ExportedComment } from '#shared/documents/annotations/exported-comment.ts';
import type { ForeignAnnotation, XfdfRefusal } from '#shared/documents/annotations/read-xfdf.ts';
import type { MinutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import type { WorkingTable } from '#shared/documents/working-table.ts';
import type { Result } from '#shared/lib/result.ts';

/** The filed report a copy is made of: where its bytes are, and the hash they must have (D1). */
export interface ReportSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly name: string;
}

/** A picture as a document holds it. */
export interface TablePicture {
  readonly bytes: Uint8Array;
  readonly kind: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** What the worker is asked for; one task a worker, which ends with it. */
export type ExchangeTask =
  | {
      readonly kind: 'copy' | 'xfdf';
      readonly report: ReportSource;
      readonly comments: readonly ExportedComment[];
      readonly compilerUnit: string;
    }
  | { readonly kind: 'xlsx'; readonly table: WorkingTable }
  | {
      readonly kind: 'docx';
      readonly table: WorkingTable;
      /** By hash. */
      readonly pictures: ReadonlyMap<string, TablePicture>;
    }
  | { readonly kind: 'minutes'; readonly document: MinutesDocument; readonly isIssued: boolean }
  | { readonly kind: 'read'; readonly file: Blob };

/** Why a file could not be made. */
export type ExchangeFailure =
  'unreachable' | 'refused' | 'changed' | 'encrypted' | 'damaged' | 'unexpected' | 'cancelled';

export interface ExchangeProgress {
  readonly phase: 'fetching' | 'writing';
  readonly done: number;
  readonly total: number;
}

export type ReadXfdf = Result<readonly ForeignAnnotation[], XfdfRefusal>;

export type ExchangeMessage =
  | { readonly type: 'progress'; readonly progress: ExchangeProgress }
  | { readonly type: 'file'; readonly file: Blob }
  | { readonly type: 'read'; readonly result: ReadXfdf }
  | { readonly type: 'failed'; readonly reason: ExchangeFailure };
