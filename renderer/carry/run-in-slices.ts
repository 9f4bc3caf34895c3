import { yieldToUser } from '#renderer/pdf/yield-to-user.ts';

/** Longest that work goes on without giving way: half a frame. */
const SLICE_MS = 8;

/** Runs work that yields what it has done, giving way to the reader every few milliseconds. */
export async function runInSlices<P, R>(
  work: Generator<P, R>,
  signal: AbortSignal,
  onProgress: (progress: P) => void = () => {},
): Promise<R> {
  for (;;) {
    signal.throwIfAborted();
    const end = performance.now() + SLICE_MS;
    let step = work.next();
    while (!step.done && performance.now() < end) step = work.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await yieldToUser();
  }
}
