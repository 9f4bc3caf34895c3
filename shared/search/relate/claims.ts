import { foldForSearch } from '../fold-search.ts';
import { withArabicNumerals } from '../numerals.ts';

/** What a text asks for or holds, on one axis with two ends. `topic` is of what, without the words that ask. */
export interface Stance {
  readonly kind: 'stance';
  readonly axis: string;
  readonly isYes: boolean;
  readonly topic: string;
  /** The words as they were written. */
  readonly words: string;
}

/** What a text says a quantity is, or is to be; `unit` is part of what quantity it is. */
export interface Amount {
  readonly kind: 'amount';
  readonly quantity: string;
  readonly least: number;
  readonly most: number;
  readonly words: string;
}

export type Claim = Stance | Amount;

/** What a comment, or a point of an opinion, claims, part by part of its sentences. */
export function claimsIn(text: string): readonly Claim[] {
  return text
    .split(/[。；;，,！!？?\n]/u)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .flatMap((words) => {
      const folded = withArabicNumerals(foldForSearch(words).text);
      return [...stancesIn(folded, words), ...amountsIn(folded, words)];
    });
}

interface Axis {
  readonly name: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const AXES: readonly Axis[] = [
  {
    name: 'more',
    yes: ['增加', '加大', '提高', '加高', '扩大', '增大', '延长', '加密', '增设', '上调', '调高', '加宽'],
    no: ['减少', '减小', '降低', '缩小', '压缩', '核减', '缩短', '下调', '调低', '减短', '缩窄'],
  },
  {
    name: 'there',
    yes: ['保留', '补充', '增加', '增设', '新增', '列入', '纳入', '恢复', '增补', '设置'],
    no: ['删除', '取消', '删去', '去掉', '拆除', '剔除', '删减'],
  },
  {
    name: 'large',
    yes: ['偏大', '偏高', '过大', '过高', '偏多', '偏长'],
    no: ['偏小', '偏低', '过小', '过低', '偏少', '不足', '偏短'],
  },
];

/** Held of something, and denied by the word for not before it. */
const HELD = [
  '同意',
  '认可',
  '赞同',
  '合理',
  '可行',
  '满足',
  '符合',
  '成立',
  '可信',
  '正确',
  '充分',
  '必要',
  '一致',
];
/** 合理性, 合理确定, 必要时: said of a way of doing something, not held. */
const NOT_HELD_BEFORE = /^(?:性|化|时|的|地|确定|布置|选择|安排|选取|利用)/u;
const ASKED = /(?:是否|能否|可否)$/u;
const DENIED = /(?:不够|不太|不|未)$/u;
const NEEDLESS =
  /(?:不必(?!要)|无需|无须|不需要?|不应当?|不宜|不得|不再|不建议|没有?必要|不用|不要)(?!低于|高于|小于|大于|超过|少于|影响|占用|破坏)/u;
/** Words around what is asked for that say nothing of it. */
const FILLER =
  /建议|应当?|必须|须|需要?|请|宜|适当|进一步|予以|进行|可以|将|把|对|的|了|其|该|本|并|及|和|与|在|中|[^\p{L}\p{N}]/gu;

function stancesIn(folded: string, words: string): readonly Stance[] {
  const stances: Stance[] = [];
  const add = (axis: string, isYes: boolean, topic: string): void => {
    stances.push({ kind: 'stance', axis, isYes, topic: topic.replaceAll(FILLER, ''), words });
  };
  const needless = NEEDLESS.exec(folded);
  // 无需补充 is against it, whatever it is that follows; for it is all that is said without a no.
  if (needless) {
    add('do', false, folded.replace(needless[0], ''));
    return stances;
  }
  add('do', true, folded);
  for (const { name, yes, no } of AXES) {
    for (const [isYes, list] of [
      [true, yes],
      [false, no],
    ] as const) {
      const word = list.find((one) => folded.includes(one));
      if (word !== undefined) add(name, isYes, folded.replace(word, ''));
    }
  }
  for (const word of HELD) {
    const at = folded.indexOf(word);
    const before = folded.slice(0, Math.max(0, at));
    if (at === -1 || ASKED.test(before) || NOT_HELD_BEFORE.test(folded.slice(at + word.length))) continue;
    const isDenied = DENIED.test(before);
    add(word, !isDenied, before.replace(DENIED, '') + folded.slice(at + word.length));
  }
  return stances;
}

const IS = '取值为|取值|取为|应取|应为|采用|按照|按|取|为|达到|提高到|提高至|降低到|降低至|降至|=';
const AT_LEAST = '不应小于|不得小于|不小于|不应低于|不得低于|不低于|不少于|至少|大于等于|≥|>=';
const AT_MOST = '不应大于|不得大于|不大于|不应高于|不高于|不应超过|不得超过|不超过|至多|小于等于|≤|<=';
const NUMBER = '(\\d+(?:\\.\\d+)?)';
const UNIT = '(m3/s|m/s|m2|m3|mm|cm|km|hm2|公里|公顷|万元|小时|m|米|%|年|天|日|元|座|处|亩|吨|倍)?';
const SAID = new RegExp(`([\\p{Script=Han}]{2,16}?)(${AT_LEAST}|${AT_MOST}|${IS})${NUMBER}${UNIT}`, 'gu');
const CHANGED = new RegExp(
  `([\\p{Script=Han}]{2,16}?)(?:由|从)\\d[\\d.]*\\S{0,4}?(?:改为|改成|调整为|调为|提高到|提高至|降低到|降至)${NUMBER}${UNIT}`,
  'gu',
);
const SAME_UNITS: Readonly<Record<string, string>> = { 米: 'm', 公里: 'km', 公顷: 'hm2', 日: '天' };
/** What a reviewer does, before the name of what is spoken of. */
const DOING = /^(?:复核|核实|明确|补充|调整|修改|校核|说明|论证|设计|完善)+/u;

function amountsIn(folded: string, words: string): readonly Amount[] {
  const amounts: Amount[] = [];
  const add = (name: string, sign: string, number: string, unit: string | undefined): void => {
    const quantity = name.replaceAll(FILLER, '').replace(DOING, '');
    if (quantity.length < 2) return;
    const value = Number(number);
    const least = AT_MOST.split('|').includes(sign) ? -Infinity : value;
    const most = AT_LEAST.split('|').includes(sign) ? Infinity : value;
    const ofUnit = SAME_UNITS[unit ?? ''] ?? unit ?? '';
    amounts.push({ kind: 'amount', quantity: `${quantity} ${ofUnit}`, least, most, words });
  };
  for (const [, name = '', number = '', unit] of folded.matchAll(CHANGED)) add(name, '=', number, unit);
  if (amounts.length > 0) return amounts;
  for (const [, name = '', sign = '', number = '', unit] of folded.matchAll(SAID)) {
    add(name, sign, number, unit);
  }
  return amounts;
}
