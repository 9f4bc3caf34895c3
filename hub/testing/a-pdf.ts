import { PDFDocument } from 'pdf-lib';

/** A small sound PDF; `mark` makes its bytes, hence its hash, its own. */
export async function aPdf(mark: string, pages = 2): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page++) document.addPage([595, 842]).drawText(`page ${page + 1} ${mark}`);
  document.setTitle(mark);
  return document.save();
}
