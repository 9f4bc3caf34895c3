import type { Role } from '../dossier/member.ts';

/** `blocks`: nobody may go on. `overridable`: the clerk may, with a reason that stays in the record. */
export type Enforcement = 'blocks' | 'overridable';

/** What a rule row asks of the meeting on a report. */
export interface MeetingTerms {
  /** Of the experts seated for the report, how many have to be signed in. */
  readonly quorum: { readonly percent: number; readonly enforcement: Enforcement };
  /** Every expert who is there has answered whether they have to withdraw (有无回避). */
  readonly rollCall: Enforcement;
  /** A chair stands before the panel deliberates, forms its opinion or reads it. */
  readonly chair: Enforcement;
  /** Parties of whom at least one has to be there when the report is presented and asked about. */
  readonly mustAttend: readonly { readonly role: Role; readonly enforcement: Enforcement }[];
  /** Working days the experts should have had the report before the meeting. Advice: the opening says it. */
  readonly readingDays: number;
  /** An interruption longer than this ends the meeting, and a new one is called. */
  readonly resumeWithinMinutes: number;
  /** Whether the host may record what the panel says behind closed doors. */
  readonly recordsClosedDoors: boolean;
}
