import { z } from 'zod';
import type { InquiryId, MemberId, StepId } from '../ids.ts';
import { daySchema } from '../ids.ts';
import type { PageRef } from '../report/page-ref.ts';
import { proseSchema } from '../text.ts';

/** Of whom it is asked: a side of the table, since whoever sits there answers for it. */
export const addresseeSchema = z.enum(['compiler', 'owner', 'department']);
export type Addressee = z.infer<typeof addresseeSchema>;

/** What was promised in answering: by when, where a day was named. */
export const promiseSchema = z
  .object({ text: proseSchema, dueDay: daySchema.nullable() })
  .strict()
  .readonly();
export type Promised = z.infer<typeof promiseSchema>;

export interface InquiryAnswer {
  readonly text: string;
  readonly promise: Promised | null;
  readonly page: PageRef | null;
  /** Whose words they are, and who wrote them down. */
  readonly by: MemberId;
  readonly at: number;
}

/** A question of the inquiry (质询) with its answer (答疑); open while there is none. */
export interface Inquiry {
  readonly inquiryId: InquiryId;
  readonly askedBy: MemberId;
  readonly addressee: Addressee;
  readonly text: string;
  readonly page: PageRef | null;
  readonly stepId: StepId | null;
  readonly askedAt: number;
  /** The last one given. */
  readonly answer: InquiryAnswer | null;
  readonly withdrawn: boolean;
  /** Whether it goes into the minutes. */
  readonly isMinuted: boolean;
  /** As of a turn. */
  readonly deliberation: number;
}
