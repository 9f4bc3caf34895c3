import { assert } from '#shared/lib/assert.ts';
import type { Actor } from '#shared/domain/actor.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide.ts';
import { evolve } from '#shared/domain/evolve.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { CommandId, DossierId, MeetingId, MemberId, Sha256, VoteId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { EMPTY_DOSSIER, type DossierState } from '#shared/domain/state.ts';
import { sealedBallot, withBallot } from '#shared/domain/vote/ballot.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HistoryPage } from '#shared/sync/replica.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { ledgersOf } from '#shared/domain/ledger/access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierView, ReturnedDraft } from '#shared/sync/replica-view.ts';
import { missingSigners } from '#shared/domain/opinion/decide.ts';
import { nobleHasher } from '../app/client/noble-hasher.ts';

/** A dossier with the authority of a hub, in memory: the real rules, no ledger on disk. */
export class MemoryDossier {
  state: DossierState = EMPTY_DOSSIER;
  updatedAt = 0;
  readonly #dossierId: DossierId;
  readonly #lines = new Map<LedgerId, readonly RecordedEvent[]>();
  readonly #seqs = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  readonly #views = new Map<MemberId, DossierView>();
  readonly #drafts = new Map<MemberId, readonly ReturnedDraft[]>();
  readonly #boxes = new Map<VoteId, readonly number[]>();
  #commands = 0;

  constructor(dossierId: DossierId) {
    this.#dossierId = dossierId;
  }

  get dossierId(): DossierId {
    return this.#dossierId;
  }

  /** Decides and appends; the hub's own follow-ups (documents, seals, statements) come at once. */
  give(memberId: MemberId | null, command: Command, atMs: number): Result<CommandId, Rejection> {
    const result = this.#append(
      memberId === null ? { kind: 'system' } : { kind: 'member', memberId },
      command,
      atMs,
    );
    if (result.ok) {
      this.#followUp(atMs);
      this.#views.clear();
      for (const listener of this.#listeners) listener();
    }
    return result;
  }

  /** For scripts: a refusal is a mistake of the script. */
  must(memberId: MemberId | null, command: Command, atMs: number): void {
    const result = this.give(memberId, command, atMs);
    assert(result.ok, result.ok ? '' : `${command.type}: ${JSON.stringify(result.error)}`);
  }

  view(memberId: MemberId): DossierView {
    const known = this.#views.get(memberId);
    if (known) return known;
    const state = visibleState(this.state, memberId);
    const view: DossierView = {
      dossierId: this.#dossierId,
      memberId,
      state,
      confirmed: state,
      heads: [],
      pending: [],
      drafts: this.#drafts.get(memberId) ?? [],
    };
    this.#views.set(memberId, view);
    return view;
  }

  history(memberId: MemberId, ledgerId: LedgerId, afterSeq: number): HistoryPage {
    const isTheirs = ledgersOf(this.state, memberId).includes(ledgerId);
    const events = isTheirs ? (this.#lines.get(ledgerId) ?? []) : [];
    return { events: events.slice(afterSeq, afterSeq + 500), headSeq: events.length };
  }

  setDrafts(memberId: MemberId, drafts: readonly ReturnedDraft[]): void {
    this.#drafts.set(memberId, drafts);
    this.#views.clear();
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #append(actor: Actor, command: Command, atMs: number): Result<CommandId, Rejection> {
    const decision = decide(this.state, command, { actor, nowMs: atMs });
    if (!decision.ok) return decision;
    const ballot = sealedBallot(this.state, command);
    if (ballot) this.#boxes.set(ballot.voteId, withBallot(this.#boxes.get(ballot.voteId) ?? [], ballot));
    const commandId = `command-${++this.#commands}` as CommandId;
    for (const { ledgerId, event } of decision.value) {
      const seq = (this.#seqs.get(ledgerId) ?? 0) + 1;
      this.#seqs.set(ledgerId, seq);
      const meta = {
        actor: actor.kind === 'member' ? actor.memberId : null,
        commandId,
        authorAt: atMs,
        hubAt: atMs,
      };
      this.state = evolve(this.state, { ledgerId, event, meta, seq });
      const { type, v, payload } = event;
      const line = { ledgerId, seq, type, v, payload, ...meta, prevHash: '', hash: '' };
      this.#lines.set(ledgerId, [...(this.#lines.get(ledgerId) ?? []), line]);
    }
    this.updatedAt = atMs;
    return { ok: true, value: commandId };
  }

  #followUp(atMs: number): void {
    for (const { voteId, status, tally, secrecy, options } of Object.values(this.state.panel.votes)) {
      if (status !== 'closed' || tally) continue;
      const counts = this.#boxes.get(voteId) ?? [];
      const box = secrecy === 'secret' ? options.map((_, index) => counts[index] ?? 0) : null;
      this.#append({ kind: 'system' }, { type: 'vote.tally', voteId, box }, atMs);
    }
    for (const itemId of this.state.parties.itemOrder) {
      const item = this.state.parties.items[itemId];
      const opinion = this.state.panel.opinions[itemId];
      const name = `${item?.reportTitle ?? ''}专家组评审意见.pdf`;
      if (opinion?.status === 'frozen') {
        const file = fakeFile(name, `opinion ${opinion.revision}`, 3, 312_000);
        this.#append(
          { kind: 'system' },
          { type: 'opinion.attachDocument', itemId, revision: opinion.revision, file },
          atMs,
        );
      }
      if (opinion?.status === 'signing' && missingSigners(this.state, itemId).length === 0) {
        const file = fakeFile(name, `sealed ${opinion.revision}`, 3, 348_000);
        this.#append(
          { kind: 'system' },
          { type: 'opinion.attachSealed', itemId, revision: opinion.revision, file },
          atMs,
        );
      }
      if (item?.final && !item.final.responseTable) {
        const file = fakeFile(`${item.reportTitle}修改说明对照表.pdf`, 'table', 2, 164_000);
        this.#append({ kind: 'system' }, { type: 'final.attachResponseTable', itemId, file }, atMs);
      }
    }
    for (const [meetingId, editions] of Object.entries(this.state.bureau.minutes)) {
      const last = editions.at(-1);
      if (!last || last.file) continue;
      const file = fakeFile(`会议纪要 ${last.docId}.pdf`, last.docId, 3, 214_000);
      this.#append(
        { kind: 'system' },
        {
          type: 'minutes.attachDocument',
          meetingId: meetingId as MeetingId, // the keys of the slice are meeting ids
          edition: last.edition,
          file,
        },
        atMs,
      );
    }
    for (const meeting of Object.values(this.state.parties.meetings)) {
      const ended = meeting.deliberations.find((entry) => entry.endedAt !== null && entry.statement === null);
      if (ended?.endedAt == null) continue;
      this.#append(
        { kind: 'system' },
        {
          type: 'meeting.attachStatement',
          meetingId: meeting.meetingId,
          beganAt: ended.beganAt,
          endedAt: ended.endedAt,
          statement: 'closed deliberation',
          signature: 'signature',
          certificateSha256: nobleHasher.sha256Hex('certificate'),
        },
        atMs,
      );
    }
  }
}

export function fakeFile(name: string, seed: string, pages: number, sizeBytes: number): FileRef {
  const sha256 = nobleHasher.sha256Hex(`${name} ${seed}`) as Sha256; // 64 hex digits by construction
  return { sha256, name, pages, sizeBytes };
}
