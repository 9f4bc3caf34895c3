// Carrying comments between two files and nothing around it: `window.carryPages` for the tests in a real browser.
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { commentIdSchema, dossierIdSchema } from '#shared/domain/ids.ts';
import { carryComments, type FilesToCarry } from '../carry-comments.ts';

export interface CarriedPages {
  readonly carried: readonly (Carried | null)[];
  /** What was told on the way, from 0 to 1. */
  readonly fractions: readonly number[];
  /** Times the window could do something else meanwhile. */
  readonly turns: number;
}

declare global {
  interface Window {
    /** `stopAt`: calls it off when so much is done. */
    carryPages?: (
      old: FileRef,
      now: FileRef,
      anchors: readonly Anchor[],
      stopAt: number,
    ) => Promise<CarriedPages>;
  }
}

const files: FilesToCarry = {
  fileUrl: (_dossierId, sha256) => `/reports/${sha256}`,
  fileHeaders: () => ({}),
  session: { get: () => ({ status: 'starting' }), subscribe: () => () => {} },
};

window.carryPages = async (old, now, anchors, stopAt) => {
  const stop = new AbortController();
  const fractions: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const comments = anchors.map((anchor, index) => ({
    row: { id: commentIdSchema.parse(`comment-number-${index}`) },
    anchor,
  }));
  const task = {
    client: files,
    dossierId: dossierIdSchema.parse('dossier-carried'),
    from: [{ version: { file: old }, comments }],
    to: { file: now },
    document: null,
  };
  try {
    const { carried } = await carryComments(task, stop.signal, (fraction) => {
      fractions.push(fraction);
      if (fraction >= stopAt) stop.abort(new Error('called off'));
    });
    return { carried: comments.map(({ row }) => carried.get(row.id) ?? null), fractions, turns };
  } finally {
    clearInterval(timer);
  }
};
