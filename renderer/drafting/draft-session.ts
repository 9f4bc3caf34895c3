import type { DossierHandle, YunpingClient } from '#renderer/app/client/client.ts';
import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { DossierId, ItemId } from '#shared/domain/ids.ts';
import { DraftLink, type DraftStatus } from '#shared/drafting/draft-link.ts';
import { textIn } from '#shared/drafting/paragraphs.ts';
import type { Texts } from '#shared/drafting/opinion-texts.ts';
import { draftFieldSchema, type DraftField } from '#shared/protocol/joint-draft.ts';
import { CaretBoard, type CaretUser } from './caret-board.ts';
import { draftKey, keptDraftText } from './unsent-words.ts';
import type { MemberId } from '#shared/domain/ids.ts';

export interface DraftSessionPorts {
  readonly client: Pick<YunpingClient, 'scratch' | 'link'>;
  readonly drafts: DossierHandle['drafts'];
  readonly dossierId: DossierId;
  readonly itemId: ItemId;
  readonly userOf: (memberId: MemberId) => CaretUser;
  /** What an earlier page did not get through. */
  readonly kept: string | null;
  /** Begins anew, without what was refused. */
  readonly restart: () => void;
}

/** One opinion's joint draft in this window: the link to the hub, the texts, the carets. */
export class DraftSession {
  readonly link: DraftLink;
  readonly carets: CaretBoard;
  readonly status = new WatchedValue<DraftStatus>({ link: 'offline', isUnsent: false, refused: null });
  readonly texts = new WatchedValue<Texts>(new Map());
  /** What is unsent is durable on this machine (S1). */
  readonly isKept = new WatchedValue(true);
  #saves = 0;
  readonly #stops: (() => void)[] = [];
  /** Fields in which something was typed here that the hub does not have yet. */
  readonly #touched = new Set<DraftField>();

  readonly restart: () => void;

  constructor({ client, drafts, dossierId, itemId, userOf, kept, restart }: DraftSessionPorts) {
    this.restart = restart;
    const key = draftKey(dossierId, itemId);
    this.link = new DraftLink(
      {
        channel: {
          join: (request) => drafts.join({ itemId, ...request }),
          push: (request) => drafts.push({ itemId, ...request }),
        },
        timers: {
          after: (delayMs, run) => {
            const timer = setTimeout(run, delayMs);
            return () => clearTimeout(timer);
          },
        },
        keep: (unsent) => {
          if (unsent === null) this.#touched.clear();
          const words = [...this.#touched].map((field) => [field, this.#textOf(field)] as const);
          const save = ++this.#saves;
          this.isKept.set(false);
          void client.scratch.save(key, unsent === null ? null : keptDraftText(unsent, words)).then(() => {
            if (save === this.#saves) this.isKept.set(true);
          });
        },
        onChange: (status) => this.status.set(status),
      },
      kept,
    );
    const { doc } = this.link;
    doc.on('update', () => this.texts.set(this.#allTexts()));
    doc.on('afterTransaction', ({ local, changedParentTypes }: LocalChange) => {
      if (!local) return;
      for (const [key_, type] of doc.share) {
        const field = draftFieldSchema.safeParse(key_).data;
        if (field && changedParentTypes.has(type)) this.#touched.add(field);
      }
    });
    this.carets = new CaretBoard(doc, userOf, (clientId, caret) =>
      drafts.caret({ itemId, client: clientId, caret }),
    );
    this.#stops.push(
      drafts.listen((message) => {
        if (message.message.itemId !== itemId) return;
        if (message.event === 'draft.updated') this.link.received(message.message.update);
        else this.carets.received(message.message);
      }),
      client.link.subscribe(() => this.#follow(client)),
    );
    this.#follow(client);
  }

  end(): void {
    for (const stop of this.#stops) stop();
    this.carets.end();
    this.link.end();
  }

  #isUp = false;

  #follow({ link }: Pick<YunpingClient, 'link'>): void {
    const isUp = link.get().status === 'connected';
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    if (isUp) this.link.connected();
    else this.link.disconnected();
  }

  #textOf(field: DraftField): string {
    return textIn(this.link.doc.getXmlFragment(field));
  }

  #allTexts(): Texts {
    return new Map(
      [...this.link.doc.share.keys()].flatMap((key) => {
        const field = draftFieldSchema.safeParse(key).data;
        return field ? [[field, this.#textOf(field)] as const] : [];
      }),
    );
  }
}

interface LocalChange {
  readonly local: boolean;
  readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
}
