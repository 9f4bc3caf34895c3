import type { Rect } from '../anchor.ts';
import type { PageText } from '../page-text.ts';
import type { Heading } from '../section.ts';
import type { RunBox } from './run-boxes.ts';

/** One page of a version as carrying needs it. `boxes[i]` is run `i` of `text`; `view` the visible page in PDF points. */
export interface PageContent {
  readonly text: PageText;
  readonly boxes: readonly RunBox[];
  readonly view: Rect;
}

/** A whole version of a report: null for a page that cannot be read. Headings in document order. */
export interface VersionContent {
  readonly pages: readonly (PageContent | null)[];
  readonly headings: readonly Heading[];
}
