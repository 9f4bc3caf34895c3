import { setInterval as every } from 'node:timers/promises';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { z } from 'zod';
import { JointDraft } from '#shared/drafting/joint-draft.ts';
import { fieldOfSection } from '#shared/drafting/opinion-texts.ts';
import { draftJoinedSchema } from '#shared/protocol/joint-draft.ts';
import { BareMember } from './bare-member.ts';
import { DOSSIER, ITEM } from './prepared-review.ts';

/** People who type in one opinion, at five characters a second each, until the process is ended: `URL TOKEN…`. */
const KEYSTROKE_MS = 200;
const WORDS = '报告编制依据充分，内容较全面，分析计算方法基本正确，结论基本可信。';
/** Then one begins anew, as texts have an end. */
const LONGEST = 400;
const FIELD = fieldOfSection('overview');

const joinedSchema = z.object({ joined: draftJoinedSchema });

class Typist {
  readonly #member: BareMember;
  readonly #draft = new JointDraft();
  #typed = 0;

  constructor(member: BareMember) {
    this.#member = member;
    member.on('draft.updated', ({ update }) => Y.applyUpdate(this.#draft.doc, fromBase64(update)));
  }

  async join(): Promise<void> {
    const stateVector = toBase64(this.#draft.stateVector());
    const answer = await this.#member.ask('draft.join', { itemId: ITEM, stateVector });
    Y.applyUpdate(this.#draft.doc, fromBase64(joinedSchema.parse(answer).joined.update));
  }

  /** One character, and where the cursor is then. */
  async type(): Promise<void> {
    const text = this.#draft.text(FIELD);
    const character = WORDS[this.#typed++ % WORDS.length] ?? '';
    const update = this.#draft.write(FIELD, text.length < LONGEST ? text + character : character);
    await this.#member.ask('draft.push', { itemId: ITEM, update: toBase64(update) });
    this.#member.tell('draft.caret', { itemId: ITEM, client: 1, caret: { anchor: '{}', head: '{}' } });
  }
}

const [url = '', ...tokens] = process.argv.slice(2);
const typists: Typist[] = [];
for (const token of tokens) {
  const typist = new Typist(await BareMember.in(DOSSIER, url, token));
  await typist.join();
  typists.push(typist);
}
console.log(JSON.stringify({ typing: typists.length }));
for await (const _ of every(KEYSTROKE_MS)) await Promise.all(typists.map((typist) => typist.type()));
