import type { Rect } from '#shared/anchoring/anchor.ts';
import type { RunBox } from '#shared/anchoring/carry/run-boxes.ts';
import type { PageContent } from '#shared/anchoring/carry/version-content.ts';
import { pageText, placeOfIndex, type TextRun } from '#shared/anchoring/page-text.ts';

/**
 * A character of a report with where it comes from: its number in the first version, or null for one that was
 * written since. What takes the place of a character has its number too, with `isNew`.
 */
export interface Atom {
  readonly character: string;
  readonly origin: number | null;
  readonly isNew: boolean;
}

/** A page that knows which atom each unit of its text is: -1 for what the typesetter put there. */
export interface TypesetPage {
  readonly content: PageContent;
  readonly atoms: Int32Array;
}

export interface Style {
  /** Characters a line and lines a page. */
  readonly lineLength: number;
  readonly linesPerPage: number;
  readonly title: string;
  readonly firstNumber: number;
  /** Break Latin words with a hyphen at the end of a line. */
  readonly hyphenates: boolean;
  /** Put a space between Chinese characters here and there, as typesetting programs do. */
  readonly isSpaced: boolean;
}

export const VIEW: Rect = [0, 0, 595, 842];
const SIZE = 12;
const LATIN = /^[A-Za-z]$/u;

interface Line {
  text: string;
  /** The atom of each UTF-16 unit. */
  atoms: number[];
}

/** Sets atoms in lines and pages under a running head, over a page number. */
export function typeset(atoms: readonly Atom[], style: Style): readonly TypesetPage[] {
  const lines = toLines(atoms, style);
  const pages: TypesetPage[] = [];
  for (let from = 0; from < lines.length; from += style.linesPerPage) {
    const number = style.firstNumber + pages.length;
    const furniture = (text: string): Line => ({ text, atoms: Array.from(text, () => -1) });
    pages.push(
      makePage([
        furniture(style.title),
        ...lines.slice(from, from + style.linesPerPage),
        furniture(String(number)),
      ]),
    );
  }
  return pages;
}

function toLines(atoms: readonly Atom[], style: Style): readonly Line[] {
  const lines: Line[] = [];
  let line: Line = { text: '', atoms: [] };
  const end = (): void => {
    if (line.text !== '') lines.push(line);
    line = { text: '', atoms: [] };
  };
  for (const [index, { character }] of atoms.entries()) {
    if (character === '\n') {
      end();
      continue;
    }
    if (style.isSpaced && index % 7 === 3 && line.text !== '') {
      line.text += ' ';
      line.atoms.push(-1);
    }
    line.text += character;
    for (let unit = 0; unit < character.length; unit++) line.atoms.push(index);
    if (line.text.length < style.lineLength) continue;
    const isBroken = LATIN.test(character) && LATIN.test(atoms[index + 1]?.character ?? '');
    if (style.hyphenates && isBroken) {
      line.text += '-';
      line.atoms.push(-1);
    }
    end();
  }
  end();
  return lines;
}

function makePage(lines: readonly Line[]): TypesetPage {
  const runs: TextRun[] = lines.map(({ text }) => ({ text, endsLine: true }));
  const boxes = lines.map(({ text }, row): RunBox => ({
    x: 60,
    y: 780 - row * 18,
    dx: text.length * SIZE,
    dy: 0,
    height: SIZE,
    units: text.length,
  }));
  const text = pageText(runs);
  const atoms = new Int32Array(text.text.length).fill(-1);
  for (let unit = 0; unit < atoms.length; unit++) {
    const place = placeOfIndex(text, unit);
    if (place) atoms[unit] = lines[place.run]?.atoms[place.offset] ?? -1;
  }
  return { content: { text, boxes, view: VIEW }, atoms };
}
