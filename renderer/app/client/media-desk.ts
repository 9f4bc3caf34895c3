import type {
  MediaJoin,
  MediaJoined,
  MediaMessage,
  MediaMute,
  MediaSenders,
  MediaSignal,
  MediaSpotlight,
  MediaWanted,
  SendersSet,
} from '#shared/protocol/media.ts';
import type { FaultResult } from './client.ts';

type OfDossier<T> = Omit<T, 'dossierId'>;

/** Sound and picture in the room of one dossier: what the hub carries of it, for as long as there is a link. */
export interface MediaDesk {
  /** Where the hub has not heard yet that this window is in the room it is `notFound`: wait for `presence` to say so. */
  join(request: OfDossier<MediaJoin>): Promise<FaultResult<MediaJoined>>;
  setSenders(request: OfDossier<MediaSenders>): Promise<FaultResult<SendersSet>>;
  signal(request: OfDossier<MediaSignal>): Promise<FaultResult<true>>;
  mute(request: OfDossier<MediaMute>): Promise<FaultResult<true>>;
  spotlight(request: OfDossier<MediaSpotlight>): Promise<FaultResult<true>>;
  want(request: OfDossier<MediaWanted>): Promise<FaultResult<true>>;
  leave(): void;
  /** Messages of every window of this person on this machine: look at whose stay they are of. */
  listen(listener: (message: MediaMessage) => void): () => void;
}
