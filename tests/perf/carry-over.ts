import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { Truth, type Verdict } from '../carry/judge.ts';
import { markAtRandom, type RandomMark } from '../carry/mark-at-random.ts';
import { readRealReport, type RealReport } from '../carry/real-report.ts';
import { revise, type Changes } from '../carry/revise.ts';
import { typeset } from '../carry/typeset.ts';
import { Random } from '../sim/random.ts';
import { CHINESE_PDFS, chinesePdf } from './chinese-pdfs.ts';
import { figures, result, type BenchCase } from './measure.ts';

const COMMENTS = 2_000;
const SEEDS = [1, 2, 3];
/** Running heads of the 430-page PDF stand above this many points. */
const HEAD_LINE = 610;

/** What a thorough revision does to a report of 330,000 characters; every page is set anew. */
const REVISION: Changes = {
  slips: 600,
  insertions: 150,
  deletions: 120,
  replacements: 150,
  copies: 40,
  movedParagraphs: 20,
  movedChapters: 4,
  widths: 20,
};

/** 2,000 comments carried between two 430-page versions, texts given: time, and what became of them in truth. */
export const carryOverCase: BenchCase = {
  ids: ['carry.time', 'carry.right', 'carry.wrong'],
  async run(tell) {
    const pdf = CHINESE_PDFS.find(({ pages }) => pages === 430);
    if (!pdf) throw new Error('no 430-page report');
    const report = await readRealReport(chinesePdf(pdf, tell), HEAD_LINE);
    const seconds: number[] = [];
    const right: number[] = [];
    const wrong: number[] = [];
    for (const seed of SEEDS) {
      const run = carrySeed(report, seed);
      const surviving = run.verdicts.filter(({ fate }) => fate === 'survives');
      seconds.push(run.seconds);
      right.push(surviving.filter((one) => one.result === 'right').length / surviving.length);
      wrong.push(run.verdicts.filter((one) => one.result === 'wrong').length);
      tell(
        `seed ${seed}: ${surviving.length} of ${run.verdicts.length} survive, longest piece ${run.longestMs.toFixed(0)} ms`,
      );
    }
    return [
      result('carry.time', 's', figures(seconds), null, { atMost: 10 }),
      // The aim speaks of p95, which of a share is the best seed: the worst is what counts.
      result('carry.right', 'share', worst(right), null, { atLeast: 0.98 }),
      result('carry.wrong', 'comments', figures(wrong), null, { atMost: 0 }),
    ];
  },
};

function worst(shares: readonly number[]): { p50: number; p95: number } {
  return { p50: figures(shares).p50, p95: Math.min(...shares) };
}

interface SeedRun {
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
  readonly longestMs: number;
}

function carrySeed({ pages, atoms }: RealReport, seed: number): SeedRun {
  const random = new Random(seed, 7);
  const revised = revise(atoms, REVISION, random);
  const newPages = typeset(revised, {
    lineLength: 36,
    linesPerPage: 26,
    title: '防洪评价报告 修订稿',
    firstNumber: 1,
    hyphenates: true,
    isSpaced: true,
  });
  const marks: RandomMark[] = [];
  while (marks.length < COMMENTS) {
    const mark = markAtRandom(pages, random);
    if (mark) marks.push(mark);
  }
  const begin = performance.now();
  const work = carryOver(
    marks.map(({ anchor }) => anchor),
    { pages: pages.map(({ content }) => content), headings: [] },
    { pages: newPages.map(({ content }) => content), headings: [] },
  );
  const { carried, longestMs } = finish(work);
  const seconds = (performance.now() - begin) / 1000;
  const truth = new Truth(revised, newPages);
  const verdicts = carried.map((one, index) => truth.judge(marks[index]?.marked ?? [], one));
  return { verdicts, seconds, longestMs };
}

function finish(work: ReturnType<typeof carryOver>): {
  readonly carried: readonly Carried[];
  readonly longestMs: number;
} {
  let longestMs = 0;
  for (;;) {
    const begin = performance.now();
    const step = work.next();
    longestMs = Math.max(longestMs, performance.now() - begin);
    if (step.done) return { carried: step.value, longestMs };
  }
}
