import type { TextRange } from '../carry/flat-text.ts';

export type ChangeKind = 'inserted' | 'deleted' | 'changed' | 'moved';

/**
 * One difference between two flat texts. `old` is empty where something was put in, `now` where something was
 * taken out: it then says before which character.
 */
export interface ChangePiece {
  readonly kind: ChangeKind;
  readonly old: TextRange;
  readonly now: TextRange;
}

/** Differences so near each other that a reader takes them as one; in the order of the new text. */
export interface Change extends ChangePiece {
  readonly pieces: readonly ChangePiece[];
}

/** Differences with no more between them than this, in characters, are one place. */
const NEAR = 20;
/** A place that is read at a glance; where there is more, it is several. */
const LONGEST = 400;

/** Puts pieces, in the order of the new text, together to places (CV4). */
export function groupPieces(pieces: readonly ChangePiece[]): readonly Change[] {
  const changes: Change[] = [];
  for (const piece of pieces) {
    const last = changes.at(-1);
    if (!last || !isBeside(last, piece)) {
      changes.push({ ...piece, pieces: [piece] });
      continue;
    }
    changes[changes.length - 1] = {
      kind: last.kind === piece.kind ? piece.kind : 'changed',
      old: { start: last.old.start, end: piece.old.end },
      now: { start: last.now.start, end: piece.now.end },
      pieces: [...last.pieces, piece],
    };
  }
  return changes;
}

function isBeside(one: ChangePiece, other: ChangePiece): boolean {
  if (one.kind === 'moved' || other.kind === 'moved') return false;
  const between = other.now.start - one.now.end;
  if (between < 0 || between > NEAR || between !== other.old.start - one.old.end) return false;
  return other.now.end - one.now.start <= LONGEST && other.old.end - one.old.start <= LONGEST;
}
