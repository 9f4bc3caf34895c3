import { z } from 'zod';
import type { Rotation } from '#renderer/pdf/page-geometry.ts';
import type { ViewState, Zoom } from '#renderer/pdf/viewer-types.ts';

/** Where a person was in a report, as the preferences keep it. */
const placeSchema = z.object({
  page: z.number().int().min(0),
  fraction: z.number().min(0).max(1),
  zoom: z.union([z.enum(['width', 'page']), z.number().min(0.1).max(16)]),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});

export interface ReaderPlace {
  readonly pageIndex: number;
  readonly fraction: number;
  readonly zoom: Zoom;
  readonly rotation: Rotation;
}

export const FIRST_PLACE: ReaderPlace = { pageIndex: 0, fraction: 0, zoom: 'width', rotation: 0 };

export function placeKey(sha256: string): string {
  return `reader:${sha256.slice(0, 16)}`;
}

export function parsePlace(text: string | undefined): ReaderPlace {
  if (text === undefined) return FIRST_PLACE;
  try {
    const { page, ...rest } = placeSchema.parse(JSON.parse(text));
    return { ...rest, pageIndex: page };
  } catch {
    return FIRST_PLACE;
  }
}

export function printPlace({ pageIndex, fraction, zoom, rotation }: ViewState): string {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return JSON.stringify({
    page: pageIndex,
    fraction: round(Math.min(1, Math.max(0, fraction))),
    zoom: typeof zoom === 'number' ? round(zoom) : zoom,
    rotation,
  });
}
