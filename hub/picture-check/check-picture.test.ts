import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { PICTURE_CHECK_MESSAGES, PICTURE_CODES } from '#shared/documents/picture-check-messages.ts';
import { createReportChecker } from '../report-check/report-checker.ts';
import { aJpeg, aPng, aWebp } from '../testing/a-picture.ts';
import { checkPictureBytes } from './check-picture.ts';

vi.setConfig({ testTimeout: 60_000 });

const dir = mkdtempSync(join(tmpdir(), 'yunping-pictures-'));
const checker = createReportChecker({ concurrency: 1 });
afterAll(() => {
  checker.close();
  rmSync(dir, { recursive: true, force: true });
});

const facts = (kind: string, width = 64, height = 40): object => ({
  ok: true,
  value: { kind, width, height },
});
const refused = (error: string): object => ({ ok: false, error });
const TEXT = Buffer.from('Author\0somebody');

test('PC6: what the bytes are is read from the bytes', () => {
  expect(checkPictureBytes(aPng())).toEqual(facts('png'));
  expect(checkPictureBytes(aJpeg())).toEqual(facts('jpeg'));
  expect(checkPictureBytes(aWebp())).toEqual(facts('webp'));
  for (const other of ['GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'BM', '']) {
    expect(checkPictureBytes(Buffer.from(other.padEnd(40)))).toEqual(refused('notAPicture'));
  }
});

test('PC6: nothing but pixels: no positions, dates, words, thumbnails, nothing behind the end', () => {
  const exif = Buffer.from('Exif\0\0MM');
  const thumbnail = Buffer.concat([
    Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001', 'latin1'),
    Buffer.alloc(3),
  ]);
  const hiding = [
    ...['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prIV'].map((type) => aPng(1, { extra: [[type, TEXT]] })),
    aPng(1, { extra: [['iCCP', Buffer.alloc(70_000)]] }),
    aJpeg([64, 40], [[0xe1, exif]]),
    aJpeg([64, 40], [[0xe0, thumbnail]]),
    aJpeg([64, 40], [[0xe2, Buffer.from('MPF\0')]]),
    aJpeg([64, 40], [[0xed, TEXT]]),
    aJpeg([64, 40], [[0xfe, TEXT]]),
    aJpeg([64, 40], [], TEXT),
    aWebp([64, 40], [['EXIF', exif]]),
    aWebp([64, 40], [['XMP ', TEXT]]),
    aWebp([64, 40], [], TEXT),
  ];
  for (const bytes of hiding) expect(checkPictureBytes(bytes)).toEqual(refused('pictureHoldsMore'));
  expect(checkPictureBytes(aPng(1, { behind: TEXT }))).toEqual(refused('damagedPicture'));
  const profile = Buffer.from('ICC_PROFILE\0\u0001\u0001rgb');
  expect(checkPictureBytes(aJpeg([64, 40], [[0xe2, profile]]))).toEqual(facts('jpeg'));
});

test('PC6: animations, too many pixels and what does not add up are refused before anything of that size is made', () => {
  const control = Buffer.alloc(8, 1);
  expect(checkPictureBytes(aPng(1, { extra: [['acTL', control]] }))).toEqual(refused('animatedPicture'));
  expect(checkPictureBytes(aWebp([64, 40], [['ANIM', control]]))).toEqual(refused('animatedPicture'));
  const wide = aPng(1, { width: 8_001, height: 1 });
  const many = aPng(1, { width: 7_000, height: 7_000, rows: Buffer.alloc(10) });
  const bomb = aPng(1, { rows: Buffer.alloc(50_000_000) });
  expect(checkPictureBytes(wide)).toEqual(refused('tooManyPixels'));
  expect(checkPictureBytes(many)).toEqual(refused('tooManyPixels'));
  expect(checkPictureBytes(aJpeg([9_000, 9_000]))).toEqual(refused('tooManyPixels'));
  expect(checkPictureBytes(aWebp([16_384, 4]))).toEqual(refused('tooManyPixels'));
  for (const bytes of [
    bomb,
    aPng(1, { rows: Buffer.alloc(100) }),
    aPng(1, { rows: Buffer.alloc(65 * 40, 9) }),
    aPng(1, { interlace: 1 }),
    aPng(1, { width: 0, rows: Buffer.alloc(40) }),
    aPng().subarray(0, -6),
    aJpeg().subarray(0, -2),
    aJpeg([0, 40]),
    aWebp().subarray(0, -4),
    Buffer.concat([aPng().subarray(0, 40), Buffer.from([7]), aPng().subarray(41)]),
  ]) {
    expect(checkPictureBytes(bytes)).toEqual(refused('damagedPicture'));
  }
});

test('PC6: cut anywhere, or with any byte turned, a picture is judged and nothing throws', () => {
  for (const whole of [aPng(), aJpeg(), aWebp()]) {
    for (let at = 0; at < whole.length; at++) {
      expect(checkPictureBytes(whole.subarray(0, at)).ok).toBe(false);
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      expect(typeof checkPictureBytes(turned).ok).toBe('boolean');
    }
  }
});

test('PC6: it runs in the limited process of reports, beside them', async () => {
  const good = join(dir, 'good.png');
  const large = join(dir, 'large.png');
  writeFileSync(good, aPng());
  writeFileSync(large, Buffer.alloc(9 * 1024 * 1024));
  const [picture, tooLarge, none, report] = await Promise.all([
    checker.checkPicture(good),
    checker.checkPicture(large),
    checker.checkPicture(join(dir, 'none.png')),
    checker.check(good),
  ]);
  expect(picture).toEqual(facts('png'));
  expect(tooLarge).toEqual(refused('pictureTooLarge'));
  expect(none).toEqual(refused('unreadableFile'));
  expect(report).toMatchObject({ verdict: 'rejected', reason: 'notPdf' });
});

test('PC6: every code has its own words in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const words = PICTURE_CODES.map((code) => PICTURE_CHECK_MESSAGES[code][language]);
    expect(new Set(words).size).toBe(PICTURE_CODES.length);
  }
});
