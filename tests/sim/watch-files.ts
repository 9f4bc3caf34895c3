import type { RecordedEvent } from '#shared/domain/event.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { readableFiles } from '#shared/domain/ledger/file-access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { scanned } from './canary.ts';
import { check } from './violation.ts';

const HASH = /"sha256":"([0-9a-f]{64})"/g;
const PICTURES = /"pictures":\[/;

/** Who is given which file, against the bytes of the lines themselves: L2 and LE6 at every commit, PC4. */
export class FileWatch {
  /** The ledgers whose lines ever named a file. */
  readonly #namedIn = new Map<string, Set<LedgerId>>();
  /** Whether the hub has a picture of a member. */
  isHeld: (memberId: MemberId, sha256: string) => boolean = () => true;

  adopt(other: FileWatch): void {
    for (const [sha256, ledgers] of other.#namedIn) this.#namedIn.set(sha256, new Set(ledgers));
  }

  committed(
    events: readonly RecordedEvent[],
    state: DossierState,
    readable: (memberId: MemberId) => ReadonlySet<LedgerId>,
  ): void {
    for (const event of events) {
      const { bytes } = scanned(event);
      for (const [, sha256 = ''] of bytes.matchAll(HASH)) {
        this.#namedIn.set(sha256, (this.#namedIn.get(sha256) ?? new Set<LedgerId>()).add(event.ledgerId));
        this.#checkHeld(event, bytes, sha256);
      }
    }
    this.#checkReaders(state, readable);
  }

  /** What a comment names is at the hub before the comment is (PC4). */
  #checkHeld({ actor, ledgerId, type }: RecordedEvent, bytes: string, sha256: string): void {
    const isBrought = type === 'comment.added' || type === 'comment.edited';
    if (!isBrought || !actor || !PICTURES.test(bytes)) return;
    check(this.isHeld(actor, sha256), 'PC4', () => `${type} in ${ledgerId} names a picture nobody uploaded`);
  }

  #checkReaders(state: DossierState, readable: (memberId: MemberId) => ReadonlySet<LedgerId>): void {
    for (const { memberId } of allMembers(state)) {
      const ledgers = readable(memberId);
      for (const { sha256 } of readableFiles(state, memberId)) {
        const named = this.#namedIn.get(sha256);
        const mayRead = named !== undefined && [...named].some((ledgerId) => ledgers.has(ledgerId));
        check(
          mayRead,
          'L2',
          () => `${memberId} is given a file that only ${[...(named ?? [])].join()} names`,
        );
      }
    }
  }
}
