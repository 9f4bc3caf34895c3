import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rect } from '#shared/anchoring/anchor.ts';

/** A link to another place of the same report. */
export interface PageLink {
  readonly rect: Rect;
  readonly dest: unknown;
}

/** Only links inside the report: what leads out of it, launches or submits has no way to be pressed (RD8). */
export async function readPageLinks(page: PDFPageProxy): Promise<readonly PageLink[]> {
  const annotations: unknown[] = await page.getAnnotations({ intent: 'display' });
  return annotations.flatMap((annotation) => toLink(annotation) ?? []);
}

function toLink(annotation: unknown): PageLink | null {
  if (typeof annotation !== 'object' || annotation === null) return null;
  const { subtype, dest, rect } = annotation as { subtype?: unknown; dest?: unknown; rect?: unknown };
  if (subtype !== 'Link' || (typeof dest !== 'string' && !Array.isArray(dest))) return null;
  if (!Array.isArray(rect)) return null;
  const [x0, y0, x1, y1]: unknown[] = rect;
  const isRect = [x0, y0, x1, y1].every((value) => typeof value === 'number' && Number.isFinite(value));
  return isRect ? { rect: [x0, y0, x1, y1] as Rect, dest } : null;
}
