import type { Commit, LedgerStore } from '#hub/room/ports.ts';
import type { HubDisk } from './hub-disk.ts';

/** How one life of the hub waits: a pause that never ends once that life is over. */
export interface HubLife {
  pause(): Promise<void>;
  /** Ends this life at once. */
  die(): Promise<never>;
  /** Hears of every commit that has reached the disk. */
  committed(commit: Commit): void;
  /** Whether this commit meets this fate. */
  meets(fate: 'crashBeforeCommit' | 'crashAfterCommit' | 'failBefore' | 'failAfter'): boolean;
}

/** The store as one life of the hub has it: every call takes time, and any commit may be its last. */
export function simulatedStore(disk: HubDisk, life: HubLife): LedgerStore {
  const after = async <T>(read: () => T): Promise<T> => {
    await life.pause();
    return read();
  };
  return {
    heads: () => after(() => disk.heads()),
    read: (_dossierId, ledgerId, afterSeq, limit) => after(() => disk.read(ledgerId, afterSeq, limit)),
    findAnswer: (_dossierId, memberId, commandId) => after(() => disk.answer(memberId, commandId)),
    deviceSeq: (_dossierId, memberId, deviceId) => after(() => disk.deviceSeq(memberId, deviceId)),
    ballotBox: (_dossierId, voteId) => after(() => disk.ballotBox(voteId)),
    commit: async (commit) => {
      await life.pause();
      if (life.meets('crashBeforeCommit')) return life.die();
      if (life.meets('failBefore')) throw new Error('the disk said no');
      disk.apply(commit);
      life.committed(commit);
      if (life.meets('crashAfterCommit')) return life.die();
      await life.pause();
      if (life.meets('failAfter')) throw new Error('the disk said no, having written');
    },
  };
}
