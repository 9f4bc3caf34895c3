import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, DeviceId, DossierId, MemberId, VoteId } from '#shared/domain/ids.ts';
import { emptyHead, headAfter, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { withBallot } from '#shared/domain/vote/ballot.ts';
import type { Commit, LedgerStore, StoredAnswer } from '../../room/ports.ts';
import { CommitConflict } from '../commit-conflict.ts';

interface Shelf {
  readonly ledgers: Map<LedgerId, RecordedEvent[]>;
  readonly answers: Map<string, StoredAnswer>;
  readonly deviceSeqs: Map<string, number>;
  readonly boxes: Map<VoteId, readonly number[]>;
}

/** Ledgers that end with the process: for tests and for hubs that live as long as one demonstration. */
export class MemoryLedgerStore implements LedgerStore {
  readonly #shelves = new Map<DossierId, Shelf>();

  async heads(dossierId: DossierId): Promise<readonly Head[]> {
    return [...this.#shelf(dossierId).ledgers.values()].flatMap((lines) => {
      const last = lines.at(-1);
      return last ? [headAfter(last)] : [];
    });
  }

  async read(
    dossierId: DossierId,
    ledgerId: LedgerId,
    afterSeq: number,
    limit: number,
  ): Promise<readonly RecordedEvent[]> {
    // seq is dense from 1, so it is one more than the index.
    return (this.#shelf(dossierId).ledgers.get(ledgerId) ?? []).slice(afterSeq, afterSeq + limit);
  }

  async findAnswer(
    dossierId: DossierId,
    memberId: MemberId,
    commandId: CommandId,
  ): Promise<StoredAnswer | null> {
    return this.#shelf(dossierId).answers.get(`${memberId}/${commandId}`) ?? null;
  }

  async deviceSeq(dossierId: DossierId, memberId: MemberId, deviceId: DeviceId): Promise<number> {
    return this.#shelf(dossierId).deviceSeqs.get(`${memberId}/${deviceId}`) ?? 0;
  }

  async ballotBox(dossierId: DossierId, voteId: VoteId): Promise<readonly number[]> {
    return this.#shelf(dossierId).boxes.get(voteId) ?? [];
  }

  async commit({ dossierId, events, answers, ballots }: Commit): Promise<void> {
    const shelf = this.#shelf(dossierId);
    const heads = new Map<LedgerId, Head>();
    for (const event of events) {
      const { ledgerId } = event;
      const last = shelf.ledgers.get(ledgerId)?.at(-1);
      const head = heads.get(ledgerId) ?? (last ? headAfter(last) : emptyHead(ledgerId));
      if (event.seq !== head.seq + 1 || event.prevHash !== head.hash) throw new CommitConflict('head');
      heads.set(ledgerId, headAfter(event));
    }
    if (isAnyTaken(shelf, answers)) throw new CommitConflict('answer');
    for (const event of events) {
      const lines = shelf.ledgers.get(event.ledgerId);
      if (lines) lines.push(event);
      else shelf.ledgers.set(event.ledgerId, [event]);
    }
    for (const answer of answers) {
      shelf.answers.set(commandKey(answer), answer);
      shelf.deviceSeqs.set(deviceKey(answer), answer.mutationSeq);
    }
    for (const ballot of ballots) {
      shelf.boxes.set(ballot.voteId, withBallot(shelf.boxes.get(ballot.voteId) ?? [], ballot));
    }
  }

  #shelf(dossierId: DossierId): Shelf {
    const known = this.#shelves.get(dossierId);
    if (known) return known;
    const fresh: Shelf = { ledgers: new Map(), answers: new Map(), deviceSeqs: new Map(), boxes: new Map() };
    this.#shelves.set(dossierId, fresh);
    return fresh;
  }
}

/** Also where two of the answers stand in each other's way. */
function isAnyTaken({ answers, deviceSeqs }: Shelf, wanted: readonly StoredAnswer[]): boolean {
  const commands = new Set<string>();
  const seqs = new Map<string, number>();
  return wanted.some((answer) => {
    const [command, device] = [commandKey(answer), deviceKey(answer)];
    const lastSeq = seqs.get(device) ?? deviceSeqs.get(device) ?? 0;
    if (answers.has(command) || commands.has(command) || answer.mutationSeq <= lastSeq) return true;
    commands.add(command);
    seqs.set(device, answer.mutationSeq);
    return false;
  });
}

function commandKey({ memberId, commandId }: StoredAnswer): string {
  return `${memberId}/${commandId}`;
}

function deviceKey({ memberId, deviceId }: StoredAnswer): string {
  return `${memberId}/${deviceId}`;
}
