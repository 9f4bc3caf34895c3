import type { BrowserWindow, Rectangle } from 'electron';
import fs from 'node:fs';
import { z } from 'zod';

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  isMaximized: z.boolean(),
});
type Place = z.infer<typeof placeSchema>;

const VISIBLE_PX = 80;
const SETTLE_MS = 400;

/** Where the window was last; null when there is no such note, or it lies where no screen is any more. */
export function loadPlace(file: string, screens: readonly Rectangle[]): Place | null {
  try {
    const place = placeSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return screens.some((screen) => overlaps(place, screen)) ? place : null;
  } catch {
    return null;
  }
}

/** Keeps the note up to date. Losing it costs nothing, so a failure to write is no concern. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const place: Place = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    fs.promises.writeFile(file, JSON.stringify(place)).catch(() => undefined);
  };
  const writeSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, SETTLE_MS);
  };
  window.on('resize', writeSoon);
  window.on('move', writeSoon);
  window.on('close', write);
}

function overlaps(place: Rectangle, screen: Rectangle): boolean {
  const right = Math.min(place.x + place.width, screen.x + screen.width);
  const bottom = Math.min(place.y + place.height, screen.y + screen.height);
  return (
    right - Math.max(place.x, screen.x) >= VISIBLE_PX && bottom - Math.max(place.y, screen.y) >= VISIBLE_PX
  );
}
