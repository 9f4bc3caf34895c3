import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { pageText, type PageText } from '#shared/anchoring/page-text.ts';

/** The words of a page two ways: as pdf.js gives them, and as read. */
export interface PageWords {
  readonly content: TextContent;
  /** `content.items` without marks of structure: item `i` is run `i` of `text` and element `i` of the text layer. */
  readonly items: readonly TextItem[];
  readonly text: PageText;
}

export async function readPageWords(page: PDFPageProxy): Promise<PageWords> {
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  const text = pageText(items.map(({ str, hasEOL }) => ({ text: str, endsLine: hasEOL })));
  return { content, items, text };
}
