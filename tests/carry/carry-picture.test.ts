import { describe, expect, test } from 'vitest';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { atPlace, unplaced, type Carried } from '#shared/anchoring/carry/carried.ts';
import { carryByPicture, type VersionPictures } from '#shared/anchoring/picture/carry-picture.ts';
import type { QuarterTurn, SheetPicture } from '#shared/anchoring/picture/sheet-picture.ts';
import { Random } from '../sim/random.ts';
import type { Drawing } from './drawing.ts';
import { aForm, aMap, aWrittenPage, overlay } from './made-sheets.ts';
import { carryPictures, type PictureRun, type SheetMix } from './picture-run.ts';
import { aScan, AS_IT_IS, scanned } from './rescan.ts';

const NONE: SheetMix = {
  maps: 0,
  families: 0,
  ofFamily: 0,
  written: 0,
  forms: 0,
  blanks: 0,
  removed: 0,
  inserted: 0,
  changed: 0,
  isScannedAgain: true,
};
const template = (): Random => new Random(7, 7);

function wrongOf({ verdicts, carried, marks }: PictureRun): readonly unknown[] {
  return verdicts.flatMap((verdict, index) =>
    verdict === 'wrong' ? [[marks[index]?.anchor, carried[index]]] : [],
  );
}

function shareRight(runs: readonly PictureRun[]): number {
  const left = runs.flatMap(({ marks, verdicts }) => verdicts.filter((_, index) => marks[index]?.isLeft));
  return left.filter((verdict) => verdict === 'right').length / left.length;
}

describe('AN17 a mark goes with its sheet, however that was scanned', () => {
  const KINDS: readonly (readonly [string, Partial<SheetMix>, number])[] = [
    ['maps drawn from the same file', { maps: 5, isScannedAgain: false }, 0.98],
    ['maps scanned again', { maps: 5, removed: 1, inserted: 1 }, 0.95],
    ['maps of which a part was drawn anew', { maps: 5, changed: 1 }, 0.95],
    ['scanned pages of writing', { written: 8, removed: 2, inserted: 1 }, 0.95],
    ['forms of one kind', { forms: 6, removed: 1, inserted: 1 }, 0.85],
  ];
  test.each(KINDS)('%s: nothing wrong, and nearly all that is left is found', (_, mix, least) => {
    const runs = [1, 2].map((seed) => carryPictures(seed, { ...NONE, ...mix }, 40));
    expect(runs.flatMap(wrongOf)).toEqual([]);
    expect(shareRight(runs)).toBeGreaterThan(least);
  });
});

describe('AN18 sheets that look alike are told apart by what differs, or not at all', () => {
  test('sheets on the same base, some of them taken out and others put in: nothing wrong', () => {
    const runs = [1, 2, 3].map((seed) =>
      carryPictures(seed, { ...NONE, families: 2, ofFamily: 3, removed: 2, inserted: 2, changed: 0.2 }, 40),
    );
    expect(runs.flatMap(wrongOf)).toEqual([]);
    expect(shareRight(runs)).toBeGreaterThan(0.3);
  });

  test('a sheet that looks less like itself at a glance than another on its base does: nothing wrong', () => {
    const mix = { families: 2, ofFamily: 4, removed: 2, inserted: 4, changed: 0.25 };
    const runs = [12, 44, 55].map((seed) => carryPictures(seed, { ...NONE, ...mix }, 40));
    expect(runs.flatMap(wrongOf)).toEqual([]);
    expect(shareRight(runs)).toBeGreaterThan(0.3);
  });

  test('of two equal sheets one was taken out: which is not known', () => {
    const [sheet, other] = [aMap(new Random(1, 1), template()), aMap(new Random(2, 1), template())];
    const [on0, on1] = carry([pin(0), pin(1)], [sheet, sheet, other], [sheet, other]);
    expect(on0).toMatchObject({ status: 'unplaced', reason: 'ambiguous' });
    expect(on1).toMatchObject({ status: 'unplaced', reason: 'ambiguous' });
  });

  test('the twin of a sheet that was taken out does not take its marks', () => {
    const base = aMap(new Random(3, 1), template());
    const [one, two] = [overlay(base, new Random(4, 1), 3), overlay(base, new Random(5, 1), 3)];
    const [gone, kept] = carry([pin(0), pin(1)], [one, two], [two]);
    expect(gone).toMatchObject({ status: 'unplaced' });
    expect(kept).toMatchObject({ status: 'placed', place: { pageIndex: 0 } });
  });

  test('a title block that every sheet has places nothing on another sheet', () => {
    const sheets = [1, 2, 3].map((seed) => aMap(new Random(seed, 9), template()));
    const block: Anchor = { kind: 'rect', pageIndex: 0, rects: [[590, 40, 810, 130]] };
    const [result] = carry([block], sheets, sheets.slice(1));
    expect(result).toMatchObject({ status: 'unplaced', reason: 'lost' });
  });

  test('an empty form with other entries is another form', () => {
    const forms = [1, 2, 3].map((seed) => aForm(new Random(seed, 9), template()));
    const [result] = carry([pin(0)], forms, [...forms.slice(1), aForm(new Random(4, 9), template())]);
    expect(result?.status).toBe('unplaced');
  });

  test('a blank page is nothing to go by', () => {
    const sheet = aMap(new Random(1, 1), template());
    const blank = sheet.copy();
    blank.clear(0, 0, blank.width, blank.height);
    const [result] = carry([pin(1)], [sheet, blank], [sheet, blank]);
    expect(result).toMatchObject({ status: 'unplaced', reason: 'noWords' });
  });
});

