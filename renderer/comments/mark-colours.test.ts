import fs from 'node:fs';
import { expect, test } from 'vitest';
import { markColourSchema } from '#shared/anchoring/anchor.ts';
import { MARK_INK, SEVERITY_INK } from '#shared/documents/annotations/severity-ink.ts';

const tokens = fs.readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const rgb = (hex: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** WCAG 2: of two colours, from 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = rgb(hex).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [most = 0, least = 0] = [light(a), light(b)].sort((one, other) => other - one);
  return (most + 0.05) / (least + 0.05);
}

test('MK6 the colours of marks are the same on the screen and in files for other programs', () => {
  for (const colour of markColourSchema.options) {
    expect(tokens).toContain(`--mark-${colour}: ${MARK_INK[colour].toLowerCase()};`);
  }
});

test('MK6 each is seen on paper and is no other, nor a severity', () => {
  const inks = Object.values(MARK_INK);
  for (const ink of inks) {
    expect(contrast(ink, '#ffffff')).toBeGreaterThan(4.5);
    for (const other of [...inks, ...Object.values(SEVERITY_INK)]) {
      if (other === ink) continue;
      const apart = Math.hypot(...rgb(ink).map((part, at) => part - (rgb(other)[at] ?? 0)));
      expect(apart).toBeGreaterThan(50);
    }
  }
});
