import type { Anchor } from '#shared/anchoring/anchor.ts';
import { flate, FONT, stream, writePdf, type Body } from '../corpus/pdf/pdf-writer.ts';
import { Random } from '../sim/random.ts';
import type { Drawing } from './drawing.ts';
import { onScan, scanOf, type Scan } from './rescan.ts';

/** A sheet, and how it lay in the scanner. */
export interface ScannedSheet {
  readonly sheet: Drawing;
  readonly scan: Scan;
}

/** A4, lying, in points. */
const [WIDTH, HEIGHT] = [842, 595];

/** A pin at a spot of the sheet, in parts of its sides from its upper left corner. */
export function pinAt(
  pageIndex: number,
  { sheet, scan }: ScannedSheet,
  spot: { readonly x: number; readonly y: number },
): Anchor {
  const at = onScan(scan, sheet, spot);
  const [x, y] = [at.x * WIDTH, (1 - at.y) * HEIGHT];
  return { kind: 'pin', pageIndex, rects: [[x, y, x, y]] };
}

/** A file with one scanned sheet a page, and a word on each as a scanner's own stamp. */
export function scannedReport(sheets: readonly ScannedSheet[]): Buffer {
  const objects: Body[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', FONT];
  const leaves = sheets.map(({ sheet, scan }, index) => {
    const { width, height, pixels } = scanOf(sheet, scan, new Random(index, 5));
    const image = flate(
      Buffer.from(pixels),
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    );
    const content = `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /Im Do Q BT /F1 8 Tf 20 8 Td (scan ${index + 1}) Tj ET`;
    const at = objects.length + 1;
    objects.push(
      image,
      stream(content),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${at + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im ${at} 0 R >> >> >>`,
    );
    return at + 2;
  });
  objects[1] = `<< /Type /Pages /Count ${leaves.length} /Kids [${leaves.map((leaf) => `${leaf} 0 R`).join(' ')}] >>`;
  return writePdf({ objects });
}
