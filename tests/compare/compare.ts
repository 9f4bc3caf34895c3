import { compareVersions } from '#shared/anchoring/carry/carry-over.ts';
import type { CarryContext } from '#shared/anchoring/carry/carry-context.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { findChanges } from '#shared/anchoring/compare/find-changes.ts';
import type { Change } from '#shared/anchoring/compare/version-changes.ts';
import { pageText } from '#shared/anchoring/page-text.ts';

/** One page a text, one run a line. */
export function versionOf(...pages: readonly string[]): VersionContent {
  return {
    pages: pages.map((page) => ({
      text: pageText(page.split('\n').map((text) => ({ text, endsLine: true }))),
      boxes: page.split('\n').map((text, row) => ({
        x: 60,
        y: 780 - row * 18,
        dx: text.length * 12,
        dy: 0,
        height: 12,
        units: text.length,
      })),
      view: [0, 0, 595, 842],
    })),
    headings: [],
  };
}

export function finish<P, R>(work: Generator<P, R>): R {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

export interface Compared {
  readonly context: CarryContext;
  readonly changes: readonly Change[];
}

export function textsOf({ pages }: VersionContent): readonly string[] {
  return pages.map((page) => page?.text.text ?? '');
}

export function compare(old: VersionContent, now: VersionContent): Compared {
  const context = finish(compareVersions(old, now));
  const changes = finish(findChanges(context, { old: textsOf(old), new: textsOf(now) }));
  return { context, changes };
}

/** What a reader sees: `old → now` of each difference, as folded. */
export function said({ context, changes }: Compared): readonly string[] {
  return changes
    .flatMap(({ pieces }) => pieces)
    .map(({ kind, old, now }) => {
      const [before, after] = [
        context.old.text.slice(old.start, old.end),
        context.new.text.slice(now.start, now.end),
      ];
      return kind === 'moved' ? `⇄ ${before}` : `${before} → ${after}`;
    });
}

/** The new text, made of the old one and the differences alone. */
export function applied({ context, changes }: Compared): string {
  const pieces = changes.flatMap((change) => change.pieces);
  const gone = pieces.map(({ old }) => old).sort((one, other) => one.start - other.start);
  let kept = '';
  let at = 0;
  for (const { start, end } of gone) {
    kept += context.old.text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  kept += context.old.text.slice(at);
  const come = pieces
    .filter(({ now }) => now.end > now.start)
    .sort((one, other) => one.now.start - other.now.start);
  let text = '';
  let used = 0;
  for (const { kind, old, now } of come) {
    const stayed = now.start - text.length;
    text += kept.slice(used, used + stayed);
    used += stayed;
    text +=
      kind === 'moved'
        ? context.old.text.slice(old.start, old.end)
        : context.new.text.slice(now.start, now.end);
  }
  return text + kept.slice(used);
}
