import type { ChangeKind } from '../version-changes.ts';
import type { PictureRegion } from './differing-regions.ts';
import type { InkImage, PixelBox } from './ink-image.ts';

/** Most places of one picture that are shown one by one; more, and it is the picture that changed. */
export const MOST_PLACES = 12;

/** A difference in a picture: its places, all of one kind of which it is said. */
export interface PictureChange {
  readonly kind: Exclude<ChangeKind, 'moved'>;
  readonly old: readonly PixelBox[];
  readonly now: readonly PixelBox[];
}

/** What is listed (CV12): of a page each place, or, where they are many, the page once; a figure once. */
export function toPictureChanges(
  regions: readonly PictureRegion[],
  isPage: boolean,
): readonly PictureChange[] {
  if (isPage && regions.length <= MOST_PLACES) {
    return regions.map(({ kind, old, now }) => ({ kind, old: [old], now: [now] }));
  }
  const [first] = regions;
  if (!first) return [];
  const kind = regions.every((region) => region.kind === first.kind) ? first.kind : 'changed';
  return [{ kind, old: regions.map(({ old }) => old), now: regions.map(({ now }) => now) }];
}

/** Pixels a point a picture is compared at: a figure of type of ten points is then fifteen pixels high. */
const SHARPEST = 1.5;
/** Of the picture; the largest sheets are compared coarser. */
const MOST_PIXELS = 3_000_000;
/** To find pictures and what they look like. */
const GLANCE = 0.75;
const GLANCE_PIXELS = 700_000;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function scaleToCompare({ width, height }: PictureSize): number {
  return Math.min(SHARPEST, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

export function scaleToGlance({ width, height }: PictureSize): number {
  return Math.min(GLANCE, Math.sqrt(GLANCE_PIXELS / Math.max(1, width * height)));
}

/** Sides in the same proportion, up to this, are one picture in another size. */
const PROPORTION = 0.03;
/** Less than this and it is the same size, found a pixel wider. */
const SAME_SIZE = 0.015;

/** How much smaller (or larger) the new picture is drawn, so that both are of one size. */
export function sizeRatio(old: PictureSize, now: PictureSize): number {
  const across = old.width / Math.max(1, now.width);
  const down = old.height / Math.max(1, now.height);
  if (Math.abs(across / down - 1) > PROPORTION || Math.abs(across - 1) <= SAME_SIZE) return 1;
  return Math.sqrt(across * down);
}

/** A page has something on it. */
export function hasInk({ ink }: InkImage): boolean {
  let dark = 0;
  for (const value of ink) if (value >= FAINTEST && ++dark >= FEWEST) return true;
  return false;
}

const FAINTEST = 64;
const FEWEST = 40;
