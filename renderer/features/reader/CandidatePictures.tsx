import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import { pageGeometry, rectToCss, shownSize, type CssRect } from '#renderer/pdf/page-geometry.ts';
import { releaseCanvas } from '#renderer/pdf/paint-page.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { around, boundsOf } from './cut-area.ts';
import styles from './CandidatePictures.module.css';

/** A place as it is shown beside another: the page, and the rects of the mark; none for the whole page. */
export interface PicturedPlace {
  readonly pageIndex: number;
  readonly rects: readonly Rect[];
}

/** What was marked, cut out of the version it was marked in, beside what stands at a candidate in this one. */
export function CandidatePictures({
  oldFile,
  old,
  document,
  now,
}: {
  readonly oldFile: FileRef;
  readonly old: PicturedPlace;
  readonly document: PdfDocument;
  readonly now: PicturedPlace;
}): ReactNode {
  const { t } = useTranslation('comments');
  const opened = useFileDocument(oldFile);
  const before = opened?.status === 'ready' ? opened.document : null;
  return (
    <div className={styles.pair}>
      <Cut
        document={before}
        hasFailed={opened?.status === 'failed'}
        place={old}
        caption={t('waiting.picture.old', { page: old.pageIndex + 1 })}
      />
      <Cut
        document={document}
        hasFailed={false}
        place={now}
        caption={t('waiting.picture.now', { page: now.pageIndex + 1 })}
      />
    </div>
  );
}

/** In CSS pixels; drawn twice as fine. */
const WIDTH = 150;
const SHARPNESS = 2;

function Cut({
  document,
  hasFailed,
  place,
  caption,
}: {
  /** Null while it is opened. */
  readonly document: PdfDocument | null;
  readonly hasFailed: boolean;
  readonly place: PicturedPlace;
  readonly caption: string;
}): ReactNode {
  const { t } = useTranslation('comments');
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ readonly of: PdfDocument; readonly frame: CssRect | null } | null>(
    null,
  );
  const [failedFor, setFailedFor] = useState<PdfDocument | null>(null);
  // The same place in another object is no reason to draw it again.
  const key = JSON.stringify([place.pageIndex, place.rects]);
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });

  useEffect(() => {
    const element = host.current;
    if (!document || !element) return undefined;
    const stop = new AbortController();
    drawCut(document, latest.current, stop.signal).then(
      ({ canvas, frame }) => {
        if (stop.signal.aborted) return releaseCanvas(canvas);
        element.replaceChildren(canvas);
        setDrawn({ of: document, frame });
      },
      () => {
        if (!stop.signal.aborted) setFailedFor(document);
      },
    );
    return () => {
      stop.abort();
      releaseCanvas(element.querySelector('canvas'));
      setDrawn(null);
    };
  }, [document, key]);

  const hasNone = hasFailed || (document !== null && failedFor === document);
  const frame = drawn !== null && drawn.of === document ? drawn.frame : null;
  return (
    <figure className={styles.cut}>
      <div className={styles.window} data-waiting={drawn === null || undefined}>
        <div ref={host} aria-hidden />
        {frame && (
          <span
            className={styles.frame}
            style={{
              left: `${frame.left * 100}%`,
              top: `${frame.top * 100}%`,
              width: `${frame.width * 100}%`,
              height: `${frame.height * 100}%`,
            }}
            aria-hidden
          />
        )}
        {drawn === null && (
          <span className={styles.note}>
            {t(hasNone ? 'waiting.picture.failed' : 'waiting.picture.wait')}
          </span>
        )}
      </div>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}

/** The canvas, and the mark on it in parts of its width and height. */
async function drawCut(
  document: PdfDocument,
  { pageIndex, rects }: PicturedPlace,
  signal: AbortSignal,
): Promise<{ readonly canvas: HTMLCanvasElement; readonly frame: CssRect | null }> {
  await document.page(pageIndex); // then its box is known
  const box = document.boxes()[pageIndex];
  if (!box) throw new Error('There is no such page');
  const size = shownSize(box, box.rotate);
  const geometry = pageGeometry(pageIndex, box, 1, 0);
  const marks = rects.map((rect) => rectToCss(geometry, rect));
  const cut = marks.length === 0 ? { left: 0, top: 0, ...size } : around(marks, size);
  const scale = (WIDTH * SHARPNESS) / cut.width;
  const areaOf = () => ({
    scale: scale * box.userUnit,
    rotation: box.rotate,
    left: cut.left * scale,
    top: cut.top * scale,
    width: cut.width * scale,
    height: cut.height * scale,
  });
  const canvas = await document.draw(pageIndex, areaOf, signal);
  const whole = marks.length === 0 ? null : boundsOf(marks);
  const frame = whole && {
    left: (whole.left - cut.left) / cut.width,
    top: (whole.top - cut.top) / cut.height,
    width: whole.width / cut.width,
    height: whole.height / cut.height,
  };
  return { canvas, frame };
}
