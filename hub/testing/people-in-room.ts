import { dossierIdSchema, type MemberId, type StepId } from '#shared/domain/ids.ts';
import {
  peerIdSchema,
  type MediaEnded,
  type MediaSignalled,
  type MediaState,
  type PeerId,
  type Senders,
} from '#shared/protocol/media.ts';
import { CLERK, MEETING } from '#shared/testing/cast.ts';
import type { Review } from '#shared/testing/review.ts';
import { MediaRooms, type Forwarding } from '../media/media-rooms.ts';
import { Presence } from '../presence/presence.ts';

export const DOSSIER = dossierIdSchema.parse('dossier-1');
export const SOUND: Senders = { microphone: true, camera: false, screen: false };
export const PICTURE: Senders = { microphone: true, camera: true, screen: false };

/** People at a review's meeting, each on one connection named as they are, in the room or at its door. */
export class PeopleInRoom {
  readonly presence = new Presence(
    () => 0,
    () => undefined,
    () => undefined,
  );
  readonly ended: (readonly [string, MediaEnded['reason']])[] = [];
  readonly signalled: { readonly connectionId: string; readonly message: MediaSignalled }[] = [];
  readonly rooms: MediaRooms;
  readonly review: Review;
  #peers = 0;

  constructor(review: Review, members: readonly MemberId[], forwarding: Forwarding | null = null) {
    this.review = review;
    this.rooms = new MediaRooms({
      company: (dossierId) => this.presence.company(dossierId),
      newPeerId: () => peerIdSchema.parse(`peer-${++this.#peers}`.padEnd(22, '_')),
      maxSenders: 6,
      forwarding,
      onDirty: () => undefined,
      onEnded: (connection, { reason }) => this.ended.push([connection, reason]),
      onSignalled: (connectionId, message) => this.signalled.push({ connectionId, message }),
    });
    for (const member of members) this.comes(member);
  }

  comes(member: MemberId, connection: string = member): void {
    this.presence.enter(DOSSIER, connection, member, this.review.state);
    this.presence.place(DOSSIER, connection, 'room');
  }

  joins(connection: string, senders: Senders = SOUND): PeerId {
    const stay = this.rooms.join(DOSSIER, connection, senders);
    if (!stay) throw new Error(`${connection} is not in the room`);
    return stay.peerId;
  }

  does(...steps: Parameters<Review['does']>): this {
    this.review.does(...steps);
    this.presence.stateChanged(DOSSIER, this.review.state);
    this.rooms.look(DOSSIER);
    return this;
  }

  moves(stepId: StepId): this {
    return this.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId });
  }

  flush(): ReadonlyMap<string, MediaState> {
    const told = new Map<string, MediaState>();
    this.rooms.flush(DOSSIER, (connection, snapshot) => {
      told.set(connection, snapshot);
      return true;
    });
    return told;
  }

  /** Who is in the snapshot that somebody is told now. */
  sees(connection: string): readonly MemberId[] {
    return (this.flush().get(connection)?.peers ?? []).map(({ memberId }) => memberId).toSorted();
  }
}
