import { carryPictures } from '../carry/picture-run.ts';
import { figures, result, type BenchCase } from './measure.ts';

const COMMENTS = 500;
const SEEDS = [1, 2, 3];

/** A report of 100 sheets, scanned again: maps, sheets on one base, pages of writing, forms and blank ones. */
const REPORT = {
  maps: 40,
  families: 3,
  ofFamily: 4,
  written: 30,
  forms: 14,
  blanks: 4,
  removed: 8,
  inserted: 8,
  changed: 0.25,
  isScannedAgain: true,
};

/** 500 marks without words carried between two versions of 100 sheets, pictures given. */
export const carryPictureCase: BenchCase = {
  ids: ['carry.image.time', 'carry.image.right', 'carry.image.wrong'],
  async run(tell) {
    const seconds: number[] = [];
    const right: number[] = [];
    const wrong: number[] = [];
    for (const seed of SEEDS) {
      const { marks, verdicts, ...run } = carryPictures(seed, REPORT, COMMENTS);
      const left = verdicts.filter((_, index) => marks[index]?.isLeft);
      seconds.push(run.seconds);
      right.push(left.filter((verdict) => verdict === 'right').length / left.length);
      wrong.push(verdicts.filter((verdict) => verdict === 'wrong').length);
      tell(
        `seed ${seed}: the sheets of ${left.length} of ${verdicts.length} are left, longest piece ${run.longestMs.toFixed(0)} ms`,
      );
    }
    return [
      result('carry.image.time', 's', figures(seconds), null, { atMost: 20 }),
      // As with words, the worst seed is what counts.
      result('carry.image.right', 'share', { p50: figures(right).p50, p95: Math.min(...right) }, null, {
        atLeast: 0.85,
      }),
      result('carry.image.wrong', 'comments', figures(wrong), null, { atMost: 0 }),
    ];
  },
};
