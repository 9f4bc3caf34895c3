// eslint-disable-next-line typescript/triple-slash-reference -- so the declaration reaches every runtime's program
/// <reference path="./opencc-js.d.ts" />
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import { foldText, type Folded } from '../anchoring/fold.ts';

/** Longest query that is looked for; a screen takes no longer one. */
export const LONGEST_QUERY = 1000;

/**
 * `text` as searching sees it (RD6): folded as anchoring does, and then also traditional and simplified
 * characters, and the ways of writing a digit, are the same. Wider than what quotes are compared by: a search
 * may find too much, a comment may not be put in the wrong place.
 */
export function foldForSearch(source: string): Folded {
  const { text, at } = foldText(source);
  let plain = '';
  let copied = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const one = PLAIN.get(text.charCodeAt(unit));
    if (one === undefined) continue;
    plain += text.slice(copied, unit) + one;
    copied = unit + 1;
  }
  return { text: copied === 0 ? text : plain + text.slice(copied), at };
}

/** 〇 to 九, and the forms that money is written in. */
const DIGITS = ['〇零', '一壹弌', '二贰弍', '三叁弎', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const TENS: readonly (readonly [string, string])[] = [
  ['拾', '十'],
  ['佰', '百'],
  ['仟', '千'],
];

/** One unit for one, so that places in the folded text stay what they were. */
const PLAIN = plainForms();

function plainForms(): ReadonlyMap<number, string> {
  const forms = new Map<string, string>(TENS);
  DIGITS.forEach((written, digit) => [...written].forEach((form) => forms.set(form, String(digit))));
  const plain = new Map([...forms].map(([form, one]) => [form.charCodeAt(0), one]));
  for (const entry of traditionalToSimplified.split('|')) {
    const [form = '', simplified = ''] = entry.split(' ');
    // Characters outside the first plane are in no report that anybody types words from.
    if (form.length !== 1 || simplified.length !== 1) continue;
    plain.set(form.charCodeAt(0), forms.get(simplified) ?? simplified);
  }
  return plain;
}
