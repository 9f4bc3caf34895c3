import { severitySchema, type Severity } from '../../domain/comment/comment.ts';

/** Colours of the severities in files for other programs: those of the screen, where a test keeps them equal. */
export const SEVERITY_INK: Readonly<Record<Severity, string>> = {
  mustFix: '#B42318',
  suggestion: '#8A5C00',
  question: '#1F5F8B',
  erratum: '#52606D',
};

export function severityOfInk(colour: string): Severity | null {
  const wanted = colour.toUpperCase();
  return severitySchema.options.find((severity) => SEVERITY_INK[severity] === wanted) ?? null;
}
