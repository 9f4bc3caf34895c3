import type { InkImage, PixelBox } from '#shared/anchoring/compare/picture/ink-image.ts';
import { Random } from '../sim/random.ts';

/** Parts of a pixel that a line may begin at. */
const FINE = 4;

/** A sheet to draw on; y down. Lines cover parts of pixels, as those of a page that is drawn do. */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #dark: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#dark = new Uint8Array(width * FINE * height * FINE);
  }

  line(from: readonly [number, number], to: readonly [number, number], thick = 2, dark = 230): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) * FINE));
    const side = Math.round(thick * FINE);
    for (let step = 0; step <= steps; step++) {
      const x = Math.round((from[0] + ((to[0] - from[0]) * step) / steps) * FINE);
      const y = Math.round((from[1] + ((to[1] - from[1]) * step) / steps) * FINE);
      for (let row = Math.max(0, y); row < Math.min(this.height * FINE, y + side); row++) {
        const start = row * this.width * FINE;
        this.#dark.fill(
          dark,
          start + Math.min(this.width * FINE, Math.max(0, x)),
          start + Math.min(this.width * FINE, Math.max(0, x + side)),
        );
      }
    }
  }

  box({ left, top, right, bottom }: PixelBox): void {
    this.line([left, top], [right, top]);
    this.line([right, top], [right, bottom]);
    this.line([right, bottom], [left, bottom]);
    this.line([left, bottom], [left, top]);
  }

  image(): InkImage {
    const { width, height } = this;
    const sums = new Uint32Array(width * height);
    for (let at = 0; at < this.#dark.length; at++) {
      const row = Math.floor(at / (width * FINE) / FINE);
      const cell = row * width + Math.floor((at % (width * FINE)) / FINE);
      sums[cell] = (sums[cell] ?? 0) + (this.#dark[at] ?? 0);
    }
    return { width, height, ink: Uint8Array.from(sums, (sum) => sum / (FINE * FINE)), hidden: null };
  }
}

/** Contour lines, banks and a frame, as a plan of a river has them; `offset` moves all of it by parts of a pixel. */
export function plan(
  seed: number,
  { width = 300, height = 200, offset = [0, 0] as readonly [number, number], turn = 0 } = {},
): Sheet {
  const random = new Random(seed, 7);
  const sheet = new Sheet(width, height);
  const at = (x: number, y: number): readonly [number, number] => {
    const [fromX, fromY] = [x - width / 2, y - height / 2];
    return [
      width / 2 + fromX * Math.cos(turn) - fromY * Math.sin(turn) + offset[0],
      height / 2 + fromX * Math.sin(turn) + fromY * Math.cos(turn) + offset[1],
    ];
  };
  const lines = 5;
  for (let line = 0; line < lines; line++) {
    const base = 50 + ((height - 100) / lines) * line;
    const [one, two] = [6 + random.below(14), 4 + random.below(10)];
    const phase = random.below(100) / 10;
    let before = at(40, base);
    for (let x = 44; x <= width - 40; x += 4) {
      const next = at(x, base + one * Math.sin(x / 47 + phase) + two * Math.sin(x / 19 + phase * 2));
      sheet.line(before, next, 1.5);
      before = next;
    }
  }
  const corners = [at(30, 30), at(width - 30, 30), at(width - 30, height - 30), at(30, height - 30)] as const;
  corners.forEach((corner, index) => sheet.line(corner, corners[(index + 1) % 4] ?? corner));
  return sheet;
}

/** What a scanner does to a sheet: grey paper, weaker toner, a little out of focus, dust. */
export function scanned(sheet: Sheet, seed: number): InkImage {
  const random = new Random(seed, 11);
  const { width, height, ink } = sheet.image();
  const soft = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          sum += (ink[(y + dy) * width + x + dx] ?? 0) * (dx === 0 ? 2 : 1) * (dy === 0 ? 2 : 1);
        }
      }
      soft[y * width + x] = (sum / 16) * 0.9 + random.below(10);
    }
  }
  for (let speck = 0; speck < 12; speck++) {
    const at = random.below(width * height);
    soft[at] = 200;
  }
  return {
    width,
    height,
    ink: Uint8Array.from(soft, (value) => Math.min(255, Math.max(0, value))),
    hidden: null,
  };
}