describe('AN19 what a person is told, and what stays as words have it', () => {
  const sheet = aMap(new Random(1, 1), template());

  test('a mark on what was drawn anew stays where it was, borne out by what is around it', () => {
    const changed = sheet.copy();
    changed.clear(300, 150, 40, 40);
    const mark: Anchor = { kind: 'rect', pageIndex: 0, rects: [[395, 350, 447, 398]] };
    const [result] = carry([mark], [sheet], [changed]);
    expect(result).toMatchObject({ status: 'placed', by: 'image' });
    expect(result?.status === 'placed' && result.place.rects[0]?.[0]).toBeCloseTo(395, -1);
  });

  test('placed and waiting add up, each once, in order; what words placed stays', () => {
    const done: Carried = {
      status: 'placed',
      by: 'text',
      score: 1,
      place: { pageIndex: 5, rects: [], parts: [] },
    };
    const pictures = { old: pictureMap([sheet]), now: pictureMap([sheet]) };
    const anchors = [pin(0), pin(0), pin(3)];
    const results = finish(
      carryByPicture(anchors, [done, unplaced('noWords'), unplaced('lost')], pictures, () => true),
    );
    expect(results).toHaveLength(3);
    expect(results[0]).toBe(done);
    expect(results[1]).toMatchObject({ status: 'placed', by: 'image' });
    expect(results[2]).toEqual(unplaced('lost'));
  });

  test('a mark that may not be placed keeps what words said of it', () => {
    const quoted: Anchor = { ...pin(0), quote: { exact: '河道', prefix: '', suffix: '' } };
    const pictures = { old: pictureMap([sheet]), now: pictureMap([sheet]) };
    const before = [unplaced('removed')];
    expect(finish(carryByPicture([quoted], before, pictures, () => false))).toEqual(before);
    expect(finish(carryByPicture([quoted], before, pictures, () => true))[0]?.status).toBe('placed');
  });

  test('a page comment goes with its sheet', () => {
    const other = aMap(new Random(2, 1), template());
    const page: Anchor = { kind: 'page', pageIndex: 0, rects: [] };
    expect(carry([page], [sheet], [other, sheet])[0]).toMatchObject({
      status: 'placed',
      by: 'image',
      place: { pageIndex: 1, rects: [] },
    });
  });

  test('twice the same work gives the same answers', () => {
    const mix = { ...NONE, maps: 2, written: 2, removed: 1 };
    expect(carryPictures(5, mix, 10).carried).toEqual(carryPictures(5, mix, 10).carried);
  });

  test('on a sheet that lies turned another way the mark and its shape are where they were to the eye', () => {
    const arrow: Anchor = {
      kind: 'arrow',
      pageIndex: 0,
      rects: [[300, 200, 420, 260]],
      strokes: [
        [
          [0, 0],
          [10_000, 10_000],
        ],
      ],
    };
    const old = { picture: scanned(sheet, AS_IT_IS, new Random(1, 1)), view: VIEW, rotation: 0 } as const;
    for (const [rotation, rect, from] of TURNS) {
      const view: Rect = rotation % 180 === 0 ? VIEW : [0, 0, 595, 842];
      const pictures: VersionPictures = {
        old: new Map([[0, old]]),
        now: new Map([[0, { ...old, view, rotation }]]),
      };
      const [result] = finish(carryByPicture([arrow], [unplaced('noWords')], pictures, () => true));
      if (result?.status !== 'placed') throw new Error('not placed');
      const mark = atPlace(arrow, result.place);
      expect(mark.rects[0]?.map((side) => Math.round(side / 5) * 5)).toEqual(rect);
      expect(mark.strokes?.[0]?.[0]).toEqual(from);
    }
  });
});

const VIEW: Rect = [0, 0, 842, 595];
/** How the page lies, where the arrow is then in its own space, and its tail there. */
const TURNS: readonly (readonly [QuarterTurn, readonly number[], readonly number[]])[] = [
  [0, [300, 200, 420, 260], [0, 0]],
  [90, [335, 300, 395, 420], [10_000, 0]],
  [180, [420, 335, 540, 395], [10_000, 10_000]],
  [270, [200, 420, 260, 540], [0, 10_000]],
];

function pin(pageIndex: number): Anchor {
  return { kind: 'pin', pageIndex, rects: [[400, 300, 400, 300]] };
}

function pictureMap(sheets: readonly Drawing[], random?: Random): ReadonlyMap<number, SheetPicture> {
  return new Map(
    sheets.map((sheet, page): [number, SheetPicture] => {
      const scan = random ? aScan(random) : AS_IT_IS;
      const view: Rect = sheet.width > sheet.height ? VIEW : [0, 0, 595, 842];
      return [page, { picture: scanned(sheet, scan, random ?? new Random(1, 1)), view, rotation: 0 }];
    }),
  );
}

/** Between sheets and the same or others, scanned anew. */
function carry(
  anchors: readonly Anchor[],
  old: readonly Drawing[],
  now: readonly Drawing[],
): readonly Carried[] {
  const random = new Random(11, 11);
  const pictures = { old: pictureMap(old), now: pictureMap(now, random) };
  return finish(
    carryByPicture(
      anchors,
      anchors.map(() => unplaced('noWords')),
      pictures,
      () => true,
    ),
  );
}

function finish(work: ReturnType<typeof carryByPicture>): readonly Carried[] {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

test('a written page is not a map', () => {
  const [page, map] = [aWrittenPage(new Random(1, 2), template()), aMap(new Random(1, 2), template())];
  expect(carry([pin(0)], [page], [map])[0]?.status).toBe('unplaced');
});
