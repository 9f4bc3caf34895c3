import type { CommentId } from '#shared/domain/ids.ts';
import { draftListSchema, isBlank, type CommentDraft } from './comment-draft.ts';

/** `YunpingClient.scratch`: durable text outside React. */
export interface Scratch {
  load(key: string): Promise<string | null>;
  save(key: string, text: string | null): Promise<void>;
}

export type SaveState =
  | { readonly status: 'loading' | 'saving' }
  | { readonly status: 'saved'; readonly at: number }
  /** The last write failed; the next input tries again. */
  | { readonly status: 'failed' };

export interface DraftsState {
  readonly drafts: readonly CommentDraft[];
  readonly save: SaveState;
}

/**
 * What a person is writing on one report, kept as they type (CD1-CD4).
 *
 * ```
 *  put ──► in memory ──► write at once ──► saved
 *              ▲              │ busy: the newest text waits, older ones are skipped
 *              └── flush ◄────┘ page going away: written without waiting its turn
 * ```
 */
export class DraftStore {
  readonly #scratch: Scratch;
  readonly #key: string;
  readonly #nowMs: () => number;
  #state: DraftsState = { drafts: [], save: { status: 'loading' } };
  #listeners = new Set<() => void>();
  #isWriting = false;
  #isStale = false;
  readonly loaded: Promise<void>;

  constructor(scratch: Scratch, key: string, nowMs: () => number = Date.now) {
    this.#scratch = scratch;
    this.#key = key;
    this.#nowMs = nowMs;
    this.loaded = this.#load();
  }

  get = (): DraftsState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds or replaces a draft; written to the machine without delay. */
  put(draft: CommentDraft): void {
    const others = this.#state.drafts.filter(({ commentId }) => commentId !== draft.commentId);
    this.#change([...others, draft]);
  }

  remove(commentId: CommentId): void {
    this.#change(this.#state.drafts.filter((draft) => draft.commentId !== commentId));
  }

  /**
   * Writes what has not been written, at once: the page is going away. Its turn comes all the same, so that nothing
   * is called saved by a write that was before it.
   */
  flush(): void {
    if (!this.#isStale) return;
    if (this.#isWriting) void this.#scratch.save(this.#key, this.#text()).catch(() => undefined);
    else void this.#write();
  }

  async #load(): Promise<void> {
    const stored = parse(await this.#scratch.load(this.#key).catch(() => null));
    // What was typed while loading is newer than what is stored.
    const typed = new Set(this.#state.drafts.map(({ commentId }) => commentId));
    const drafts = [...stored.filter(({ commentId }) => !typed.has(commentId)), ...this.#state.drafts];
    if (typed.size > 0) this.#change(drafts);
    else this.#set({ drafts, save: { status: 'saved', at: this.#nowMs() } });
  }

  #change(drafts: readonly CommentDraft[]): void {
    this.#set({ drafts, save: { status: 'saving' } });
    this.#isStale = true;
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#scratch.save(this.#key, this.#text());
      }
      this.#set({ ...this.#state, save: { status: 'saved', at: this.#nowMs() } });
    } catch {
      this.#isStale = true;
      this.#set({ ...this.#state, save: { status: 'failed' } });
    } finally {
      this.#isWriting = false;
    }
  }

  /** Blank drafts are not worth a write: nothing was said. */
  #text(): string | null {
    const kept = this.#state.drafts.filter((draft) => !isBlank(draft));
    return kept.length === 0 ? null : JSON.stringify(kept);
  }

  #set(state: DraftsState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function parse(text: string | null): readonly CommentDraft[] {
  if (text === null) return [];
  try {
    return draftListSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
