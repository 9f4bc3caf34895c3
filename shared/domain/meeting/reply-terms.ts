import { z } from 'zod';

/** 参会 / 派人代替 / 不能参会 */
export const replyAnswerSchema = z.enum(['attends', 'substitute', 'absent']);
export type ReplyAnswer = z.infer<typeof replyAnswerSchema>;

/** The ledgers that replies are written to: each role's is the narrowest that the clerk reads too. */
export const replyPlaceSchema = z.enum(['parties', 'panel', 'applicants', 'bureau']);
export type ReplyPlace = z.infer<typeof replyPlaceSchema>;

/** How often a meeting was given another time, form or place: an answer is to one of its arrangements. */
export const arrangementSchema = z.number().int().nonnegative().max(10_000);

export interface Reply {
  readonly answer: ReplyAnswer;
  readonly arrangement: number;
  /** Who comes instead, or why nobody does. */
  readonly note: string;
  /** Hub clock, ms. */
  readonly at: number;
}
