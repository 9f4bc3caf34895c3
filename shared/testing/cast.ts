import type { Seat } from '../domain/dossier/member.ts';
import {
  commentIdSchema,
  itemIdSchema,
  meetingIdSchema,
  memberIdSchema,
  opinionItemIdSchema,
  proposalIdSchema,
  sha256Schema,
  versionIdSchema,
  type CommentId,
  type ItemId,
  type MeetingId,
  type MemberId,
  type OpinionItemId,
  type ProposalId,
  type Sha256,
  type VersionId,
} from '../domain/ids.ts';

/** Ids for tests, from texts that say what they are. */
export const memberId = (text: string): MemberId => memberIdSchema.parse(text);
export const itemId = (text: string): ItemId => itemIdSchema.parse(text);
export const versionId = (text: string): VersionId => versionIdSchema.parse(text);
export const meetingId = (text: string): MeetingId => meetingIdSchema.parse(text);
export const commentId = (text: string): CommentId => commentIdSchema.parse(text);
export const opinionItemId = (text: string): OpinionItemId => opinionItemIdSchema.parse(text);
export const proposalId = (text: string): ProposalId => proposalIdSchema.parse(text);

/** 64 hex digits that differ where the texts differ; a stand-in for the hash of a file. */
export function sha256Of(text: string): Sha256 {
  let hash = 2166136261;
  let digits = '';
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ (text.charCodeAt(i) + round), 16777619);
    digits += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return sha256Schema.parse(digits);
}

export const CLERK = memberId('clerk');
/** The panel; the first of them becomes its chair. */
export const EXPERTS = [memberId('expert-a'), memberId('expert-b'), memberId('expert-c')] as const;
export const CHAIR = EXPERTS[0];
export const OWNER = memberId('owner');
export const COMPILER = memberId('compiler');
export const DEPARTMENT = memberId('department');
export const LEADER = memberId('leader');
export const EVERYONE = [CLERK, ...EXPERTS, OWNER, COMPILER, DEPARTMENT, LEADER] as const;

export const FLOOD = itemId('flood');
export const SOIL = itemId('soil');
export const MEETING = meetingId('meeting-1');

/** Turns what a text says into the text itself; the simulation marks it with the ledger it is meant for. */
export type Say = (ledgerId: string, what: string) => string;
export const plainly: Say = (_ledgerId, what) => what;

export function seatOf(id: MemberId, say: Say = plainly): Seat {
  const role = id.startsWith('expert')
    ? 'expert'
    : (['clerk', 'owner', 'compiler', 'department', 'leader'] as const).find((name) => id.startsWith(name));
  if (!role) throw new Error(`no seat for ${id}`);
  const ledgerId = role === 'expert' ? 'panel' : role === 'leader' ? 'bureau' : 'parties';
  return { memberId: id, role, name: say(ledgerId, `name of ${id}`), unit: `unit of ${role}`, itemIds: [] };
}
