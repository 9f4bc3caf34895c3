/** Further than any recording goes: a player that is sent there reads to the end of it. */
const BEHIND_THE_END_S = 1e9;

/** What is asked of a player. */
export interface LengthReader extends Pick<EventTarget, 'addEventListener'> {
  readonly duration: number;
  currentTime: number;
}

/**
 * What a window recorded says nowhere how long it is, so that a player can neither show the length nor go to a place
 * until it has read to the end. Sends it there and back; `onRead` is told when it stands at the beginning again. The
 * returned function calls it off.
 */
export function readLength(player: LengthReader, onRead: () => void): () => void {
  const calledOff = new AbortController();
  const when = (event: string, act: () => void): void =>
    player.addEventListener(event, act, { once: true, signal: calledOff.signal });
  when('loadedmetadata', () => {
    if (Number.isFinite(player.duration)) return onRead();
    when('seeked', () => {
      when('seeked', onRead);
      player.currentTime = 0;
    });
    player.currentTime = BEHIND_THE_END_S;
  });
  return () => calledOff.abort();
}
