import { z } from 'zod';

/**
 * Ids are keys of plain objects, so the names that every object knows are none (DO9). In one pattern, so that it
 * can be read off the protocol.
 */
const idText = z
  .string()
  .regex(
    /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__proto__|__(?:define|lookup)[GS]etter__)$)[A-Za-z0-9_-]{4,40}$/u,
  );

export const dossierIdSchema = idText.brand<'DossierId'>();
export const itemIdSchema = idText.brand<'ItemId'>();
export const versionIdSchema = idText.brand<'VersionId'>();
export const memberIdSchema = idText.brand<'MemberId'>();
export const meetingIdSchema = idText.brand<'MeetingId'>();
export const stepIdSchema = idText.brand<'StepId'>();
export const commentIdSchema = idText.brand<'CommentId'>();
export const opinionItemIdSchema = idText.brand<'OpinionItemId'>();
export const proposalIdSchema = idText.brand<'ProposalId'>();
export const turnIdSchema = idText.brand<'TurnId'>();
export const inquiryIdSchema = idText.brand<'InquiryId'>();
export const voteIdSchema = idText.brand<'VoteId'>();
export const recordingIdSchema = idText.brand<'RecordingId'>();
export const deviceIdSchema = idText.brand<'DeviceId'>();
export const commandIdSchema = idText.brand<'CommandId'>();
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Sha256'>();

export type DossierId = z.infer<typeof dossierIdSchema>;
/** A report under review (评审对象) of a dossier. */
export type ItemId = z.infer<typeof itemIdSchema>;
export type VersionId = z.infer<typeof versionIdSchema>;
/** A seat in one dossier. One account has one seat in a dossier and different seats in different dossiers. */
export type MemberId = z.infer<typeof memberIdSchema>;
export type MeetingId = z.infer<typeof meetingIdSchema>;
export type StepId = z.infer<typeof stepIdSchema>;
export type CommentId = z.infer<typeof commentIdSchema>;
/** One numbered point (修改意见) of a panel opinion. */
export type OpinionItemId = z.infer<typeof opinionItemIdSchema>;
/** A wording that an expert suggests for the panel opinion. */
export type ProposalId = z.infer<typeof proposalIdSchema>;
/** One turn on the speakers' list (发言). */
export type TurnId = z.infer<typeof turnIdSchema>;
/** One question of the inquiry (质询). */
export type InquiryId = z.infer<typeof inquiryIdSchema>;
export type VoteId = z.infer<typeof voteIdSchema>;
export type RecordingId = z.infer<typeof recordingIdSchema>;
export type DeviceId = z.infer<typeof deviceIdSchema>;
export type CommandId = z.infer<typeof commandIdSchema>;
export type Sha256 = z.infer<typeof sha256Schema>;

/** Milliseconds since the epoch. */
export const timeMsSchema = z.number().int().min(0).max(8_640_000_000_000_000);
/** A calendar day in Beijing, `2026-04-28`. */
export const daySchema = z.iso.date();
