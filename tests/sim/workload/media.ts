import type { PeerId, Senders } from '#shared/protocol/media.ts';
import { unitFrom } from '../forwarding-unit.ts';
import { Random } from '../random.ts';
import type { MediaUp } from '../wire.ts';

/** What somebody's program says about sound and picture; to whichever peer there is or ever was. */
export function mediaInRoom(everyPeer: readonly PeerId[], seed: number, pick: number): MediaUp {
  const random = new Random(seed, pick);
  const roll = random.below(12);
  const recent = everyPeer.slice(-8);
  const peerId = recent.length > 0 ? random.pick(recent) : null;
  if (roll < 5 || peerId === null) return { ask: 'join', senders: anySenders(random) };
  if (roll < 9) return { ask: 'signal', to: unitFrom(seed) !== null && roll > 5 ? 'sfu' : peerId };
  if (roll === 9) return { ask: 'senders', senders: anySenders(random) };
  if (roll === 10) {
    const peers = random.chance(0.3) ? 'all' : [peerId];
    return random.chance(0.5)
      ? { ask: 'mute', peers, isMuted: random.chance(0.7) }
      : { ask: 'spotlight', peerId: random.chance(0.3) ? null : peerId };
  }
  return { ask: 'leave' };
}

function anySenders(random: Random): Senders {
  return { microphone: random.chance(0.7), camera: random.chance(0.6), screen: random.chance(0.2) };
}
