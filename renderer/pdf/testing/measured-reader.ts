/** What a page to be measured offers to whoever measures it, as `window.reader`. */
export interface MeasuredReader {
  /** Milliseconds from asking for a page, counted from 1, to its picture being on the screen. */
  jump(page: number): Promise<number>;
  /** Scrolls by so much each frame, from where it is, and tells how long each frame took. */
  scroll(pixelsAFrame: number, frames: number): Promise<readonly number[]>;
}

declare global {
  interface Window {
    reader?: MeasuredReader;
  }
}

/** The frame in which a change made now is shown. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

export async function scrollFrames(
  element: HTMLElement,
  pixelsAFrame: number,
  frames: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  let last = await new Promise<number>((resolve) => {
    requestAnimationFrame(resolve);
  });
  for (let frame = 0; frame < frames; frame++) {
    element.scrollTop += pixelsAFrame;
    const now = await new Promise<number>((resolve) => {
      requestAnimationFrame(resolve);
    });
    times.push(now - last);
    last = now;
  }
  return times;
}
