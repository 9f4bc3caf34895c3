import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { pageText, placeOfIndex } from '#shared/anchoring/page-text.ts';

interface Item {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** Finds words in a report as a reader would mark them: the page, the rects and the quote. */
export class ReportText {
  readonly #pages: readonly { readonly items: readonly Item[]; readonly text: ReturnType<typeof pageText> }[];

  private constructor(pages: readonly (readonly Item[])[]) {
    this.#pages = pages.map((items) => ({
      items,
      text: pageText(items.map(({ str, hasEOL }) => ({ text: str, endsLine: hasEOL }))),
    }));
  }

  static async read(file: string): Promise<ReportText> {
    const task = getDocument({
      data: new Uint8Array(await readFile(file)),
      useSystemFonts: false,
      verbosity: 0,
    });
    const document = await task.promise;
    const pages: Item[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pages.push(content.items.flatMap((item) => ('str' in item ? [item] : [])));
      page.cleanup();
    }
    await task.destroy();
    return new ReportText(pages);
  }

  /** The first place of the words, wherever the spaces stand; a page comment on the first page if they are not there. */
  anchor(quote: string, section: string): Anchor {
    const wanted = squeeze(quote).text;
    for (const [pageIndex, { items, text }] of this.#pages.entries()) {
      const page = squeeze(text.text);
      const at = page.text.indexOf(wanted);
      if (at < 0) continue;
      const start = page.places[at] ?? 0;
      const end = (page.places[at + wanted.length - 1] ?? start) + 1;
      const rects: Rect[] = [];
      for (let index = start; index < end; index++) {
        const place = placeOfIndex(text, index);
        const item = place && items[place.run];
        if (item && place) rects.push(characterRect(item, place.offset));
      }
      return describeAnchor({
        kind: 'text',
        pageIndex,
        rects,
        text: text.text,
        range: { start, end },
        headings: [{ title: section, pageIndex, top: null }],
      });
    }
    return { kind: 'page', pageIndex: 0, rects: [], section };
  }

  /** The printed page of the words, counted from 1; empty where they are not found. */
  page(quote: string): string {
    const { kind, pageIndex } = this.anchor(quote, '');
    return kind === 'text' ? String(pageIndex + 1) : '';
  }
}

function squeeze(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    if (/\s/u.test(unit)) continue;
    squeezed += unit;
    places.push(index);
  }
  return { text: squeezed, places };
}

function characterRect({ str, width, height, transform }: Item, offset: number): Rect {
  const [, , , , x = 0, y = 0] = transform;
  const step = str.length > 0 ? width / str.length : width;
  return [x + step * offset, y - height * 0.2, x + step * (offset + 1), y + height * 0.9];
}
