import type { Anchor, MarkColour } from '../../anchoring/anchor.ts';
import { severitySchema, type Severity } from '../../domain/comment/comment.ts';

/** Colours of the severities in files for other programs: those of the screen, where a test keeps them equal. */
export const SEVERITY_INK: Readonly<Record<Severity, string>> = {
  mustFix: '#B42318',
  suggestion: '#8A5C00',
  question: '#1F5F8B',
  erratum: '#52606D',
};

/** Colours that authors may give their marks instead; those of the screen as well. */
export const MARK_INK: Readonly<Record<MarkColour, string>> = {
  teal: '#007A5E',
  plum: '#7A3B8F',
  olive: '#4F6B00',
  ink: '#1F2933',
};

export function inkOf({ colour }: Anchor, severity: Severity): string {
  return colour ? MARK_INK[colour] : SEVERITY_INK[severity];
}

export function severityOfInk(colour: string): Severity | null {
  const wanted = colour.toUpperCase();
  return severitySchema.options.find((severity) => SEVERITY_INK[severity] === wanted) ?? null;
}
