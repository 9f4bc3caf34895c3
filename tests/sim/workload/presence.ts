import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { EVERYONE } from '#shared/testing/cast.ts';
import { Random } from '../random.ts';
import type { Note } from '../wire.ts';

/** What somebody's screen says of itself; whoever it is, and whether they may or not. */
export function noteInRoom(state: DossierState, seed: number, pick: number): Note {
  const random = new Random(seed, pick);
  const roll = random.below(10);
  const meeting = openMeeting(state);
  const item = meeting && state.parties.items[random.pick(meeting.itemIds)];
  const version = item?.versions.at(-1);
  if (roll < 5 || !item || !version) {
    return { kind: 'place', place: random.pick(['room', 'room', 'room', 'reading', 'dossier', 'away']) };
  }
  if (roll === 5) return { kind: 'hand', to: random.pick(EVERYONE) };
  if (roll === 6) return { kind: 'share', page: null };
  return {
    kind: 'share',
    page: {
      itemId: item.itemId,
      versionId: version.versionId,
      pageIndex: random.below(60),
      fraction: 0,
      zoom: 1,
      pointer: random.chance(0.5) ? { x: 0.5, y: 0.5 } : null,
    },
  };
}
