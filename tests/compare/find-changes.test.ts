import { describe, expect, test } from 'vitest';
import { findChanges } from '#shared/anchoring/compare/find-changes.ts';
import type { Change, ChangePiece } from '#shared/anchoring/compare/version-changes.ts';
import { Random } from '../sim/random.ts';
import { chineseReport } from '../carry/chinese-report.ts';
import { revise, type Changes } from '../carry/revise.ts';
import { typeset, type Style } from '../carry/typeset.ts';
import { applied, compare, finish, said, textsOf, versionOf } from './compare.ts';

const STYLE: Style = {
  lineLength: 34,
  linesPerPage: 30,
  title: '某河大桥防洪评价报告',
  firstNumber: 1,
  hyphenates: false,
  isSpaced: false,
};
const NONE: Changes = {
  slips: 0,
  insertions: 0,
  deletions: 0,
  replacements: 0,
  copies: 0,
  movedParagraphs: 0,
  movedChapters: 0,
  widths: 0,
};
const MANY: Changes = {
  slips: 30,
  insertions: 20,
  deletions: 20,
  replacements: 20,
  copies: 5,
  movedParagraphs: 4,
  movedChapters: 1,
  widths: 3,
};
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function twoVersions(seed: number, changes: Changes) {
  const random = new Random(seed, 2026);
  const atoms = chineseReport(6, random);
  const set = (style: Style, all: typeof atoms) => ({
    pages: typeset(all, style).map(({ content }) => content),
    headings: [],
  });
  const old = set(STYLE, atoms);
  const now = set({ ...STYLE, lineLength: 38, linesPerPage: 27 }, revise(atoms, changes, random));
  return { old, now };
}

describe('what is different', () => {
  test.each(SEEDS)('CV1 the old text with the differences is the new text, all of it (seed %i)', (seed) => {
    const { old, now } = twoVersions(seed, MANY);
    const compared = compare(old, now);
    expect(compared.changes.length).toBeGreaterThan(20);
    expect(applied(compared)).toBe(compared.context.new.text);
  });

  test.each(SEEDS)('CV1 compared the other way round, the same is different (seed %i)', (seed) => {
    const { old, now } = twoVersions(seed, MANY);
    const { context, changes } = compare(old, now);
    const { toNew, toOld } = context.alignment;
    const back = finish(
      findChanges(
        { old: context.new, new: context.old, alignment: { toNew: toOld, toOld: toNew } },
        { old: textsOf(now), new: textsOf(old) },
      ),
    );
    const turned = ({ old: a, now: b }: ChangePiece) => `${b.start}-${b.end} ${a.start}-${a.end}`;
    const straight = ({ old: a, now: b }: ChangePiece) => `${a.start}-${a.end} ${b.start}-${b.end}`;
    const piecesOf = (all: readonly Change[]) => all.flatMap(({ pieces }) => pieces);
    expect(piecesOf(back).map(turned).toSorted()).toEqual(piecesOf(changes).map(straight).toSorted());
  });

  test.each(SEEDS)('CV1 other lines and pages are no difference (seed %i)', (seed) => {
    const { old, now } = twoVersions(seed, NONE);
    expect(compare(old, now).changes).toEqual([]);
  });

  test('CV1 full and half width, spaces and forms of a mark are no difference', () => {
    const old = versionOf('糙率取０．０３２，见表（4.3-2）；其余见附表。');
    expect(compare(old, versionOf('糙率 取 0.032,见表(4.3-2);', '其余见附表。')).changes).toEqual([]);
  });

  test('CV1 nothing against nothing is nothing; nothing against something is all of it', () => {
    expect(compare(versionOf(''), versionOf('')).changes).toEqual([]);
    expect(said(compare(versionOf(''), versionOf('糙率取值依据')))).toEqual([' → 糙率取值依据']);
    expect(said(compare(versionOf('糙率取值依据'), versionOf()))).toEqual(['糙率取值依据 → ']);
  });

  test('CV1 a line of several equal ones that went is one line that went', () => {
    const line = '施工期应加强监测，发现异常情况及时上报。';
    const same = (count: number) => versionOf(`第一节概述。\n${`${line}\n`.repeat(count)}第二节结论。`);
    expect(said(compare(same(4), same(3)))).toEqual([`${'施工期应加强监测,发现异常情况及时上报.'} → `]);
  });
});

