import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { memberId, versionId } from '#shared/testing/cast.ts';
import type { Coverage } from '#shared/protocol/coverage.ts';
import { CoverageDesk } from './coverage.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const VERSION = versionId('version-1');
const PANEL = ['chair', 'expert-b', 'expert-c', 'expert-d', 'expert-e'].map(memberId);
const [CHAIR = memberId('chair'), B = CHAIR, C = CHAIR, D = CHAIR] = PANEL;
const CHAPTERS = 4;

interface Desk {
  readonly share: (member: MemberId, ...read: readonly number[]) => void;
  readonly takeBack: (member: MemberId) => void;
  readonly told: () => Coverage | null;
}

function aDesk(panel: readonly MemberId[]): Desk {
  const desk = new CoverageDesk();
  return {
    share: (member, ...read) => desk.share(DOSSIER, VERSION, member, { of: CHAPTERS, read }),
    takeBack: (member) => desk.share(DOSSIER, VERSION, member, null),
    told: () => desk.tell(DOSSIER, VERSION, panel, CHAIR),
  };
}

test('RC2 while fewer than three share nothing is told, not even how many', () => {
  const { share, told } = aDesk(PANEL.slice(0, 3));
  share(CHAIR, 0);
  share(B, 0, 1);
  expect(told()).toBeNull();
  share(C, 0);
  expect(told()).toEqual({ kind: 'steps', chapters: ['all', 'some', 'none', 'none'] });
});

test('RC3 three and four are told in steps, five and more in numbers', () => {
  const { share, told } = aDesk(PANEL);
  for (const member of PANEL) share(member, 0);
  expect(told()).toEqual({ kind: 'numbers', sharing: 5, chapters: [5, 0, 0, 0] });
  const four = aDesk(PANEL.slice(0, 4));
  for (const member of PANEL.slice(0, 4)) four.share(member, 0);
  expect(four.told()?.kind).toBe('steps');
});

test('RC4 a sum stands until two others changed what they share, of five three; the reader does not count', () => {
  const { share, told } = aDesk(PANEL.slice(0, 3));
  for (const member of [CHAIR, B, C]) share(member);
  const before = told();
  share(B, 0, 1, 2, 3);
  share(CHAIR, 0, 1, 2, 3);
  share(CHAIR, 1);
  expect(told()).toBe(before);
  share(C, 3);
  expect(told()).toEqual({ kind: 'steps', chapters: ['some', 'some', 'some', 'some'] });

  const five = aDesk(PANEL);
  for (const member of PANEL) five.share(member);
  const first = five.told();
  five.share(B, 0);
  five.share(C, 0);
  expect(five.told()).toBe(first);
  five.share(D, 0);
  expect(five.told()).toMatchObject({ chapters: [3, 0, 0, 0] });
});

test('RC4 taking back and sharing again does not open a way around', () => {
  const { share, takeBack, told } = aDesk(PANEL.slice(0, 3));
  for (const member of [CHAIR, B, C]) share(member);
  const before = told();
  takeBack(B);
  expect(told()).toBeNull();
  share(B, 0);
  expect(told()).toBe(before);
});

test('RC2 who is no longer of the panel, or divides the report otherwise, is not counted', () => {
  const desk = new CoverageDesk();
  for (const member of [CHAIR, B, C]) desk.share(DOSSIER, VERSION, member, { of: CHAPTERS, read: [] });
  expect(desk.tell(DOSSIER, VERSION, [CHAIR, B], CHAIR)).toBeNull();
  desk.share(DOSSIER, VERSION, C, { of: 9, read: [] });
  expect(desk.tell(DOSSIER, VERSION, [CHAIR, B, C], CHAIR)).toBeNull();
});

test('RC4 whatever two others read and however they go about it, a sum told after one of them changed is the one before', () => {
  const read = fc.uniqueArray(fc.nat({ max: CHAPTERS - 1 }));
  const one = fc.record({ who: fc.constantFrom(B, CHAIR), read, isTakenBack: fc.boolean() });
  fc.assert(
    fc.property(read, read, read, fc.array(one, { maxLength: 20 }), (own, first, second, changes) => {
      const { share, takeBack, told } = aDesk([CHAIR, B, C]);
      share(CHAIR, ...own);
      share(B, ...first);
      share(C, ...second);
      const before = told();
      for (const change of changes) {
        if (change.isTakenBack) takeBack(change.who);
        else share(change.who, ...change.read);
        expect([null, before]).toContain(told());
      }
    }),
  );
});
