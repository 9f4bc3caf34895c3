import type { PdfObjects } from './pdf-objects.ts';
import { PdfDict, PdfName } from './pdf-values.ts';

/** The fourteen fonts every reader brings along (PDF 32000-1, 9.6.2.2). */
const STANDARD = new Set([
  ...['Courier', 'Courier-Bold', 'Courier-Oblique', 'Courier-BoldOblique'],
  ...['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique', 'Helvetica-BoldOblique'],
  ...['Times-Roman', 'Times-Bold', 'Times-Italic', 'Times-BoldItalic', 'Symbol', 'ZapfDingbats'],
]);

export interface FontFindings {
  readonly any: boolean;
  readonly missing: boolean;
}

/** Fonts of the latest version of each object, as a reader meets them. */
export function findFonts(objects: PdfObjects): FontFindings {
  let any = false;
  let missing = false;
  for (const versions of objects.versions.values()) {
    const font = versions.at(-1);
    if (!(font instanceof PdfDict) || nameOf(font, 'Type', objects) !== 'Font') continue;
    any = true;
    const subtype = nameOf(font, 'Subtype', objects);
    // a composite font's descendant carries the program, a Type 3 font is drawn
    if (subtype === 'Type0' || subtype === 'Type3') continue;
    const baseFont = nameOf(font, 'BaseFont', objects) ?? '';
    if (!isEmbedded(font, objects) && !STANDARD.has(baseFont)) missing = true;
  }
  return { any, missing };
}

function isEmbedded(font: PdfDict, objects: PdfObjects): boolean {
  const descriptor = objects.dictOf(font.get('FontDescriptor'));
  return descriptor !== null && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
}

function nameOf(dict: PdfDict, key: string, objects: PdfObjects): string | null {
  const value = objects.resolve(dict.get(key));
  return value instanceof PdfName ? value.name : null;
}
