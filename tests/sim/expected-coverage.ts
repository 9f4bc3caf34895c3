import { commandSchema, SYSTEM_COMMANDS } from '#shared/domain/command.ts';

const FAULTS = [
  'loss',
  'duplicate',
  'reorder',
  'delay',
  'burst',
  'corrupt',
  'crashBeforeCommit',
  'crashAfterCommit',
  'failBefore',
  'failAfter',
  'deviceCrash',
  'crashHub',
  'crashDevice',
  'wipe',
  'rot',
  'cut',
  'halfOpen',
  'hubClock',
  'probe',
  'slowDisk',
];

const TYPES = commandSchema.options.map((option) => option.shape.type.value);

/** What a long run must have seen at least once, or the simulation has a hole. */
export const EXPECTED_COVERAGE: readonly string[] = [
  // A rehearsal begins in the past of a history: its first command fills a dossier that nobody has a seat in yet.
  ...TYPES.filter((type) => type !== 'rehearsal.begin').map((type) => `accepted ${type}`),
  ...TYPES.map((type) => `rejected ${type}`),
  ...TYPES.filter((type) => !SYSTEM_COMMANDS.has(type)).map((type) => `saved ${type}`),
  ...FAULTS.map((fault) => `fault ${fault}`),
  'commands committed together',
  'draft returned',
  'draft taken up',
  'silence outside the room',
  'page shown',
  'media joined',
  'media.state',
  'media.signalled',
  'media to the unit',
  'media from the unit',
  ...['closed', 'left', 'sentBack', 'deliberation', 'replaced', 'renewed'].map(
    (reason) => `media ended ${reason}`,
  ),
  'review reached final',
  'review from nothing to final',
];
