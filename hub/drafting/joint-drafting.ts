import { fromBase64, toBase64 } from 'lib0/buffer';
import type { Command } from '#shared/domain/command.ts';
import type { DossierId, ItemId, MemberId } from '#shared/domain/ids.ts';
import { findMember, ledgersOf } from '#shared/domain/ledger/access.ts';
import { emptyOpinion, type OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { requireWriter } from '#shared/domain/opinion/policy.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { JointDraft } from '#shared/drafting/joint-draft.ts';
import { reconcile, settlement, textsOf, type Texts } from '#shared/drafting/opinion-texts.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import type {
  DraftCaret,
  DraftCareted,
  DraftJoin,
  DraftJoined,
  DraftPush,
  DraftPushed,
  DraftUpdated,
} from '#shared/protocol/joint-draft.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { Committed } from '../room/ports.ts';
import { faultOf } from '../runtime/faults.ts';
import { KeyedTurns } from '../runtime/keyed-turns.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { DraftRows } from './draft-rows.ts';

/** How drafts speak to whoever reads the panel's ledger of a dossier now. */
export interface DraftOutlet {
  updated(message: DraftUpdated, exceptSocket: string | null): void;
  careted(message: DraftCareted, exceptSocket: string): void;
}

export interface DraftingPorts {
  readonly rooms: Rooms;
  readonly rows: DraftRows;
  readonly outlet: DraftOutlet;
  readonly log: Log;
  /** What was typed is settled after a pause of this length, or after the other while typing goes on. */
  readonly settleAfterMs: { readonly pause: number; readonly typing: number };
}

export const DEFAULT_SETTLE = { pause: 1200, typing: 6000 } as const;

/** Rows of one draft before they become one. */
const MANY_ROWS = 300;

interface Open {
  readonly draft: JointDraft;
  base: Texts;
  rows: number;
  /** Whose typing is not settled yet. */
  writers: Set<MemberId>;
  timer: NodeJS.Timeout | null;
  typedSince: number | null;
}

/**
 * The opinion while several people type in it (OP15, OP16). The draft is the living text; its ledger gets what
 * was typed whenever typing pauses, and always before it is read out or frozen, so that nothing is printed that
 * the record does not say. All of one opinion runs in turns.
 */
export class JointDrafting {
  readonly #ports: DraftingPorts;
  readonly #turns = new KeyedTurns();
  readonly #open = new Map<string, Open>();
  #isClosed = false;

  constructor(ports: DraftingPorts) {
    this.#ports = ports;
  }

