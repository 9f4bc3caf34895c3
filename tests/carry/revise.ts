import type { Random } from '../sim/random.ts';
import type { Atom } from './typeset.ts';

/** How often each kind of change is made to a report. */
export interface Changes {
  /** One character replaced, left out or put in. */
  readonly slips: number;
  readonly insertions: number;
  readonly deletions: number;
  /** A few words replaced by others, as an author does who was told to. */
  readonly replacements: number;
  /** A paragraph copied to another place: what was unique is not any more. */
  readonly copies: number;
  readonly movedParagraphs: number;
  readonly movedChapters: number;
  /** Stretches whose punctuation and digits change between full and half width. */
  readonly widths: number;
}

const WORDS: readonly string[] = [
  ...'设计洪水桥墩冲刷河道断面水位糙率比降堤防护岸施工导流围堰弃渣拦挡排水沉沙临时防护植物措施监测投资概算，。',
  '0.028',
  '1260m3/s',
  '50年一遇',
  '（见附图）',
  'HEC-RAS',
];

/** Makes the next version of a report; which character is which stays known (`origin`). */
export function revise(first: readonly Atom[], changes: Changes, random: Random): readonly Atom[] {
  let atoms = [...first];
  const times = (count: number, change: () => void): void => {
    for (let step = 0; step < count; step++) change();
  };
  const place = (length: number): number => random.below(Math.max(1, atoms.length - length));
  const written = (length: number): readonly Atom[] =>
    Array.from({ length }, () => random.pick(WORDS)).flatMap((word) =>
      [...word].map((character): Atom => ({ character, origin: null, isNew: true })),
    );

  times(changes.movedChapters, () => {
    const length = Math.min(Math.floor(atoms.length / 6), 2_000 + random.below(18_000));
    atoms = moved(atoms, place(length), length, random);
  });
  times(changes.movedParagraphs, () => {
    const length = 80 + random.below(220);
    atoms = moved(atoms, place(length), length, random);
  });
  times(changes.deletions, () => {
    const length = 1 + random.below(random.below(4) === 0 ? 400 : 40);
    atoms.splice(place(length), length);
  });
  times(changes.replacements, () => {
    const length = 2 + random.below(24);
    const at = place(length);
    const old = atoms.slice(at, at + length);
    const now = written(2 + random.below(24)).map((atom, index, all): Atom => {
      const replaced = old[Math.floor((index / all.length) * old.length)];
      return { ...atom, origin: replaced?.origin ?? null };
    });
    atoms.splice(at, length, ...now);
  });
  times(changes.slips, () => {
    const at = place(1);
    const old = atoms[at];
    const [other] = written(1);
    if (!old || !other || old.character === '\n') return;
    const kind = random.below(3);
    if (kind === 0) atoms.splice(at, 1, { ...other, origin: old.origin });
    else if (kind === 1) atoms.splice(at, 1);
    else atoms.splice(at, 0, other);
  });
  times(changes.insertions, () => {
    atoms.splice(place(0), 0, ...written(4 + random.below(120)));
  });
  times(changes.copies, () => {
    const length = 30 + random.below(200);
    const from = place(length);
    const copy = atoms
      .slice(from, from + length)
      .map(({ character }): Atom => ({ character, origin: null, isNew: true }));
    // Never inside the stretch it was taken from: a copy cut in two by its own copy is another text.
    const at = random.below(atoms.length);
    if (at <= from || at >= from + length) atoms.splice(at, 0, ...copy);
  });
  times(changes.widths, () => {
    const from = place(2_000);
    for (let index = from; index < Math.min(atoms.length, from + 2_000); index++) {
      const atom = atoms[index];
      if (atom) atoms[index] = { ...atom, character: otherWidth(atom.character) };
    }
  });
  return atoms;
}

function moved(atoms: readonly Atom[], from: number, length: number, random: Random): Atom[] {
  const rest = [...atoms.slice(0, from), ...atoms.slice(from + length)];
  const at = random.below(rest.length + 1);
  return [...rest.slice(0, at), ...atoms.slice(from, from + length), ...rest.slice(at)];
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['，', ','],
  ['；', ';'],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
];
const OTHER_WIDTH = new Map(
  PAIRS.flatMap(([wide, narrow]) => [[wide, narrow] as const, [narrow, wide] as const]),
);

function otherWidth(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return String.fromCharCode(code + 0xfee0);
  return OTHER_WIDTH.get(character) ?? character;
}