describe('where a difference begins and ends', () => {
  const between = (old: string, now: string) => said(compare(versionOf(old), versionOf(now)));

  test('CV2 numbers are the same or another, with decimals, thousands and percent', () => {
    expect(
      between(
        '50年一遇设计洪水下，最大壅水高度0.15m，影响长度约520m，投资1,230.5万元，占5.2%。',
        '50年一遇设计洪水下，最大壅水高度0.18m，影响长度约610m，投资1,280.5万元，占5.4%。',
      ),
    ).toEqual(['0.15 → 0.18', '520 → 610', '1,230.5 → 1,280.5', '5.2% → 5.4%']);
  });

  test('CV2 a full stop or a list mark between figures is not a decimal point', () => {
    expect(between('糙率均取0.032。50年一遇时成立。', '糙率均取0.035。50年一遇时成立。')).toEqual([
      '0.032 → 0.035',
    ]);
    expect(between('见表4、5、6各栏所列成果。', '见表4、7、6各栏所列成果。')).toEqual(['5 → 7']);
  });

  test('CV2 units and Latin words are the same or another', () => {
    expect(between('设计流量1260m3/s，采用HEC-RAS计算。', '设计流量1260m3/d，采用HEC-HMS计算。')).toEqual([
      'm3/s → m3/d',
      'hec-ras → hec-hms',
    ]);
  });

  test('CV2 the cells of a row of a table are apart', () => {
    expect(
      between(
        '断面 糙率 工程前 工程后 壅水\nCS06 0.032 97.94 97.94 0.00\nCS07 0.032 98.31 98.46 0.15',
        '断面 糙率 工程前 工程后 壅水\nCS06 0.030 97.94 97.94 0.00\nCS07 0.030 98.31 98.49 0.18',
      ),
    ).toEqual(['0.032 → 0.030', '0.032 → 0.030', '98.46 → 98.49', '0.15 → 0.18']);
  });

  test('CV2 in Chinese, the characters that changed and no more', () => {
    expect(
      between('采用一维恒定均匀流推算水面线，成果合理。', '采用一维恒定非均匀流推算水面线，成果可信。'),
    ).toEqual([' → 非', '合理 → 可信']);
  });

  test('CV3 what was written anew is one difference, not the few characters it has left', () => {
    expect(
      between(
        '推算水面线时，糙率均取经验的数值。其余参数不变，见附表。',
        '推算水面线时，糙率按东风桥洪痕率定的主槽滩地成果。其余参数不变，见附表。',
      ),
    ).toEqual(['均取经验的数值 → 按东风桥洪痕率定的主槽滩地成果']);
  });

  test('CV3 a sentence that was put in is marked from its beginning', () => {
    expect(
      between('工程河段顺直。工程河段冲淤平衡。', '工程河段顺直。工程河段右岸新建护坡。工程河段冲淤平衡。'),
    ).toEqual([' → 工程河段右岸新建护坡.']);
  });
});

describe('places', () => {
  test('CV4 a paragraph that was moved is one move, and what changed in it is marked in it', () => {
    const moved = (value: string) =>
      `施工围堰采用土石结构，堰顶高程${value}m，汛前必须拆除并清运至指定弃渣场堆放处置，不得占用行洪断面，并由监理单位现场核验后报送主管部门备案。`;
    const a = '防洪评价依据水文年鉴推求设计洪水，并由历史洪水调查成果复核其合理性，结论可靠。';
    const b = '堤防护岸按设计断面实施，护脚深入冲刷线以下一米，坡面设置排水沟及反滤层以保证稳定。';
    const compared = compare(
      versionOf(`${moved('98.5')}\n${a}\n${b}`),
      versionOf(`${a}\n${b}\n${moved('99.2')}`),
    );
    const kinds = compared.changes.map(({ kind }) => kind);
    expect(kinds).toContain('moved');
    expect(kinds).not.toContain('inserted');
    expect(kinds).not.toContain('deleted');
    expect(said(compared)).toContain('98.5 → 99.2');
  });

  test('CV4 differences a few words apart are one place; far ones are several', () => {
    const far = '本段河道顺直，岸线稳定，两岸堤防均已达标，多年来未发生险情。';
    const near = (x: string, y: string) => `主槽糙率取${x}，滩地取${y}。${far}右岸取${y}。`;
    const { changes } = compare(versionOf(near('0.030', '0.038')), versionOf(near('0.031', '0.039')));
    expect(changes.map(({ pieces }) => pieces.length)).toEqual([2, 1]);
  });
});

describe('how long it takes', () => {
  /** Most characters or cells that one step may take in: what bounds the time of a slice. */
  const stepsOf = (old: string, now: string): number => {
    const versions = [versionOf(old), versionOf(now)] as const;
    const { context } = compare(...versions);
    const work = findChanges(context, { old: textsOf(versions[0]), new: textsOf(versions[1]) });
    let steps = 0;
    for (let step = work.next(); !step.done; step = work.next()) steps++;
    return steps;
  };

  test('CV5 a hundred thousand equal rows with others in the middle are worked on in bounded steps', () => {
    const rows = (value: string) =>
      `${'合格，'.repeat(50_000)}${value.repeat(20_000)}${'合格，'.repeat(50_000)}`;
    const steps = stepsOf(rows('甲'), rows('乙'));
    expect(steps).toBeGreaterThan(10);
    expect(steps).toBeLessThan(1_000);
  });
});
