import * as Y from 'yjs';
import { err, ok, type Result } from '../lib/result.ts';
import { draftFieldSchema, type DraftField } from '../protocol/joint-draft.ts';
import { textIn, writeText } from './paragraphs.ts';

/** A text of an opinion is no longer than the rules let it be. */
const LONGEST_TEXT = 8000;
/** Of a draft with all that was ever deleted in it. A day of typing is some hundred kilobytes. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_FIELDS = 600;
/** Paragraphs and words in one update: each that lies in another costs the library as much as all it lies in. */
const MOST_PARTS = 2000;
/** A field, a paragraph in it, its words. */
const DEEPEST = 2;

/** `gap`: it builds on something that is not here; join again and send what is lacking. */
export type Unfit = 'malformed' | 'gap' | 'tooLarge';

/** The texts of one opinion while several people type in them, by field. What was typed never conflicts. */
export class JointDraft {
  readonly doc: Y.Doc;

  constructor(updates: readonly Uint8Array[] = []) {
    this.doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(this.doc, update);
  }

  get fields(): readonly DraftField[] {
    return [...this.doc.share.keys()].flatMap((key) => draftFieldSchema.safeParse(key).data ?? []);
  }

  text(field: DraftField): string {
    return textIn(this.doc.getXmlFragment(field));
  }

  /** Makes the field say `text`; the update that does it, for the others. */
  write(field: DraftField, text: string): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => writeText(this.doc.getXmlFragment(field), text));
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  /** Takes in what somebody typed. After a refusal this draft is of no use any more: make it anew from what is kept. */
  take(update: Uint8Array): Result<true, Unfit> {
    const parts = partsIn(update);
    if (parts === null) return err('malformed');
    if (parts.length > MOST_PARTS) return err('tooLarge');
    try {
      Y.applyUpdate(this.doc, update);
    } catch {
      return err('malformed');
    }
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null) return err('gap');
    if (parts.some((id) => this.#depthOf(id) > DEEPEST)) return err('malformed');
    const keys = [...this.doc.share.keys()];
    if (keys.some((key) => !draftFieldSchema.safeParse(key).success)) return err('malformed');
    if (keys.length > MOST_FIELDS) return err('tooLarge');
    if (this.fields.some((field) => this.text(field).length > LONGEST_TEXT)) return err('tooLarge');
    return ok(true);
  }

  #depthOf(id: Y.ID): number {
    const item = Y.getItem(this.doc.store, id);
    let parent = item instanceof Y.Item ? item.parent : null;
    let depth = 1;
    for (; parent instanceof Y.AbstractType && parent._item !== null && depth <= DEEPEST; depth++) {
      parent = parent._item.parent;
    }
    return depth;
  }

  get isTooLarge(): boolean {
    return this.whole().byteLength > MOST_BYTES;
  }

  whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** What somebody with this state vector lacks; null for what is no state vector. */
  since(stateVector: Uint8Array): Uint8Array | null {
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return null;
    }
  }
}

/** The paragraphs and texts that an update makes; null where it is no update. */
function partsIn(update: Uint8Array): readonly Y.ID[] | null {
  try {
    return Y.decodeUpdate(update).structs.flatMap((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentType ? [struct.id] : [],
    );
  } catch {
    return null;
  }
}
