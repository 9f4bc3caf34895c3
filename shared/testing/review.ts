import { SYSTEM, type Actor } from '../domain/actor.ts';
import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import type { DomainEvent, EventMeta, NewEvent } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import { commandIdSchema, type CommentId, type ItemId, type MemberId, type VoteId } from '../domain/ids.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import { openMeeting } from '../domain/meeting/meeting.ts';
import { signersOf } from '../domain/policy.ts';
import type { RejectionCode } from '../domain/rejection.ts';
import { EMPTY_DOSSIER, type DossierState, type ReviewItem } from '../domain/state.ts';
import { sealedBallot, withBallot } from '../domain/vote/ballot.ts';
import { assert } from '../lib/assert.ts';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EVERYONE,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  commentId,
  opinionItemId,
  plainly,
  seatOf,
  type Say,
} from './cast.ts';
import {
  AGENDA,
  addComment,
  addPoint,
  addVersion,
  createDossier,
  fileNamed,
  scheduleMeeting,
  setConclusion,
  setResponse,
  signCommitment,
} from './commands.ts';

/** One accepted command of a history. */
export interface Happened {
  readonly events: readonly NewEvent[];
  readonly meta: EventMeta;
}

export type Who = MemberId | 'hub';

/** 2026-11-23, 09:00 in Beijing. */
export const START_MS = Date.UTC(2026, 10, 23, 1);

/**
 * A review under test, told as it goes: `aReview().inPreReview().does(EXPERTS[0], command)`. Every step is a
 * command that the rules accepted, so no test stands on a state that could not be.
 */
export class Review {
  readonly items: readonly ItemId[];
  readonly history: Happened[] = [];
  /** The ballot boxes, as a hub keeps them. */
  readonly boxes = new Map<VoteId, readonly number[]>();
  state: DossierState = EMPTY_DOSSIER;
  nowMs = START_MS;
  readonly say: Say;
  readonly #seqs = new Map<LedgerId, number>();

  constructor(items: readonly ItemId[], say: Say) {
    this.items = items;
    this.say = say;
  }

  /** What the rules say, with nothing changed. */
  asks(who: Who, command: Command): Decision {
    const actor: Actor = who === 'hub' ? SYSTEM : { kind: 'member', memberId: who };
    return decide(this.state, command, { actor, nowMs: this.nowMs });
  }

  /** Gives commands that must be accepted. */
  does(who: Who, ...commands: readonly Command[]): this {
    for (const command of commands) {
      const decision = this.asks(who, command);
      assert(decision.ok, `${who} ${command.type}: ${decision.ok ? '' : decision.error.code}`);
      const ballot = sealedBallot(this.state, command);
      if (ballot) this.boxes.set(ballot.voteId, withBallot(this.boxes.get(ballot.voteId) ?? [], ballot));
      this.happens(who, decision.value);
    }
    return this;
  }

  /** Folds events whatever the rules say of them. */
  happens(
    who: Who,
    events: readonly NewEvent[],
    commandId = commandIdSchema.parse(`given-${this.history.length}`),
  ): this {
    this.nowMs += 60_000;
    const meta: EventMeta = {
      actor: who === 'hub' ? null : who,
      commandId,
      authorAt: this.nowMs - 1000,
      hubAt: this.nowMs,
    };
    for (const { ledgerId, event } of events) {
      const seq = (this.#seqs.get(ledgerId) ?? 0) + 1;
      this.#seqs.set(ledgerId, seq);
      this.state = evolve(this.state, { ledgerId, event, seq, meta });
    }
    this.history.push({ events, meta });
    return this;
  }

  /** The code of the refusal; fails where the rules would accept. */
  refusal(who: Who, command: Command): RejectionCode {
    const decision = this.asks(who, command);
    assert(!decision.ok, `${who} ${command.type} was accepted`);
    return decision.error.code;
  }

  /** Types and ledgers of what the command would append: `panel comment.shared`. */
  outcome(who: Who, command: Command): readonly string[] {
    const decision = this.asks(who, command);
    return decision.ok
      ? decision.value.map(({ ledgerId, event }) => `${ledgerId} ${event.type}`)
      : [`refused ${decision.error.code}`];
  }

  item(itemId: ItemId = FLOOD): ReviewItem {
    const item = this.state.parties.items[itemId];
    assert(item, `no item ${itemId}`);
    return item;
  }

  // ---- stages, each on top of the one before

  created(): this {
    if (this.state.parties.dossier) return this;
    return this.does(CLERK, createDossier(CLERK, this.items, this.say));
  }

  /** Everyone added and joined; every report uploaded. */
  inAcceptance(): this {
    this.created();
    if (this.item(this.items[0]).versions.length > 0) return this;
    for (const member of EVERYONE) {
      if (member === CLERK) continue;
      this.does(CLERK, { type: 'member.add', seat: seatOf(member, this.say) });
      this.does('hub', { type: 'member.join', memberId: member });
    }
    return this.#forItems((itemId) =>
      this.does(CLERK, addVersion(itemId, 'submissionDraft', `${itemId}-draft-1`)),
    );
  }

