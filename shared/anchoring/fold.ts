/** `text` as matching sees it; `at[i]` is the index in the source of unit `i`, and `at[text.length]` its end. */
export interface Folded {
  readonly text: string;
  readonly at: Uint32Array;
}

/**
 * Folds away what no reader would call a difference: full and half width, case, spaces, and the forms of
 * the same punctuation mark (AN2). Search and quotes are compared in this form only.
 */
export function foldText(source: string): Folded {
  let text = '';
  const at: number[] = [];
  let index = 0;
  for (const character of source) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) at.push(index);
    text += folded;
    index += character.length;
  }
  at.push(index);
  return { text, at: Uint32Array.from(at) };
}

const SPACES = /[\s\u3000\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/gu;

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  // Most of a Chinese report: ideographs and digits fold to themselves.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)) return character;
  const known = MARKS.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKC').toLowerCase().replace(SPACES, '');
  return MARKS.get(plain) ?? plain;
}

const FAMILIES: readonly (readonly [string, string])[] = [
  ['"', '“”„〝〞«»「」『』'],
  ["'", '‘’‚′`'],
  ['-', '—–‐‑‒―−－ー─'],
  [',', '、，'],
  ['.', '。．｡'],
  [';', '；'],
  [':', '：∶'],
  ['(', '（〔﹙'],
  [')', '）〕﹚'],
  ['[', '【［'],
  [']', '】］'],
  ['<', '《〈＜'],
  ['>', '》〉＞'],
  ['~', '～〜∼'],
  ['·', '•・‧∙'],
  ['×', '✕╳'],
  ['', '\u200b\ufeff'],
];

const MARKS = new Map(FAMILIES.flatMap(([plain, forms]) => [...forms].map((form) => [form, plain] as const)));
