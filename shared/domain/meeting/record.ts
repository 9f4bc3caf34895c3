import { z } from 'zod';
import type { MemberId, StepId } from '../ids.ts';
import { timeMsSchema } from '../ids.ts';

/** 核验方式: how the clerk made sure that it is them. */
export const identityCheckSchema = z.enum(['realName', 'idCard', 'visual']);
export type IdentityCheck = z.infer<typeof identityCheckSchema>;

const admittanceSchema = z.enum(['automatic', 'byClerk']);

/** How each role, the experts as the panel, comes from the waiting room (候会室) into the room. The clerk, who keeps the door, needs no admission. */
export const admissionSchema = z
  .object({
    panel: admittanceSchema,
    leader: admittanceSchema,
    owner: admittanceSchema,
    compiler: admittanceSchema,
    department: admittanceSchema,
  })
  .strict()
  .readonly();
export type Admission = z.infer<typeof admissionSchema>;

export const DEFAULT_ADMISSION: Admission = {
  panel: 'automatic',
  leader: 'automatic',
  owner: 'byClerk',
  compiler: 'byClerk',
  department: 'byClerk',
};

/** What broke: the kinds a fault record (故障记录) tells apart. */
export const faultSchema = z.enum(['network', 'power', 'equipment', 'person', 'other']);
export type MeetingFault = z.infer<typeof faultSchema>;

/** A time in which somebody was signed in; `to` is null while it lasts. Hub clock, ms. */
export const intervalSchema = z
  .object({ from: timeMsSchema, to: timeMsSchema.nullable() })
  .strict()
  .readonly();
export type Interval = z.infer<typeof intervalSchema>;

interface AttendanceBase {
  readonly memberId: MemberId;
  readonly at: number;
  /** Who wrote it down: the person, or the clerk about them. */
  readonly by: MemberId | null;
  /** In the panel's part: during which closed deliberation, from 1. */
  readonly deliberation?: number;
}

/** One line of the door and the sign-in sheet, in the order of `seq`. */
export type Attendance = AttendanceBase &
  (
    | { readonly kind: 'signedIn' | 'left' | 'admitted' }
    | { readonly kind: 'sentBack'; readonly reason: string }
    | { readonly kind: 'identityChecked'; readonly how: IdentityCheck }
  );

/** The clerk's correction of somebody's times: what it says holds, what it takes the place of stays to be read. */
export interface Correction {
  readonly memberId: MemberId;
  readonly intervals: readonly Interval[];
  readonly reason: string;
  /** How many lines of the person, counted from the first, it takes the place of. */
  readonly covers: number;
  readonly at: number;
  readonly by: MemberId | null;
}

/** 有无回避, answered in the room. Why there is a conflict is the panel's alone, in its declaration. */
export interface RollCallAnswer {
  readonly memberId: MemberId;
  readonly conflict: boolean;
  readonly at: number;
}

export interface Interruption {
  readonly fault: MeetingFault;
  readonly note: string;
  readonly at: number;
  readonly by: MemberId | null;
  readonly resumedAt: number | null;
  /** In the panel's part: during which closed deliberation, from 1. */
  readonly deliberation?: number;
}

/** The clerk went on to a step in spite of what the rule rows ask, where they allow it. */
export interface RuleOverride {
  readonly stepId: StepId;
  /** What was not met, as the refusal would have named it: `meeting.noQuorum@floodControlEvaluation@2004-07-01`. */
  readonly obstacles: readonly string[];
  readonly reason: string;
  readonly at: number;
  readonly by: MemberId | null;
}

/** What the agenda, the door and the sign-in sheet keep of a meeting beside its steps. */
export interface MeetingRecord {
  readonly attendance: readonly Attendance[];
  readonly corrections: readonly Correction[];
  readonly rollCall: readonly RollCallAnswer[];
  readonly overrides: readonly RuleOverride[];
  readonly interruptions: readonly Interruption[];
}

export const EMPTY_RECORD: MeetingRecord = {
  attendance: [],
  corrections: [],
  rollCall: [],
  overrides: [],
  interruptions: [],
};
