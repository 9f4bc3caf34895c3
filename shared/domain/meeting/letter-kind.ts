/** What letters go to those invited: the notice, and what reminds of it. */
export const LETTER_KINDS = ['notice', 'dayBefore', 'hourBefore'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
