import { z } from 'zod';
import type { FileRef } from '../file-ref.ts';
import type { MeetingId, MemberId } from '../ids.ts';

/** A part of the minutes: `head`, `attendance`, `step:` with a step's id, and so on. Which there are is `shared/documents/minutes`. */
export const sectionKeySchema = z.string().regex(/^[a-zA-Z]+(?::[A-Za-z0-9_-]{4,40})?$/u);
/** Characters of one section: wider than what one person writes at once, since a step holds all its questions. */
export const LONGEST_SECTION = 20_000;
/** One paragraph a line. */
const sectionTextSchema = z.string().trim().max(LONGEST_SECTION);

export const sectionEditSchema = {
  section: sectionKeySchema,
  /** null: as the record says it. */
  text: sectionTextSchema.nullable(),
  /** What the record said when this was written, to be compared with what it says later. */
  basis: sectionTextSchema,
};

export const printedSectionSchema = z
  .object({
    key: sectionKeySchema,
    level: z.union([z.literal(1), z.literal(2)]),
    heading: z.string().trim().max(400),
    text: sectionTextSchema,
  })
  .strict()
  .readonly();
export type MinutesSection = z.infer<typeof printedSectionSchema>;

/** Characters of all sections: what one message carries and one document bears. */
export const MOST_TEXT = 60_000;
export const MOST_SECTIONS = 130;

/** Who receives released minutes: the panel, or everyone in the dossier. The bureau has them from their issue on. */
export const minutesAudienceSchema = z.enum(['panel', 'parties']);
export type MinutesAudience = z.infer<typeof minutesAudienceSchema>;

/** What the clerk wrote over the record, in the clerk's private ledger. */
export interface SectionEdit {
  readonly text: string;
  readonly basis: string;
  readonly at: number;
}
export type MinutesDrafts = Readonly<Record<MeetingId, Readonly<Record<string, SectionEdit>>>>;

/** An edition (稿) of the minutes as the bureau issued it. */
export interface IssuedMinutes {
  /** From 1. */
  readonly edition: number;
  readonly docId: string;
  /** Why there is another one; '' of the first. */
  readonly reason: string;
  readonly sections: readonly MinutesSection[];
  readonly issuedAt: number;
  readonly issuedBy: MemberId | null;
  /** null until the hub has set it. */
  readonly file: FileRef | null;
  readonly releasedTo: readonly MinutesAudience[];
}

/** An edition as those it was released to have it: the file, and why it takes the place of another. */
export interface ReleasedMinutes {
  readonly edition: number;
  readonly docId: string;
  readonly reason: string;
  readonly issuedAt: number;
  readonly file: FileRef;
  readonly releasedAt: number;
}
