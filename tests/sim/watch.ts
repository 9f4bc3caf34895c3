import type { Commit } from '#hub/room/ports.ts';
import { LedgerWatch } from './watch-ledgers.ts';
import { MediaWatch } from './watch-media.ts';
import { PresenceWatch } from './watch-presence.ts';
import { VoteWatch } from './watch-votes.ts';
import { WireWatch } from './watch-wire.ts';

/** Everything that is checked while a history runs. */
export class Watch {
  readonly ledgers = new LedgerWatch();
  readonly wire = new WireWatch(this.ledgers);
  readonly presence: PresenceWatch;
  readonly media: MediaWatch;
  readonly votes = new VoteWatch();
  readonly #onCommitted: (commit: Commit) => void;

  constructor(onCommitted: (commit: Commit) => void, count: (what: string) => void) {
    this.presence = new PresenceWatch(count);
    this.media = new MediaWatch(count);
    this.#onCommitted = onCommitted;
  }

  committed(commit: Commit): void {
    this.ledgers.committed(commit);
    this.votes.committed(commit);
    this.#onCommitted(commit);
  }
}
