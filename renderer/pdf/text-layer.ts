import { TextLayer, type PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.d.ts';
import { indexOfPlace, placeOfIndex, type RunPlace } from '#shared/anchoring/page-text.ts';
import type { TextRange } from '#shared/search/found.ts';
import type { PageWords } from './page-words.ts';
import { yieldToUser } from './yield-to-user.ts';

/** Items laid out in one go: a dense page has thousands, and the window must stay quick. */
const ITEMS_PER_STEP = 150;

/**
 * The words of a page as invisible, selectable text over its picture, and the way between a place in the
 * document tree and a place in the page's text.
 */
export class PageTextLayer {
  readonly words: PageWords;
  readonly #layer: TextLayer;
  readonly #runByNode = new Map<Node, number>();

  private constructor(words: PageWords, layer: TextLayer) {
    this.words = words;
    this.#layer = layer;
  }

  /** Fills `container`; aborting leaves it empty. */
  static async build(
    words: PageWords,
    viewport: PageViewport,
    container: HTMLElement,
    signal: AbortSignal,
  ): Promise<PageTextLayer> {
    const textContentSource = inSteps(words.content, signal);
    const layer = new TextLayer({ textContentSource, container, viewport });
    const built = new PageTextLayer(words, layer);
    const stop = () => layer.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await layer.render();
    } catch (error) {
      container.replaceChildren();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    layer.textDivs.forEach((element, run) => built.#runByNode.set(element, run));
    return built;
  }

  /** Follows a new zoom or rotation; the elements stay. */
  update(viewport: PageViewport): void {
    this.#layer.update({ viewport });
  }

  /** A stretch of the page's text as ranges of the document tree, one a run. */
  rangesOf({ start, end }: TextRange): readonly Range[] {
    const from = placeOfIndex(this.words.text, start);
    const to = placeOfIndex(this.words.text, end - 1);
    if (!from || !to) return [];
    const ranges: Range[] = [];
    for (let run = from.run; run <= to.run; run++) {
      const node = this.#textNode(run);
      if (!node) continue;
      const range = document.createRange();
      range.setStart(node, run === from.run ? Math.min(from.offset, node.length) : 0);
      range.setEnd(node, run === to.run ? Math.min(to.offset + 1, node.length) : node.length);
      ranges.push(range);
    }
    return ranges;
  }

  /** The index in the page's text of a boundary of a selection; undefined when it is not in this layer. */
  indexOf(node: Node, offset: number): number | undefined {
    const place = this.#placeOf(node, offset);
    return place && indexOfPlace(this.words.text, place);
  }

  #placeOf(node: Node, offset: number): RunPlace | undefined {
    const holder = node instanceof Text ? node.parentNode : node;
    const run = holder ? this.#runByNode.get(holder) : undefined;
    if (run !== undefined) return { run, offset: node instanceof Text ? offset : offset > 0 ? Infinity : 0 };
    // Between two elements: the run that follows.
    for (let next: Node | null = node.childNodes[offset] ?? node.nextSibling; next; next = next.nextSibling) {
      const following = this.#runByNode.get(next);
      if (following !== undefined) return { run: following, offset: 0 };
    }
    return undefined;
  }

  #textNode(run: number): Text | undefined {
    const node = this.#layer.textDivs[run]?.firstChild;
    return node instanceof Text ? node : undefined;
  }

  /** In reading order. */
  *textNodes(): Generator<Text> {
    for (const { firstChild } of this.#layer.textDivs) if (firstChild instanceof Text) yield firstChild;
  }
}

/** pdf.js lays out a piece as soon as it gets it; the pieces come one a task. */
function inSteps(content: TextContent, signal: AbortSignal): ReadableStream<TextContent> {
  let from = 0;
  return new ReadableStream<TextContent>(
    {
      async pull(controller) {
        if (from > 0) await yieldToUser();
        if (signal.aborted) return;
        const items = content.items.slice(from, from + ITEMS_PER_STEP);
        from += ITEMS_PER_STEP;
        controller.enqueue({ items, styles: content.styles, lang: content.lang });
        if (from >= content.items.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
