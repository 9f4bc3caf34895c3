import { foldText } from '../fold.ts';
import type { Heading } from '../section.ts';
import type { Alignment } from './align-texts.ts';
import type { FlatText, TextRange } from './flat-text.ts';

/** Both versions as flat texts, and what is which. */
export interface CarryContext {
  readonly old: FlatText;
  readonly new: FlatText;
  readonly alignment: Alignment;
  readonly sections: SectionIndex;
}

export interface Section extends TextRange {
  readonly name: string;
}

/** The sections of both versions by their headings; a name that an outline has twice names none. */
export class SectionIndex {
  readonly #old: readonly Section[];
  readonly #new: ReadonlyMap<string, Section>;

  constructor(
    old: { readonly flat: FlatText; readonly headings: readonly Heading[] },
    now: { readonly flat: FlatText; readonly headings: readonly Heading[] },
  ) {
    this.#old = sectionsOf(old.flat, old.headings);
    this.#new = new Map(sectionsOf(now.flat, now.headings).map((section) => [section.name, section]));
  }

  oldAt(index: number): Section | undefined {
    return this.#old.find(({ start, end }) => index >= start && index < end);
  }

  newNamed(name: string): Section | undefined {
    return this.#new.get(name);
  }
}

const NUMBERING = /^(?:第[一二三四五六七八九十百零0-9]+[章节部分篇]|[0-9a-z](?:[0-9.]*)[.,]?)/u;

function sectionsOf(flat: FlatText, headings: readonly Heading[]): readonly Section[] {
  const starts = headings.map(({ title, pageIndex }) => {
    const full = foldText(title).text;
    // Chapters that move get another number; their titles stay.
    const name = full.replace(NUMBERING, '') || full;
    const from = flat.starts[pageIndex] ?? flat.codes.length;
    const to = flat.starts[pageIndex + 1] ?? flat.codes.length;
    const at = full === '' ? -1 : flat.text.slice(from, to).indexOf(full);
    return { name, start: at < 0 ? from : from + at };
  });
  starts.sort((a, b) => a.start - b.start);
  const counts = new Map<string, number>();
  for (const { name } of starts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return starts
    .map((section, index) => ({ ...section, end: starts[index + 1]?.start ?? flat.codes.length }))
    .filter(({ name }) => name !== '' && counts.get(name) === 1);
}
