// The frame of every set-up script: an expected failure prints what happened and what to do next; a bug prints its stack.
import { SetupError } from './notices.mjs';

const NOT_WRITABLE =
  'see that you may write there (or set XDG_CACHE_HOME to a folder where you may), then run it again.';
const ADVICE = {
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
  ENOSPC: 'free 2 GB of disk space, then run the same command again.',
};

export async function main(action) {
  try {
    await action();
  } catch (error) {
    const next = error instanceof SetupError ? error.next : ADVICE[error?.code];
    process.stderr.write(
      next === undefined
        ? `\nset-up failed unexpectedly; please report this:\n${error?.stack ?? error}\n`
        : `\nset-up failed: ${error.message}\nWhat to do next: ${next}\n`,
    );
    process.exit(1);
  }
}
