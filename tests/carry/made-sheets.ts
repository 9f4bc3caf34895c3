import type { Random } from '../sim/random.ts';
import { Drawing } from './drawing.ts';

/** Pixels on a sheet's longer side, before it is made small. */
export const SHEET_SIDE = 640;
const SHORT = 452;

/** The frame and title block every drawing of a report has. */
function template(seeded: Random): Drawing {
  const sheet = new Drawing(SHEET_SIDE, SHORT);
  sheet.frame(14, 14, SHEET_SIDE - 28, SHORT - 28);
  sheet.frame(18, 18, SHEET_SIDE - 36, SHORT - 36);
  const [x, y] = [SHEET_SIDE - 198, SHORT - 88];
  sheet.clear(x, y, 180, 70);
  sheet.frame(x, y, 180, 70);
  for (let row = 1; row < 5; row++) sheet.line(x, y + row * 14, x + 180, y + row * 14);
  sheet.line(x + 60, y, x + 60, y + 70);
  for (let row = 0; row < 5; row++) {
    sheet.glyphs(x + 4, y + 3 + row * 14, 5, 8, seeded);
    sheet.glyphs(x + 64, y + 3 + row * 14, 9, 8, seeded);
  }
  return sheet;
}

/** A map: contours, a river, roads, names, under the bureau's template. */
export function aMap(random: Random, templates: Random): Drawing {
  const sheet = template(templates);
  const hills = Array.from({ length: 7 }, () => ({
    x: random.below(SHEET_SIDE),
    y: random.below(SHORT),
    size: 50 + random.below(140),
    height: (random.chance(0.7) ? 1 : -1) * (2 + random.below(5)),
  }));
  const heightAt = (x: number, y: number): number =>
    hills.reduce(
      (sum, hill) =>
        sum + hill.height * Math.exp(-((x - hill.x) ** 2 + (y - hill.y) ** 2) / (2 * hill.size ** 2)),
      0,
    );
  for (let y = 20; y < SHORT - 90; y++) {
    for (let x = 20; x < SHEET_SIDE - 20; x++) {
      const level = Math.floor(heightAt(x, y) * 1.6);
      const isEdge =
        level !== Math.floor(heightAt(x + 1, y) * 1.6) || level !== Math.floor(heightAt(x, y + 1) * 1.6);
      if (isEdge) sheet.dot(x, y, 110);
    }
  }
  let [x, y] = [20, 60 + random.below(SHORT - 200)];
  while (x < SHEET_SIDE - 40) {
    const to = { x: x + 18, y: Math.max(30, Math.min(SHORT - 110, y + random.below(31) - 15)) };
    sheet.line(x, y, to.x, to.y, 60, 3);
    [x, y] = [to.x, to.y];
  }
  for (let road = 0; road < 3; road++) {
    sheet.line(20 + random.below(580), 20, 20 + random.below(580), SHORT - 100, 70, 2);
  }
  for (let name = 0; name < 14; name++) {
    sheet.glyphs(30 + random.below(520), 28 + random.below(SHORT - 140), 2 + random.below(4), 8, random);
  }
  return sheet;
}

/** Another sheet on the same base: works, hatched areas and names of its own. */
export function overlay(base: Drawing, random: Random, things: number): Drawing {
  const sheet = base.copy();
  for (let thing = 0; thing < things; thing++) {
    const [x, y] = [30 + random.below(500), 28 + random.below(SHORT - 180)];
    if (random.chance(0.5)) {
      sheet.clear(x, y, 60, 14);
      sheet.glyphs(x + 2, y + 3, 6, 8, random);
      continue;
    }
    const [width, height] = [30 + random.below(60), 24 + random.below(50)];
    sheet.frame(x, y, width, height);
    for (let step = 6; step < width; step += 6) {
      sheet.line(x + step, y, x + Math.max(0, step - height), y + Math.min(height, step), 60);
    }
  }
  return sheet;
}

/** A page of writing as a scanner sees it. */
export function aWrittenPage(random: Random, head: Random): Drawing {
  const page = new Drawing(SHORT, SHEET_SIDE);
  page.glyphs(150, 28, 16, 8, head);
  page.line(50, 42, SHORT - 50, 42, 90);
  const lines = random.chance(0.2) ? 12 + random.below(14) : 36;
  for (let line = 0; line < lines; line++) {
    const count = random.chance(0.2) ? 6 + random.below(22) : 33;
    page.glyphs(60, 60 + line * 15, count, 9, random);
  }
  return page;
}

/** A table of the same form as all others, with its own figures. */
export function aForm(random: Random, form: Random): Drawing {
  const page = new Drawing(SHORT, SHEET_SIDE);
  page.glyphs(140, 40, 14, 10, form);
  for (let row = 0; row <= 24; row++) page.line(50, 70 + row * 21, SHORT - 50, 70 + row * 21);
  for (let column = 0; column <= 6; column++) {
    page.line(50 + column * 58.6, 70, 50 + column * 58.6, 70 + 24 * 21);
  }
  for (let column = 0; column < 6; column++) page.glyphs(54 + column * 58.6, 76, 4, 9, form);
  for (let row = 1; row < 24; row++) {
    page.glyphs(54, 76 + row * 21, 4, 9, form);
    for (let column = 1; column < 6; column++) {
      if (random.chance(0.6)) page.glyphs(58 + column * 58.6, 76 + row * 21, 2 + random.below(3), 8, random);
    }
  }
  return page;
}
