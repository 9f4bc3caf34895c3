/**
 * Breaks a long title into the fewest lines of at most `maxEm` ems, as even as whole words allow, the way a
 * typist sets an official title: never inside a word, never one stray word on the last line. A single word
 * longer than a line stays whole; the layout breaks it.
 */
export function titleLines(title: string, maxEm: number): string[] {
  const words = unbreakableParts(title);
  const total = widthEm(title);
  for (let count = Math.max(1, Math.ceil(total / maxEm)); count <= words.length; count += 1) {
    const lines = mostEven(words, count, maxEm);
    if (lines !== null) return lines;
  }
  return [title];
}

/** Width in ems of the body face: ideographs and full-width marks 1, other characters about 0.55. */
function widthEm(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.55;
  return width;
}

/** Words with the marks that may not begin or end a line glued to them. */
function unbreakableParts(title: string): string[] {
  const parts: string[] = [];
  let glueNext = false;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = parts.length - 1;
    if (parts.length > 0 && (glueNext || /^[》〉）)」』”’、，。：；！？…\s]/.test(segment))) {
      parts[last] = `${parts[last] ?? ''}${segment}`;
    } else {
      parts.push(segment);
    }
    glueNext = /[《〈（(「『“‘]$/.test(segment);
  }
  return parts;
}

/** The split into exactly `count` lines whose squared lengths add up least; null when a line would not fit. */
function mostEven(words: readonly string[], count: number, maxEm: number): string[] | null {
  const widths = words.map(widthEm);
  // best[i]: cost and break points of setting the first i words in the current number of lines
  let best: ({ cost: number; breaks: readonly number[] } | null)[] = [{ cost: 0, breaks: [] }];
  for (let i = 1; i <= words.length; i += 1) best.push(null);
  for (let line = 0; line < count; line += 1) {
    const next: typeof best = best.map(() => null);
    for (let end = 1; end <= words.length; end += 1) {
      let width = 0;
      for (let start = end - 1; start >= 0; start -= 1) {
        width += widths[start] ?? 0;
        if (width > maxEm) break;
        const before = best[start];
        if (!before) continue;
        const cost = before.cost + width * width;
        if (cost < (next[end]?.cost ?? Infinity)) next[end] = { cost, breaks: [...before.breaks, end] };
      }
    }
    best = next;
  }
  const found = best[words.length];
  if (!found) return null;
  return found.breaks.map((end, index) =>
    words.slice(index === 0 ? 0 : (found.breaks[index - 1] ?? 0), end).join(''),
  );
}
