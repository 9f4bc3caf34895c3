import type { CommandOutcome, CommandPush } from './command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from './dossier-open.ts';
import type { Answer } from './errors.ts';
import type {
  LedgerSeen,
  PageHand,
  PageShare,
  PageShown,
  PresenceSet,
  PresenceState,
  SeenState,
} from './presence.ts';
import type {
  DraftCaret,
  DraftCareted,
  DraftJoin,
  DraftJoined,
  DraftPush,
  DraftPushed,
  DraftUpdated,
} from './joint-draft.ts';
import type {
  MediaEnded,
  MediaJoin,
  MediaJoined,
  MediaLeave,
  MediaMute,
  MediaSenders,
  MediaSignal,
  MediaSignalled,
  MediaSpotlight,
  MediaState,
  MediaWanted,
  SendersSet,
} from './media.ts';
import type { LinkProbe } from './link-probe.ts';
import type { Coverage, ReadingShare } from './coverage.ts';
import type { DossierSummary } from '../domain/view/summary.ts';

/** Socket.IO `auth` of the handshake. The token never travels in a URL. */
export interface HandshakeAuth {
  readonly token: string;
  readonly protocol: number;
  readonly app: string;
}

type Ack<T> = (answer: Answer<T>) => void;

/** What a client may send; every message but the volatile ones is acknowledged. */
export interface UpMessages {
  'dossier.open': (request: DossierOpen, ack: Ack<{ opened: DossierOpened }>) => void;
  'dossier.leave': (request: { dossierId: string }, ack: Ack<object>) => void;
  'events.pull': (request: EventsPull, ack: Ack<{ batch: EventsBatch }>) => void;
  'command.push': (request: CommandPush, ack: Ack<{ outcome: CommandOutcome }>) => void;
  'ledger.seen': (request: LedgerSeen, ack: Ack<object>) => void;
  'draft.join': (request: DraftJoin, ack: Ack<{ joined: DraftJoined }>) => void;
  'draft.push': (request: DraftPush, ack: Ack<{ pushed: DraftPushed }>) => void;
  'draft.caret': (request: DraftCaret) => void;
  'media.join': (request: MediaJoin, ack: Ack<{ joined: MediaJoined }>) => void;
  'media.senders': (request: MediaSenders, ack: Ack<{ set: SendersSet }>) => void;
  'media.signal': (request: MediaSignal, ack: Ack<object>) => void;
  'media.mute': (request: MediaMute, ack: Ack<object>) => void;
  'media.spotlight': (request: MediaSpotlight, ack: Ack<object>) => void;
  'media.wanted': (request: MediaWanted, ack: Ack<object>) => void;
  'media.leave': (request: MediaLeave, ack: Ack<object>) => void;
  'reading.share': (request: ReadingShare, ack: Ack<{ coverage: Coverage | null }>) => void;
  'link.probe': (request: LinkProbe, ack: Ack<LinkProbe>) => void;
  'presence.set': (request: PresenceSet) => void;
  'page.share': (request: PageShare) => void;
  'page.hand': (request: PageHand) => void;
}

/** What the hub sends unasked. */
export interface DownMessages {
  'events.batch': (batch: EventsBatch) => void;
  /** The member's ledgers changed: send `dossier.open` again. */
  'membership.changed': (message: { dossierId: string }) => void;
  'presence.state': (state: PresenceState) => void;
  'page.shown': (shown: PageShown) => void;
  'seen.state': (state: SeenState) => void;
  'draft.updated': (message: DraftUpdated) => void;
  'draft.careted': (message: DraftCareted) => void;
  'media.state': (state: MediaState) => void;
  'media.signalled': (message: MediaSignalled) => void;
  'media.ended': (message: MediaEnded) => void;
  'summary.changed': (message: { dossierId: string; summary: DossierSummary | null }) => void;
  /** Your duties or your name changed: ask `GET /api/session` again. */
  'account.changed': (message: Record<string, never>) => void;
  'session.ended': (message: { reason: 'revoked' | 'expired' | 'loggedOut' }) => void;
}