  inPanelForming(): this {
    return this.#once('acceptance', () => this.inAcceptance().does(CLERK, { type: 'dossier.accept' }));
  }

  /** Every expert declared and committed, the chair nominated and consenting. */
  withPanel(): this {
    this.inPanelForming();
    if (this.state.panel.commitments[CHAIR]) return this;
    for (const expert of EXPERTS) {
      this.does(expert, { type: 'recusal.declare', conflict: false, statement: '' }, signCommitment());
    }
    return this.#forItems((itemId) =>
      this.does(CLERK, { type: 'chair.nominate', itemId, memberId: CHAIR }).does(CHAIR, {
        type: 'chair.consent',
        itemId,
      }),
    );
  }

  inNotice(): this {
    return this.#once('panelForming', () => this.withPanel().does(CLERK, { type: 'panel.confirm' }));
  }

  inPreReview(): this {
    return this.#once('notice', () =>
      this.inNotice().does(CLERK, scheduleMeeting(this.items, this.nowMs + 86_400_000, MEETING, this.say)),
    );
  }

  /** Each expert has one comment on every report, shared with the panel. */
  withComments(): this {
    this.inPreReview();
    return this.#forItems((itemId) => {
      for (const expert of EXPERTS) {
        if (this.hasComment(this.commentOf(expert, itemId))) continue;
        const version = this.item(itemId).versions.at(-1);
        assert(version, 'a report');
        this.does(
          expert,
          addComment(expert, this.commentOf(expert, itemId), itemId, version.versionId, this.say),
          { type: 'comment.share', commentIds: [this.commentOf(expert, itemId)] },
        );
      }
    });
  }

  commentOf(expert: MemberId, itemId: ItemId = FLOOD): CommentId {
    return commentId(`comment-${expert}-${itemId}`);
  }

  private hasComment(id: CommentId): boolean {
    return this.history.some(({ events }) => events.some(({ event }) => sharesComment(event, id)));
  }

  /** The meeting open, and nobody there yet but the clerk. */
  opened(): this {
    return this.#once('preReview', () =>
      this.withComments()
        .does(CLERK, { type: 'meeting.open', meetingId: MEETING })
        .does(CLERK, { type: 'meeting.signIn', meetingId: MEETING }),
    );
  }

  /** The panel and the compiler there, so that every step may be gone to; owner and department let in. */
  inMeeting(): this {
    return this.#once('preReview', () => {
      this.opened();
      for (const expert of EXPERTS) this.does(expert, { type: 'meeting.signIn', meetingId: MEETING });
      this.does(CLERK, {
        type: 'meeting.admit',
        meetingId: MEETING,
        memberIds: [OWNER, COMPILER, DEPARTMENT],
      }).does(COMPILER, { type: 'meeting.signIn', meetingId: MEETING });
    });
  }

  deliberating(): this {
    this.inMeeting();
    const closed = AGENDA[2];
    assert(closed, 'an agenda');
    return this.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId: closed.stepId });
  }

  /** Meeting closed; the opinion drafted with one point for each comment. */
  inOpinion(): this {
    this.#once('meeting', () => {
      this.inMeeting();
      assert(openMeeting(this.state), 'an open meeting');
      this.does(CLERK, { type: 'meeting.close', meetingId: MEETING });
    });
    return this;
  }

  drafted(): this {
    this.inOpinion();
    return this.#forItems((itemId) => {
      if (this.state.panel.opinions[itemId]) return;
      for (const expert of EXPERTS) {
        this.does(
          CHAIR,
          addPoint(itemId, this.pointOf(expert, itemId), [this.commentOf(expert, itemId)], this.say),
        );
      }
      this.does(
        CHAIR,
        {
          type: 'opinion.setSection',
          itemId,
          section: 'overall',
          text: this.say('panel', 'the basis is sufficient'),
        },
        setConclusion(itemId, 'passAfterRevision', this.say),
      );
    });
  }

  /** The point made of this expert's comment. */
  pointOf(expert: MemberId, itemId: ItemId = FLOOD): ReturnType<typeof opinionItemId> {
    return opinionItemId(`point-${expert}-${itemId}`);
  }

  frozen(): this {
    this.drafted();
    return this.#forItems((itemId) => {
      if (this.state.panel.opinions[itemId]?.status === 'drafting')
        this.does(CHAIR, { type: 'opinion.freeze', itemId });
    });
  }

  signing(): this {
    this.frozen();
    return this.#forItems((itemId) => {
      const opinion = this.state.panel.opinions[itemId];
      if (opinion?.status !== 'frozen') return;
      this.does('hub', {
        type: 'opinion.attachDocument',
        itemId,
        revision: opinion.revision,
        file: fileNamed(`opinion-${itemId}-${opinion.revision}`),
      });
    });
  }

  signed(): this {
    this.signing();
    return this.#forItems((itemId) => {
      const document = this.state.panel.opinions[itemId]?.document;
      if (!document || this.state.panel.opinions[itemId]?.status !== 'signing') return;
      const signed = new Set(this.state.panel.opinions[itemId].signatures.map((entry) => entry.memberId));
      for (const { memberId } of signersOf(this.state, itemId)) {
        if (!signed.has(memberId))
          this.does(memberId, {
            type: 'opinion.sign',
            itemId,
            documentSha256: document.sha256,
            dissent: null,
          });
      }
    });
  }

  sealed(): this {
    this.signed();
    return this.#forItems((itemId) => {
      const opinion = this.state.panel.opinions[itemId];
      if (opinion?.status !== 'signing') return;
      const file = fileNamed(`sealed-${itemId}-${opinion.revision}`);
      this.does('hub', { type: 'opinion.attachSealed', itemId, revision: opinion.revision, file });
    });
  }

  inRevision(): this {
    return this.#once('opinion', () => {
      this.sealed();
      this.#forItems((itemId) => {
        const sealed = this.state.panel.opinions[itemId]?.sealed;
        assert(sealed, 'a sealed opinion');
        this.does(CLERK, { type: 'opinion.release', itemId, sealedSha256: sealed.sha256 });
      });
    });
  }

  /** Every point answered and the revised report there. */
  answered(): this {
    this.inRevision();
    return this.#forItems((itemId) => {
      for (const point of this.item(itemId).published?.items ?? []) {
        this.does(COMPILER, setResponse(itemId, point.opinionItemId, this.say));
      }
      this.does(
        COMPILER,
        addVersion(itemId, 'revisedDraft', `${itemId}-revised-${this.item(itemId).versions.length}`),
      );
    });
  }

  inRecheck(): this {
    return this.#once('revision', () => {
      this.answered();
      this.#forItems((itemId) => this.does(COMPILER, { type: 'response.submit', itemId }));
    });
  }

  rechecked(): this {
    this.inRecheck();
    return this.#forItems((itemId) => {
      for (const expert of EXPERTS) {
        this.does(expert, {
          type: 'recheck.mark',
          itemId,
          opinionItemId: this.pointOf(expert, itemId),
          result: 'implemented',
          remark: '',
        });
      }
    });
  }

  inFinal(): this {
    return this.#once('recheck', () => {
      this.rechecked();
      const statement = this.say('parties', 'revised as the panel asked');
      this.#forItems((itemId) => this.does(CHAIR, { type: 'recheck.conclude', itemId, statement }));
    });
  }

  issued(): this {
    this.inFinal();
    return this.#forItems((itemId) => {
      if (!this.item(itemId).final) this.does(CLERK, { type: 'final.issue', itemId });
    });
  }

  inArchive(): this {
    return this.#once('final', () => {
      this.issued();
      this.#forItems((itemId) => this.does(CLERK, { type: 'item.archive', itemId }));
    });
  }

  /** Goes on from `stage` unless the review is already past it. */
  #once(stage: ReviewItem['stage'], go: () => unknown): this {
    const first = this.items[0];
    const item = first && this.state.parties.items[first];
    if (!item || stagesUpTo(stage).has(item.stage)) go();
    return this;
  }

  #forItems(act: (itemId: ItemId) => unknown): this {
    for (const itemId of this.items) act(itemId);
    return this;
  }
}

function sharesComment(event: DomainEvent, id: CommentId): boolean {
  return event.type === 'comment.shared' && event.payload.subject.commentId === id;
}

const ORDER: readonly ReviewItem['stage'][] = [
  'acceptance',
  'panelForming',
  'notice',
  'preReview',
  'meeting',
  'opinion',
  'revision',
  'recheck',
  'final',
];

function stagesUpTo(stage: ReviewItem['stage']): ReadonlySet<ReviewItem['stage']> {
  return new Set(ORDER.slice(0, ORDER.indexOf(stage) + 1));
}

export function aReview(items: readonly ItemId[] = [FLOOD], say: Say = plainly): Review {
  return new Review(items, say);
}
