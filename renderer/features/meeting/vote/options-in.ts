import type { VoteOption } from '#shared/domain/vote/vote.ts';

const ABSTENTIONS = new Set(['弃权', 'abstain']);

/** The options of a text, one a line; empty lines count for nothing. What abstains is known by its word. */
export function optionsIn(lines: string, abstention: string): readonly VoteOption[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((label) => ({
      label: label.slice(0, 200),
      isAbstention: label === abstention || ABSTENTIONS.has(label.toLowerCase()),
    }));
}
