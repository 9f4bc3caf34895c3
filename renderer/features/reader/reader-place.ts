import { z } from 'zod';
import type { Rotation } from '#renderer/pdf/page-geometry.ts';
import { CONTINUOUS, PAGE_MODES, type Arrangement } from '#renderer/pdf/page-layout.ts';
import type { Place, ViewState, Zoom } from '#renderer/pdf/viewer-types.ts';
import type { MemberId } from '#shared/domain/ids.ts';

/** Where a person was in a report and how they looked at it, as the preferences keep it. */
const placeSchema = z.object({
  page: z.number().int().min(0),
  fraction: z.number().min(-20).max(20),
  across: z.number().min(-20).max(20).default(0.5),
  zoom: z.union([z.enum(['width', 'page']), z.number().min(0.1).max(16)]),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  mode: z.enum(PAGE_MODES).default('continuous'),
  hasCover: z.boolean().default(false),
});

export interface ReaderPlace extends Place {
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  readonly arrangement: Arrangement;
}

export const FIRST_PLACE: ReaderPlace = {
  pageIndex: 0,
  fraction: 0,
  zoom: 'width',
  rotation: 0,
  arrangement: CONTINUOUS,
};

/** Several people may use one machine. */
export function placeKey(memberId: MemberId, sha256: string): string {
  return `reader:${memberId}:${sha256.slice(0, 16)}`;
}

export function parsePlace(text: string | undefined): ReaderPlace {
  if (text === undefined) return FIRST_PLACE;
  try {
    const { page, mode, hasCover, ...rest } = placeSchema.parse(JSON.parse(text));
    return { ...rest, pageIndex: page, arrangement: { mode, hasCover } };
  } catch {
    return FIRST_PLACE;
  }
}

export function printPlace({
  pageIndex,
  fraction,
  across = 0.5,
  zoom,
  rotation,
  arrangement,
}: ReaderPlace | ViewState): string {
  const part = (value: number) => round(Math.min(20, Math.max(-20, value)));
  return JSON.stringify({
    page: pageIndex,
    fraction: part(fraction),
    across: part(across),
    zoom: typeof zoom === 'number' ? round(zoom) : zoom,
    rotation,
    ...arrangement,
  });
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
