import type { Sha256 } from '../domain/ids.ts';

export interface FileExtent {
  readonly pageCount: number;
  readonly pagesDone: number;
  readonly blankPages: number;
}

export interface TwoTexts {
  readonly text: string;
  readonly folded: string;
}

/** One page's words as read and as searched, file by file. Made from the files, so it may be lost at any time. */
export interface PageTextStore {
  /** Null for a file of which nothing is known. */
  extent(sha256: Sha256): FileExtent | null;
  /** Appends pages. A page count other than the known one begins the file anew. */
  append(holder: string, sha256: Sha256, pageCount: number, pages: readonly TwoTexts[]): void;
  /** The folded pages that are done, in order; the same array until there are more. */
  folded(sha256: Sha256): readonly string[];
  text(sha256: Sha256, pageIndex: number): string;
  /** `holder` has a right to these files and to no others; what nobody holds leaves nothing behind. */
  keep(holder: string, files: readonly Sha256[]): void;
}