  join(
    memberId: MemberId,
    { dossierId, itemId, stateVector }: DraftJoin,
  ): Promise<Answer<{ joined: DraftJoined }>> {
    return this.#inTurn(dossierId, itemId, async () => {
      const state = await this.#state(dossierId);
      if (!mayRead(state, memberId, itemId)) return notFound();
      const { draft } = this.#load(dossierId, itemId, state);
      const update = draft.since(fromBase64(stateVector));
      if (!update) return badRequest('stateVector is none');
      const joined = { update: toBase64(update), stateVector: toBase64(draft.stateVector()) };
      return { ok: true as const, joined };
    });
  }

  push(
    memberId: MemberId,
    socketId: string,
    { dossierId, itemId, update }: DraftPush,
  ): Promise<Answer<{ pushed: DraftPushed }>> {
    return this.#inTurn(dossierId, itemId, async () => {
      const state = await this.#state(dossierId);
      if (!mayRead(state, memberId, itemId)) return notFound();
      const member = findMember(state, memberId);
      if (!member) return notFound();
      const writer = requireWriter(state, member, itemId);
      if (!writer.ok)
        return { ok: true as const, pushed: { result: 'refused' as const, rejection: writer.error } };
      const open = this.#load(dossierId, itemId, state);
      const bytes = fromBase64(update);
      const taken = open.draft.take(bytes);
      if (!taken.ok) {
        this.#forget(dossierId, itemId);
        return taken.error === 'tooLarge'
          ? { ok: false as const, fault: faultOf('tooLarge', 'the text is too long') }
          : badRequest(`update: ${taken.error}`);
      }
      this.#ports.rows.append(dossierId, itemId, bytes);
      open.rows++;
      open.writers.add(memberId);
      this.#settleSoon(dossierId, itemId, open);
      this.#ports.outlet.updated({ dossierId, itemId, update }, socketId);
      return { ok: true as const, pushed: { result: 'taken' as const } };
    });
  }

  async caret(memberId: MemberId, socketId: string, caret: DraftCaret): Promise<void> {
    const state = await this.#state(caret.dossierId);
    const member = findMember(state, memberId);
    if (!member || !requireWriter(state, member, caret.itemId).ok) return;
    this.#ports.outlet.careted({ ...caret, memberId }, socketId);
  }

  /**
   * Before what is read out or frozen, what was typed is settled, and nobody types in between: what comes
   * meanwhile waits, and then meets the rules as they are.
   */
  around<T>(dossierId: DossierId, command: Command, work: () => Promise<T>): Promise<T> {
    if (command.type !== 'opinion.freeze' && command.type !== 'opinion.readAloud') return work();
    return this.#inTurn(dossierId, command.itemId, async () => {
      await this.#settle(dossierId, command.itemId);
      return work();
    });
  }

  /** What was set by command comes into the draft, for those who have it open. */
  committed({ dossierId, before, state }: Pick<Committed, 'dossierId' | 'before' | 'state'>): void {
    for (const opinion of Object.values(state.panel.opinions)) {
      if (before.panel.opinions[opinion.itemId] === opinion) continue;
      void this.#inTurn(dossierId, opinion.itemId, () => this.#follow(dossierId, opinion.itemId)).catch(
        (error: unknown) =>
          this.#ports.log.error('drafting.followFailed', { dossierId, ...errorFields(error) }),
      );
    }
  }

  /** Drops what nobody types in now; the next who opens it reads it from the disk. Call now and then. */
  unloadSettled(): void {
    for (const [key, { timer }] of this.#open) if (timer === null) this.#open.delete(key);
  }

  async close(): Promise<void> {
    const unsettled = [...this.#open].filter(([, { timer }]) => timer !== null);
    for (const [, { timer }] of unsettled) if (timer) clearTimeout(timer);
    await Promise.allSettled(
      unsettled.map(([key]) => {
        const [dossierId, itemId] = partsOf(key);
        return this.#inTurn(dossierId, itemId, () => this.#settle(dossierId, itemId));
      }),
    );
    this.#isClosed = true;
    this.#open.clear();
  }

  // ---- in turn

  async #follow(dossierId: DossierId, itemId: ItemId): Promise<void> {
    const isOpen = this.#open.has(keyOf(dossierId, itemId));
    if (this.#isClosed || (!isOpen && !this.#ports.rows.find(dossierId, itemId))) return;
    this.#load(dossierId, itemId, await this.#state(dossierId));
  }

  /** The draft, with all in it that the ledger says by command. */
  #load(dossierId: DossierId, itemId: ItemId, state: DossierState): Open {
    const { rows, outlet } = this.#ports;
    const key = keyOf(dossierId, itemId);
    let open = this.#open.get(key);
    if (!open) {
      const kept = rows.find(dossierId, itemId);
      open = {
        draft: new JointDraft(kept?.updates ?? []),
        base: kept?.base ?? new Map(),
        rows: kept?.updates.length ?? 0,
        writers: new Set(),
        timer: null,
        typedSince: null,
      };
      this.#open.set(key, open);
    }
    const opinion = opinionIn(state, itemId);
    const { updates, base } = reconcile(open.draft, open.base, textsOf(opinion));
    if (updates.length > 0 || !isSame(base, open.base)) {
      rows.agree(dossierId, itemId, base, updates);
      open.base = base;
      open.rows += updates.length;
      for (const update of updates) outlet.updated({ dossierId, itemId, update: toBase64(update) }, null);
    }
    // What an earlier process was told and did not settle.
    const isUnsettled = opinion.status === 'drafting' && settlement(open.draft, opinion, itemId, []) !== null;
    if (isUnsettled && open.timer === null) this.#settleSoon(dossierId, itemId, open);
    return open;
  }

  /** Where something is wrong with what is in memory, what is on the disk counts. */
  #forget(dossierId: DossierId, itemId: ItemId): void {
    const key = keyOf(dossierId, itemId);
    const timer = this.#open.get(key)?.timer;
    if (timer) clearTimeout(timer);
    this.#open.delete(key);
  }

  #settleSoon(dossierId: DossierId, itemId: ItemId, open: Open): void {
    const { pause, typing } = this.#ports.settleAfterMs;
    const now = performance.now();
    open.typedSince ??= now;
    if (open.timer) clearTimeout(open.timer);
    const delayMs = Math.max(0, Math.min(pause, open.typedSince + typing - now));
    open.timer = setTimeout(() => {
      void this.#inTurn(dossierId, itemId, () => this.#settle(dossierId, itemId)).catch((error: unknown) =>
        this.#ports.log.error('drafting.settleFailed', { dossierId, ...errorFields(error) }),
      );
    }, delayMs);
    open.timer.unref();
  }

  async #settle(dossierId: DossierId, itemId: ItemId): Promise<void> {
    const { rooms, rows } = this.#ports;
    const open = this.#open.get(keyOf(dossierId, itemId));
    if (!open || this.#isClosed) return;
    if (open.timer) clearTimeout(open.timer);
    open.timer = null;
    open.typedSince = null;
    const state = await this.#state(dossierId);
    const command = settlement(open.draft, opinionIn(state, itemId), itemId, [...open.writers]);
    if (command) {
      const outcome = await rooms.use(dossierId, (room) => room.system(command));
      // Frozen meanwhile, or published: what was typed stays in the draft, and comes back with a reopening.
      if (outcome.result === 'rejected') return;
    }
    open.writers = new Set();
    const base = textsOf(opinionIn(await this.#state(dossierId), itemId));
    rows.agree(dossierId, itemId, base);
    open.base = base;
    if (open.rows < MANY_ROWS) return;
    rows.condense(dossierId, itemId, open.draft.whole());
    open.rows = 1;
  }

  #state(dossierId: DossierId): Promise<DossierState> {
    return this.#ports.rooms.use(dossierId, (room) => room.readState());
  }

  #inTurn<T>(dossierId: DossierId, itemId: ItemId, job: () => Promise<T>): Promise<T> {
    return this.#turns.run(keyOf(dossierId, itemId), job);
  }
}

function opinionIn(state: DossierState, itemId: ItemId): OpinionDraft {
  return state.panel.opinions[itemId] ?? emptyOpinion(itemId);
}

function mayRead(state: DossierState, memberId: MemberId, itemId: ItemId): boolean {
  return ledgersOf(state, memberId).includes('panel') && Object.hasOwn(state.parties.items, itemId);
}

function isSame(a: Texts, b: Texts): boolean {
  return a.size === b.size && [...a].every(([field, text]) => b.get(field) === text);
}

function keyOf(dossierId: DossierId, itemId: ItemId): string {
  return `${dossierId}/${itemId}`;
}

/** The ids of a key of ours; an id has no slash. */
function partsOf(key: string): [DossierId, ItemId] {
  const [dossierId = '', itemId = ''] = key.split('/');
  return [dossierId as DossierId, itemId as ItemId];
}

function notFound(): { readonly ok: false; readonly fault: ReturnType<typeof faultOf> } {
  return { ok: false, fault: faultOf('notFound', 'no such opinion for this session') };
}

function badRequest(message: string): { readonly ok: false; readonly fault: ReturnType<typeof faultOf> } {
  return { ok: false, fault: faultOf('badRequest', message) };
}
