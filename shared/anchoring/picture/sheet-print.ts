import { meansOver, type GreyPicture } from './grey-picture.ts';

/**
 * What a page looks like at a glance, to look through hundreds of pages for the few that are worth comparing.
 * `cells` are the greys of a grid over the page, each less its surroundings; all zero for an empty page.
 */
export interface SheetPrint {
  readonly cells: Float32Array;
  /** Width by height. */
  readonly aspect: number;
}

export interface PrintMatch {
  readonly score: number;
  /** How far the content is shifted, in parts of the page's width and height. */
  readonly right: number;
  readonly down: number;
}

const SIDE = 32;
/** Cells around one that are its surroundings, to every side. */
const AROUND = 3;
/** Cells that a scan may be shifted by. */
const REACH = 2;
/** Pages whose sides differ by more than this are not the same sheet. */
const MOST_ASPECT = 1.25;

export function printOf(picture: GreyPicture): SheetPrint {
  const greys = meansOver(picture, SIDE, SIDE);
  const cells = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let [sum, count] = [0, 0];
      for (let y = Math.max(0, row - AROUND); y <= Math.min(SIDE - 1, row + AROUND); y++) {
        for (let x = Math.max(0, column - AROUND); x <= Math.min(SIDE - 1, column + AROUND); x++) {
          sum += greys[y * SIDE + x] ?? 0;
          count++;
        }
      }
      cells[row * SIDE + column] = (greys[row * SIDE + column] ?? 0) - sum / count;
    }
  }
  return { cells, aspect: picture.width / picture.height };
}

export function comparePrints(one: SheetPrint, other: SheetPrint): PrintMatch {
  let best: PrintMatch = { score: 0, right: 0, down: 0 };
  const stretch = one.aspect / other.aspect;
  if (Math.max(stretch, 1 / stretch) > MOST_ASPECT) return best;
  for (let down = -REACH; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++) {
      const score = alike(one.cells, other.cells, right, down);
      if (score > best.score) best = { score, right: right / SIDE, down: down / SIDE };
    }
  }
  return best;
}

function alike(one: Float32Array, other: Float32Array, right: number, down: number): number {
  let [dot, ofOne, ofOther] = [0, 0, 0];
  for (let row = Math.max(0, -down); row < Math.min(SIDE, SIDE - down); row++) {
    for (let column = Math.max(0, -right); column < Math.min(SIDE, SIDE - right); column++) {
      const a = one[row * SIDE + column] ?? 0;
      const b = other[(row + down) * SIDE + column + right] ?? 0;
      dot += a * b;
      ofOne += a * a;
      ofOther += b * b;
    }
  }
  return ofOne > 0 && ofOther > 0 ? dot / Math.sqrt(ofOne * ofOther) : 0;
}
