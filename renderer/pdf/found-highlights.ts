import type { TextMark } from './viewer-types.ts';
import type { PageTextLayer } from './text-layer.ts';

const FOUND = 'pdf-found';
const CURRENT = 'pdf-found-current';

/** Shows stretches of a page as found, through the browser's highlights: no element changes. Call the answer to end it. */
export function showFound(layer: PageTextLayer, marks: readonly TextMark[]): () => void {
  const shown: { readonly name: string; readonly range: Range }[] = [];
  for (const mark of marks) {
    const name = mark.isCurrent ? CURRENT : FOUND;
    for (const range of layer.rangesOf(mark.range)) {
      highlight(name).add(range);
      shown.push({ name, range });
    }
  }
  return () => {
    for (const { name, range } of shown) highlight(name).delete(range);
  };
}

function highlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = name === CURRENT ? 1 : 0;
  CSS.highlights.set(name, made);
  return made;
}
