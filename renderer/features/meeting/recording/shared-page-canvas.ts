/** The page in the middle of the room as it is painted now: the one that takes most of the place. */
export function sharedPageCanvas(): HTMLCanvasElement | null {
  const place = document.querySelector('[data-shared-page]');
  if (!place) return null;
  const room = place.getBoundingClientRect();
  let found: { readonly canvas: HTMLCanvasElement; readonly height: number } | null = null;
  for (const canvas of place.querySelectorAll('canvas')) {
    const { top, bottom, width } = canvas.getBoundingClientRect();
    const height = Math.min(bottom, room.bottom) - Math.max(top, room.top);
    if (width > 0 && height > (found?.height ?? 0)) found = { canvas, height };
  }
  return found?.canvas ?? null;
}
