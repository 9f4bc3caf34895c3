/** A heading of the outline with its place: `top` in PDF points from the lower edge, null for the page's top. */
export interface Heading {
  readonly title: string;
  readonly pageIndex: number;
  readonly top: number | null;
  /** How deep it stands in the outline, from 0; absent where that is of no interest. */
  readonly depth?: number | undefined;
}

/**
 * The nearest heading above a place (AN8), as the outline names it. `headings` in document order; `y` in PDF
 * points, null for a whole page: then the first heading on the page counts too.
 */
export function sectionAt(
  headings: readonly Heading[],
  pageIndex: number,
  y: number | null,
): string | undefined {
  let nearest: Heading | undefined;
  for (const heading of headings) {
    if (heading.pageIndex > pageIndex) continue;
    if (heading.pageIndex === pageIndex && !isAbove(heading, y, nearest)) continue;
    if (!nearest || heading.pageIndex >= nearest.pageIndex) nearest = heading;
  }
  return nearest?.title.replace(/\s+/gu, ' ').trim().slice(0, 200) || undefined;
}

/** A mark may begin a little above the point the outline jumps to, hence the line's height of grace. */
const GRACE_PT = 14;

function isAbove({ top, pageIndex }: Heading, y: number | null, nearest: Heading | undefined): boolean {
  if (y === null) return nearest?.pageIndex !== pageIndex;
  return top === null || top + GRACE_PT >= y;
}
