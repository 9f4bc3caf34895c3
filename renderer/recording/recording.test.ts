import { expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { fitInside, layoutOf, PICTURE } from './layout.ts';
import { PieceLine } from './piece-line.ts';

const piece = (text: string): Blob => new Blob([text]);

test('RG5: pieces are laid down in their order, one at a time', async () => {
  const laid: string[] = [];
  let running = 0;
  const line = new PieceLine(
    async (blob) => {
      expect(++running).toBe(1);
      laid.push(await blob.text());
      running--;
      return ok({});
    },
    () => expect.unreachable(),
  );
  for (const text of ['one', '', 'two', 'three']) line.add(piece(text));
  await line.settled();
  expect(laid).toEqual(['one', 'two', 'three']);
});

test('RG5: after a piece that could not be laid down there is none, and it is said once', async () => {
  const laid: string[] = [];
  let faults = 0;
  const line = new PieceLine(
    async (blob) => {
      const text = await blob.text();
      if (text === 'two') return err({ code: 'tooLarge', message: 'full', retry: 'afterUserAction' });
      if (text === 'never') throw new Error('never');
      laid.push(text);
      return ok({});
    },
    () => faults++,
  );
  for (const text of ['one', 'two', 'never', 'three']) line.add(piece(text));
  await line.settled();
  line.add(piece('four'));
  await line.settled();
  expect(laid).toEqual(['one']);
  expect(faults).toBe(1);
});

test('RG5: nobody stands on anybody else, and everything is on the picture', () => {
  for (const hasStage of [true, false]) {
    for (let people = 0; people <= 12; people++) {
      const { stage, people: boxes } = layoutOf(people, hasStage);
      expect(boxes).toHaveLength(people);
      const all = [...(stage ? [stage] : []), ...boxes];
      for (const [index, a] of all.entries()) {
        expect(
          a.x >= 0 && a.y >= 0 && a.x + a.width <= PICTURE.width && a.y + a.height <= PICTURE.height,
        ).toBe(true);
        for (const b of all.slice(index + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
    }
  }
});

test('RG5: a picture keeps its shape', () => {
  expect(fitInside({ x: 0, y: 0, width: 100, height: 100 }, 200, 100)).toEqual({
    x: 0,
    y: 25,
    width: 100,
    height: 50,
  });
});
