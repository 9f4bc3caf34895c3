import {
  evenContrast,
  PICTURE_SIDE,
  shrink,
  type GreyPicture,
} from '#shared/anchoring/picture/grey-picture.ts';
import { greyAt, type Point } from '#shared/anchoring/picture/warp.ts';
import type { Random } from '../sim/random.ts';
import { Drawing } from './drawing.ts';

/** How a sheet lies on the scanner, and how good it is. Shifts in parts of the longer side. */
export interface Scan {
  readonly turn: number;
  readonly scale: number;
  readonly right: number;
  readonly down: number;
  readonly noise: number;
  readonly ink: number;
  readonly paper: number;
  readonly specks: number;
}

export const AS_IT_IS: Scan = {
  turn: 0,
  scale: 1,
  right: 0,
  down: 0,
  noise: 0,
  ink: 0,
  paper: 255,
  specks: 0,
};

/** A scan of the kind offices make: crooked by up to 1.2°, a little too large or small, shifted, noisy, pale. */
export function aScan(random: Random): Scan {
  const within = (most: number): number => ((random.below(2001) - 1000) / 1000) * most;
  return {
    turn: within(0.021),
    scale: 1 + within(0.025),
    right: within(0.02),
    down: within(0.02),
    noise: 4 + random.below(14),
    ink: random.below(70),
    paper: 215 + random.below(41),
    specks: random.below(60),
  };
}

/** Where a point of the sheet is on the scan, both in parts of width and height. */
export function onScan(scan: Scan, sheet: GreyPicture, point: Point): Point {
  const longer = Math.max(sheet.width, sheet.height);
  const x = (point.x - 0.5) * sheet.width;
  const y = (point.y - 0.5) * sheet.height;
  const [cos, sin] = [Math.cos(scan.turn) * scan.scale, Math.sin(scan.turn) * scan.scale];
  return {
    x: (cos * x - sin * y + scan.right * longer) / sheet.width + 0.5,
    y: (sin * x + cos * y + scan.down * longer) / sheet.height + 0.5,
  };
}

/** The small picture of the scanned sheet, as a version's pages are compared by. */
export function scanned(sheet: GreyPicture, scan: Scan, random: Random): GreyPicture {
  return evenContrast(shrink(scanOf(sheet, scan, random), PICTURE_SIDE));
}

export function scanOf(sheet: GreyPicture, scan: Scan, random: Random): Drawing {
  const { width, height } = sheet;
  const longer = Math.max(width, height);
  const out = new Drawing(width, height);
  const [cos, sin] = [Math.cos(scan.turn) / scan.scale, Math.sin(scan.turn) / scan.scale];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = column + 0.5 - width / 2 - scan.right * longer;
      const y = row + 0.5 - height / 2 - scan.down * longer;
      const grey = greyAt(sheet, cos * x + sin * y + width / 2 - 0.5, -sin * x + cos * y + height / 2 - 0.5);
      const noise = scan.noise === 0 ? 0 : (random.below(1000) / 500 - 1) * scan.noise * 1.7;
      const value = scan.ink + (grey * (scan.paper - scan.ink)) / 255 + noise;
      out.pixels[row * width + column] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  for (let speck = 0; speck < scan.specks; speck++) {
    out.dot(random.below(width), random.below(height), 40);
  }
  return out;
}
