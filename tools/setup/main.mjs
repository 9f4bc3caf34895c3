// The frame of every set-up script: an expected failure prints what happened and what to do next; a bug prints its stack.
import { SetupError } from './notices.mjs';

export async function main(action) {
  try {
    await action();
  } catch (error) {
    process.stderr.write(
      error instanceof SetupError
        ? `\nset-up failed: ${error.message}\nWhat to do next: ${error.next}\n`
        : `\nset-up failed unexpectedly; please report this:\n${error?.stack ?? error}\n`,
    );
    process.exit(1);
  }
}
