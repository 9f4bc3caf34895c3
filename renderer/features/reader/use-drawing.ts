import { useCallback, useMemo, useState } from 'react';
import { MOST_CORNERS, MOST_STROKES } from '#shared/anchoring/anchor.ts';
import type { MarkPoint } from '#shared/anchoring/strokes.ts';

/** A drawing that takes several strokes: the corners of a polygon so far, or what the pen wrote. In PDF points. */
export interface Drawing {
  readonly kind: 'polygon' | 'ink';
  readonly pageIndex: number;
  readonly strokes: readonly (readonly MarkPoint[])[];
}

export interface DrawingDesk {
  readonly drawing: Drawing | null;
  /** Adds a corner or a stroke. On another page than the one begun it finishes that first, and adds nothing. */
  readonly add: (kind: Drawing['kind'], pageIndex: number, stroke: readonly MarkPoint[]) => void;
  readonly takeBack: () => void;
  readonly finish: () => void;
  readonly cancel: () => void;
  /** Enough to be a mark. */
  readonly isEnough: boolean;
}

/** Holds a drawing between its strokes, also while its page is out of the window. */
export function useDrawing(onDone: (drawing: Drawing) => void): DrawingDesk {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const isEnough = drawing !== null && drawing.strokes.flat().length >= (drawing.kind === 'polygon' ? 3 : 1);
  const finish = useCallback(() => {
    if (!drawing || !isEnough) return;
    setDrawing(null);
    onDone(drawing);
  }, [drawing, isEnough, onDone]);
  const add = useCallback<DrawingDesk['add']>(
    (kind, pageIndex, stroke) => {
      if (drawing && (drawing.pageIndex !== pageIndex || drawing.kind !== kind)) {
        if (isEnough) finish();
        else setDrawing({ kind, pageIndex, strokes: [stroke] });
        return;
      }
      const strokes = drawing?.strokes ?? [];
      const next = kind === 'polygon' ? [[...strokes.flat(), ...stroke]] : [...strokes, stroke];
      const isFull =
        kind === 'polygon' ? strokes.flat().length >= MOST_CORNERS : strokes.length >= MOST_STROKES;
      if (!isFull) setDrawing({ kind, pageIndex, strokes: next });
    },
    [drawing, isEnough, finish],
  );
  const takeBack = useCallback(() => {
    setDrawing((old) => {
      if (!old) return null;
      const strokes = old.kind === 'polygon' ? [old.strokes.flat().slice(0, -1)] : old.strokes.slice(0, -1);
      return strokes.flat().length > 0 ? { ...old, strokes } : null;
    });
  }, []);
  const cancel = useCallback(() => setDrawing(null), []);
  return useMemo(
    () => ({ drawing, add, takeBack, finish, cancel, isEnough }),
    [drawing, add, takeBack, finish, cancel, isEnough],
  );
}
