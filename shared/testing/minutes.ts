import type { CommandOf } from '../domain/command.ts';
import type { IssuedMinutes } from '../domain/minutes/minutes.ts';
import { assert } from '../lib/assert.ts';
import { CLERK, MEETING, plainly, type Say } from './cast.ts';
import { fileNamed } from './commands.ts';
import type { Review } from './review.ts';

/** What a clerk does with the minutes of a meeting, ready to be changed by a test. */

export function issueMinutes(edition = 1, say: Say = plainly): CommandOf<'minutes.issue'> {
  return {
    type: 'minutes.issue',
    meetingId: MEETING,
    edition,
    reason: edition > 1 ? say('bureau', 'the host was another one') : '',
    sections: [
      { key: 'head', level: 1, heading: '', text: '会议名称：评审会' },
      { key: 'decisions', level: 1, heading: '一、会议决定', text: '按专家组评审意见修改。' },
    ],
  };
}

export function setMinutes(edition = 1): CommandOf<'minutes.attachDocument'> {
  return {
    type: 'minutes.attachDocument',
    meetingId: MEETING,
    edition,
    file: fileNamed(`minutes-${edition}`),
  };
}

export function releaseMinutes(
  audience: CommandOf<'minutes.release'>['audience'] = 'panel',
  edition = 1,
): CommandOf<'minutes.release'> {
  const { sha256 } = fileNamed(`minutes-${edition}`);
  return { type: 'minutes.release', meetingId: MEETING, edition, sha256, audience };
}

/** The meeting over, and its first edition issued and set. */
export function withMinutes(review: Review): Review {
  return review.inOpinion().does(CLERK, issueMinutes()).does('hub', setMinutes());
}

export function editionOf(review: Review, edition = 1): IssuedMinutes {
  const minutes = review.state.bureau.minutes[MEETING]?.[edition - 1];
  assert(minutes, 'an edition');
  return minutes;
}
