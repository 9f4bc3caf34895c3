import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOfPlace, pageText, placeOfIndex, type TextRun } from './page-text.ts';

const run = (text: string, endsLine = false): TextRun => ({ text, endsLine });

test('AN1 spaces beside Chinese characters are dropped, between Latin words kept once', () => {
  expect(pageText([run('设计 洪水'), run(' 流量 1260  m3/s')]).text).toBe('设计洪水流量1260 m3/s');
  expect(pageText([run('Manning', true), run('n = 0.032')]).text).toBe('Manning n = 0.032');
});

test('AN1 a line break inside a Chinese sentence leaves no trace', () => {
  expect(pageText([run('主槽糙率', true), run('取 0.028', true)]).text).toBe('主槽糙率取0.028');
});

test('AN1 radicals, compatibility ideographs and ligatures become ordinary characters', () => {
  expect(pageText([run('⽔⼟保持⻔ﬁ')]).text).toBe('水土保持门fi');
});

test('AN1 invisible characters vanish', () => {
  expect(pageText([run('防\u200b洪\u00ad评价')]).text).toBe('防洪评价');
});

const texts = fc.string({ unit: fc.constantFrom(...'河道防洪水 0.3mA，。\u3000\u200bﬁ⽔𠀋'), maxLength: 40 });

test('AN1 how the page is cut into runs does not matter', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
      const characters = [...text];
      const marks = [0, ...cuts.map((cut) => cut % (characters.length + 1)), characters.length].sort(
        (a, b) => a - b,
      );
      const runs = marks.slice(1).map((to, index) => run(characters.slice(marks[index], to).join('')));
      expect(pageText(runs).text).toBe(pageText([run(text)]).text);
    }),
  );
});

test('AN1 every unit of the text knows where it comes from, and back', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: texts, endsLine: fc.boolean() }), { maxLength: 6 }), (runs) => {
      const page = pageText(runs);
      expect(page.runs).toHaveLength(page.text.length);
      for (let index = 0; index < page.text.length; index++) {
        const place = placeOfIndex(page, index);
        expect(place).toBeDefined();
        if (!place) continue;
        expect(place.offset).toBeLessThan(runs[place.run]?.text.length ?? 0);
        const back = indexOfPlace(page, place);
        expect(back).toBeLessThanOrEqual(index);
        expect(placeOfIndex(page, back)).toEqual(place);
      }
    }),
  );
});
