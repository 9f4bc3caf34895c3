import type { FindingCode } from '#shared/documents/report-check-messages.ts';

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The codes one of which must decide; none means accepted without a note, `null` among them allows that too. */
  readonly expect: readonly (FindingCode | null)[];
}

export function file(name: string, bytes: Buffer | string, ...expect: (FindingCode | null)[]): CorpusFile {
  return { name, bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'latin1'), expect };
}
