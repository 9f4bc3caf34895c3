/** Where things stand on the picture that is recorded, in its pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const PICTURE = { width: 1280, height: 720 } as const;
const STRIP = 240;

/** The shared page or screen large, people in a strip beside it; without it people alone, in as square a grid as can be. */
export function layoutOf(
  people: number,
  hasStage: boolean,
): { readonly stage: Box | null; readonly people: readonly Box[] } {
  const { width, height } = PICTURE;
  if (!hasStage) return { stage: null, people: gridOf(people, { x: 0, y: 0, width, height }) };
  if (people === 0) return { stage: { x: 0, y: 0, width, height }, people: [] };
  const rows = Math.max(4, people);
  const tile = Math.floor(height / rows);
  return {
    stage: { x: 0, y: 0, width: width - STRIP, height },
    people: Array.from({ length: people }, (_, index) => ({
      x: width - STRIP,
      y: index * tile,
      width: STRIP,
      height: tile,
    })),
  };
}

function gridOf(count: number, room: Box): readonly Box[] {
  if (count === 0) return [];
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const width = Math.floor(room.width / columns);
  const height = Math.floor(room.height / rows);
  return Array.from({ length: count }, (_, index) => ({
    x: room.x + (index % columns) * width,
    y: room.y + Math.floor(index / columns) * height,
    width,
    height,
  }));
}

/** The largest box of the picture's own shape inside another, in its middle. */
export function fitInside(room: Box, width: number, height: number): Box {
  if (width <= 0 || height <= 0) return room;
  const scale = Math.min(room.width / width, room.height / height);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    x: room.x + Math.round((room.width - fitted.width) / 2),
    y: room.y + Math.round((room.height - fitted.height) / 2),
    ...fitted,
  };
}
