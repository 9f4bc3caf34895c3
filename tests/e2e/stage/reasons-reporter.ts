import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { stripVTControlCharacters } from 'node:util';

/** Of a message with a log of what was tried, this much says what went wrong. */
const MOST_LINES = 5;

/** Last of all, in few lines, why each failed: where a log is cut, its end is what is left to read. */
export default class ReasonsReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const failed = this.#suite?.allTests().filter((test) => !test.ok()) ?? [];
    for (const test of failed) console.log(`\nwhy: ${placeOf(test)}\n${reasonOf(test)}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function placeOf({ location, title }: TestCase): string {
  return `${location.file.split('/').at(-1) ?? ''}:${location.line} ${title.slice(0, 60)}`;
}

function reasonOf({ results }: TestCase): string {
  const error = results.at(-1)?.errors[0];
  if (!error) return '  no error was told';
  const lines = stripVTControlCharacters(error.message ?? error.value ?? '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
  const at = error.location ? [`at ${error.location.file.split('/').at(-1)}:${error.location.line}`] : [];
  return [...lines, ...at].map((line) => `  ${line.slice(0, 200)}`).join('\n');
}
