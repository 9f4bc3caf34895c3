import type { ShownPage } from './text-selection.ts';

/** A place between two characters of a text layer. */
export interface Caret {
  readonly node: Text;
  readonly offset: number;
}

/** A pixel up or down counts as several sideways: the pointer means its own line. */
const UPRIGHT = 4;

/** The place in the shown pages' words nearest to a point of the window; null where no page has words. */
export function nearestCaret(pages: Iterable<ShownPage>, x: number, y: number): Caret | null {
  const page = nearestPage(pages, x, y);
  if (!page?.layer) return null;
  let best: DOMRect | null = null;
  let bestNode: Text | null = null;
  let least = Infinity;
  for (const node of page.layer.textNodes()) {
    const box = node.parentElement?.getBoundingClientRect();
    if (!box || box.width === 0) continue;
    const dx = Math.max(0, box.left - x, x - box.right);
    const dy = Math.max(0, box.top - y, y - box.bottom);
    const distance = dx + dy * UPRIGHT;
    if (distance >= least) continue;
    least = distance;
    best = box;
    bestNode = node;
    if (distance === 0) break;
  }
  return best && bestNode && caretIn(bestNode, best, x, y);
}

function nearestPage(pages: Iterable<ShownPage>, x: number, y: number): ShownPage | undefined {
  let best: ShownPage | undefined;
  let least = Infinity;
  for (const page of pages) {
    if (!page.layer) continue;
    const box = page.element.getBoundingClientRect();
    const dx = Math.max(0, box.left - x, x - box.right);
    const distance = dx + Math.max(0, box.top - y, y - box.bottom) * UPRIGHT;
    if (distance < least) [best, least] = [page, distance];
  }
  return best;
}

/** Between which characters of a run the point lies: halves the run until one is left. */
function caretIn(node: Text, box: DOMRect, x: number, y: number): Caret {
  const isUpright = box.height > box.width * 1.5 && node.length > 1;
  const range = document.createRange();
  const passed = (index: number): boolean => {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const character = range.getBoundingClientRect();
    return isUpright ? y > character.top + character.height / 2 : x > character.left + character.width / 2;
  };
  let low = 0;
  let high = node.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passed(middle)) low = middle + 1;
    else high = middle;
  }
  return { node, offset: low };
}
