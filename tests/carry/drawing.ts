import type { GreyPicture } from '#shared/anchoring/picture/grey-picture.ts';
import type { Random } from '../sim/random.ts';

/** A sheet that is drawn on: 0 ink, 255 paper. */
export class Drawing implements GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number, pixels?: Uint8Array) {
    this.width = width;
    this.height = height;
    this.pixels = pixels ? Uint8Array.from(pixels) : new Uint8Array(width * height).fill(255);
  }

  copy(): Drawing {
    return new Drawing(this.width, this.height, this.pixels);
  }

  dot(x: number, y: number, grey: number): void {
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return;
    const at = row * this.width + column;
    this.pixels[at] = Math.min(this.pixels[at] ?? 255, grey);
  }

  line(x0: number, y0: number, x1: number, y1: number, grey = 40, thick = 1): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) * 1.5));
    for (let step = 0; step <= steps; step++) {
      const x = x0 + ((x1 - x0) * step) / steps;
      const y = y0 + ((y1 - y0) * step) / steps;
      for (let dy = 0; dy < thick; dy++) for (let dx = 0; dx < thick; dx++) this.dot(x + dx, y + dy, grey);
    }
  }

  frame(x: number, y: number, width: number, height: number, grey = 30): void {
    this.line(x, y, x + width, y, grey);
    this.line(x, y + height, x + width, y + height, grey);
    this.line(x, y, x, y + height, grey);
    this.line(x + width, y, x + width, y + height, grey);
  }

  /** Something like a Chinese character. */
  glyph(x: number, y: number, size: number, random: Random): void {
    for (let stroke = 0; stroke < 4; stroke++) {
      const [a, b, c] = [random.below(size), random.below(size), random.below(size)];
      if (random.chance(0.5)) this.line(x + a / 2, y + b, x + size / 2 + c / 2, y + b, 50);
      else this.line(x + a, y + b / 2, x + a, y + size / 2 + c / 2, 50);
    }
  }

  glyphs(x: number, y: number, count: number, size: number, random: Random): void {
    for (let index = 0; index < count; index++) this.glyph(x + index * (size + 1), y, size, random);
  }

  clear(x: number, y: number, width: number, height: number): void {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      for (let column = Math.max(0, x); column < Math.min(this.width, x + width); column++) {
        this.pixels[row * this.width + column] = 255;
      }
    }
  }
}
