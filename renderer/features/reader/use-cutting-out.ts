import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddingPictures } from '#renderer/comments/pictures/use-adding-pictures.ts';
import {
  pageGeometry,
  rectToCss,
  type CssRect,
  type PageGeometry,
  type Rotation,
} from '#renderer/pdf/page-geometry.ts';
import { releaseCanvas } from '#renderer/pdf/paint-page.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';

/** Pixels a point: 216 dots an inch, as sharp as a map is printed. */
const SHARP = 3;
const LONGEST_SIDE = 2_400;

export interface CuttingOut {
  readonly isCutting: boolean;
  readonly begin: () => void;
  readonly cancel: () => void;
  /** A frame was drawn on a page; without one it is the whole page. */
  readonly take: (pageIndex: number, rect: Rect | null) => void;
}

/** 截取页面: a frame on the report becomes a picture of the comment being written. The report is drawn, never altered (D1). */
export function useCuttingOut(pdf: PdfDocument, turned: () => Rotation, adding: AddingPictures): CuttingOut {
  const { t } = useTranslation('comments');
  const [isCutting, setIsCutting] = useState(false);
  const take: CuttingOut['take'] = (pageIndex, rect) => {
    setIsCutting(false);
    const name = t('pictures.cutName', { page: pageIndex + 1 });
    void cutOut(pdf, pageIndex, rect, turned()).then(
      (source) => adding.add([{ source, name }]),
      () => adding.tell('notCut'),
    );
  };
  return {
    isCutting,
    begin: () => setIsCutting(true),
    cancel: () => setIsCutting(false),
    take,
  };
}

async function cutOut(
  pdf: PdfDocument,
  pageIndex: number,
  rect: Rect | null,
  turned: Rotation,
): Promise<Blob> {
  await pdf.page(pageIndex); // its true size
  const box = pdf.boxes()[pageIndex];
  if (!box) throw new Error('there is no such page');
  const asShown = pageGeometry(pageIndex, box, 1, turned);
  const frame = frameIn(asShown, rect);
  const scale = Math.min(SHARP, LONGEST_SIDE / Math.max(frame.width, frame.height));
  const area = {
    scale,
    rotation: asShown.rotation,
    left: frame.left * scale,
    top: frame.top * scale,
    width: frame.width * scale,
    height: frame.height * scale,
  };
  const canvas = await pdf.draw(pageIndex, () => area, new AbortController().signal);
  try {
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/png');
    });
  } finally {
    releaseCanvas(canvas);
  }
}

function frameIn(page: PageGeometry, rect: Rect | null): CssRect {
  return rect ? rectToCss(page, rect) : { left: 0, top: 0, width: page.width, height: page.height };
}
