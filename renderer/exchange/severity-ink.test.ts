import { expect, test } from 'vitest';
import { COLORS, SEVERITIES, SEVERITY_COLORS } from '#renderer/ui/theme/tokens.ts';
import { SEVERITY_INK } from '#shared/documents/annotations/severity-ink.ts';

test('EX3 severities have the colours of the screen in files too', () => {
  for (const severity of SEVERITIES) {
    expect(SEVERITY_INK[severity]).toBe(COLORS[SEVERITY_COLORS[severity]]);
  }
});
