/** What letters go to those invited: the notice, what reminds of it, and what became of the meeting. */
export const LETTER_KINDS = ['notice', 'dayBefore', 'hourBefore', 'moved', 'cancelled'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
