import { z } from 'zod';
import { commentCommands } from './comment/commands.ts';
import { dossierCommands } from './dossier/commands.ts';
import { floorCommands } from './floor/commands.ts';
import { inquiryCommands } from './inquiry/commands.ts';
import { meetingCommands } from './meeting/commands.ts';
import { minutesCommands } from './minutes/commands.ts';
import { opinionCommands } from './opinion/commands.ts';
import { panelCommands } from './panel/commands.ts';
import { recordingCommands } from './recording/commands.ts';
import { rehearsalCommands } from './rehearsal/commands.ts';
import { reportCommands } from './report/commands.ts';
import { revisionCommands } from './revision/commands.ts';
import { showingCommands } from './showing/commands.ts';
import { voteCommands } from './vote/commands.ts';

/** Everything a person, or the hub itself, can ask of a dossier. Who may ask what is `policy`, not schema. */
export const commandSchema = z.discriminatedUnion('type', [
  ...dossierCommands,
  ...reportCommands,
  ...panelCommands,
  ...meetingCommands,
  ...floorCommands,
  ...inquiryCommands,
  ...voteCommands,
  ...showingCommands,
  ...commentCommands,
  ...opinionCommands,
  ...minutesCommands,
  ...revisionCommands,
  ...rehearsalCommands,
  ...recordingCommands,
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Commands that only the hub may issue; from a member they are refused. */
export const SYSTEM_COMMANDS: ReadonlySet<CommandType> = new Set<CommandType>([
  'member.join',
  'meeting.attachStatement',
  'opinion.settleText',
  'vote.tally',
  'showing.record',
  'minutes.attachDocument',
  'opinion.attachDocument',
  'opinion.attachSealed',
  'final.attachResponseTable',
  'rehearsal.begin',
]);
