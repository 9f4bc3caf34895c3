import { privateLedger } from '#shared/domain/ledger/ledger-id.ts';
import type { MinutesAudience } from '#shared/domain/minutes/minutes.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { minutesFacts } from '#shared/documents/minutes/minutes-facts.ts';
import { draftSections, printedSections } from '#shared/documents/minutes/minutes-sections.ts';
import { someOf, type Choice, type Desk } from './weighted.ts';

/** The clerk writes over the record of a meeting, issues it, and hands it on. */
export function minutesWork(desk: Desk): readonly Choice[] {
  const { state, random } = desk;
  const opened = Object.values(state.parties.meetings).filter(({ openedAt }) => openedAt !== null);
  return someOf(random, opened).flatMap((meeting) => ofMeeting(desk, meeting));
}

function ofMeeting({ state, member, random, say }: Desk, meeting: Meeting): readonly Choice[] {
  const { meetingId } = meeting;
  const facts = minutesFacts(state.parties, meetingId);
  if (!facts) return [];
  const home = privateLedger(member.memberId);
  const sections = draftSections(facts, state.privates[member.memberId]?.minutes[meetingId] ?? {});
  const issued = state.bureau.minutes[meetingId] ?? [];
  const last = issued.at(-1);
  const isOver = meeting.status === 'closed';
  const edition = issued.length + 1;
  return [
    [
      0.1,
      () => {
        const { key, recorded } = random.pick(sections);
        const text = random.chance(0.8) ? say(home, 'as it was') : null;
        return { type: 'minutes.edit', meetingId, section: key, text, basis: recorded };
      },
    ],
    [
      isOver && edition < 4 ? 0.3 : 0.01,
      () => {
        const reason = edition > 1 ? say('bureau', 'a name was wrong') : '';
        const printed = printedSections(sections);
        return { type: 'minutes.issue', meetingId, edition, reason, sections: printed };
      },
    ],
    ...someOf(random, last?.file ? [last.file] : []).map(({ sha256 }): Choice => [
      0.3,
      () => {
        const audience: MinutesAudience = random.pick(['panel', 'parties']);
        return { type: 'minutes.release', meetingId, edition: edition - 1, sha256, audience };
      },
    ]),
  ];
}
