import { err } from '#shared/lib/result.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { MediaDesk } from '../app/client/media-desk.ts';

const NOBODY = err(unavailable('one page alone'));

/** One page alone has nobody to speak with. */
export const memoryMedia: MediaDesk = {
  join: () => Promise.resolve(NOBODY),
  setSenders: () => Promise.resolve(NOBODY),
  signal: () => Promise.resolve(NOBODY),
  mute: () => Promise.resolve(NOBODY),
  spotlight: () => Promise.resolve(NOBODY),
  want: () => Promise.resolve(NOBODY),
  leave: () => undefined,
  listen: () => () => undefined,
};
