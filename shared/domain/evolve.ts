import {
  commentAdded,
  commentEdited,
  commentPlaced,
  commentRemarked,
  commentRemoved,
  commentShared,
  commentsReleased,
  withComment,
} from './comment/evolve.ts';
import {
  dossierAccepted,
  dossierCreated,
  memberAdded,
  memberReassigned,
  memberStatus,
  rehearsalEnded,
  stageMoved,
  withItem,
} from './dossier/evolve.ts';
import type { DomainEvent, EventMeta } from './event.ts';
import { evolveFloors } from './floor/evolve.ts';
import type { MemberId } from './ids.ts';
import { evolveInquiries } from './inquiry/evolve.ts';
import type { LedgerId } from './ledger/ledger-id.ts';
import {
  deliberationEnded,
  deliberationStated,
  meetingScheduled,
  rescheduled,
  withClosedPart,
  withMeeting,
} from './meeting/evolve.ts';
import { isRecordEvent, recordedByPanel, recordedByParties } from './meeting/evolve-record.ts';
import { withReply } from './meeting/reply.ts';
import { minutesEdited, minutesIssued, minutesReleased, withEdition } from './minutes/evolve.ts';
import {
  itemMoved,
  opinionFrozen,
  opinionReopened,
  proposalAnswered,
  proposed,
  takenUp,
  textSettled,
  withOpinion,
  withOpinionItem,
} from './opinion/evolve.ts';
import { recheckConcluded, recheckMarked, responseDrafted, responseSubmitted } from './revision/evolve.ts';
import { evolveRecordingFiles, evolveRecordings } from './recording/evolve.ts';
import { evolveShowings } from './showing/evolve.ts';
import {
  EMPTY_SLICES,
  type ApplicantsState,
  type BureauState,
  type DossierState,
  type PanelState,
  type PartiesState,
  type PrivateState,
} from './state.ts';
import { evolveAnnounced, evolveVotes } from './vote/evolve.ts';

/** An event with what the fold needs to know beside it. `seq` is 0 in a prediction. */
export interface Happening {
  readonly ledgerId: LedgerId;
  readonly event: DomainEvent;
  readonly meta: EventMeta;
  readonly seq: number;
}

/**
 * The fold. Total: an event that makes no sense in a slice changes nothing, since what is in a ledger has
 * been decided and cannot be refused any more. Touches only the slice of the event's own ledger.
 */
export function evolve(state: DossierState, happening: Happening): DossierState {
  switch (happening.ledgerId) {
    case 'parties':
      return { ...state, parties: saidInOpen(evolveParties(state.parties, happening), happening) };
    case 'panel':
      return { ...state, panel: saidInPanel(evolvePanel(state.panel, happening), happening) };
    case 'applicants':
      return { ...state, applicants: evolveApplicants(state.applicants, happening) };
    case 'bureau':
      return { ...state, bureau: evolveBureau(state.bureau, happening) };
    default: {
      const owner = happening.ledgerId.slice('private:'.length) as MemberId; // the ledger's name is its owner
      const slice = state.privates[owner] ?? EMPTY_SLICES.private;
      return { ...state, privates: { ...state.privates, [owner]: evolvePrivate(slice, happening) } };
    }
  }
}

/** The room's own lists: who speaks, what is asked, what was voted. They follow the meeting's events too. */
function saidInOpen(state: PartiesState, { event, meta }: Happening): PartiesState {
  const floors = evolveFloors(state.floors, event, meta);
  const inquiries = evolveInquiries(state.inquiries, event, meta);
  const votes = evolveAnnounced(state.votes, event, meta);
  const showings = evolveShowings(state.showings, event, meta);
  const recordings = evolveRecordings(state.recordings, event, meta);
  const isSame =
    floors === state.floors &&
    inquiries === state.inquiries &&
    votes === state.votes &&
    showings === state.showings &&
    recordings === state.recordings;
  return isSame ? state : { ...state, floors, inquiries, votes, showings, recordings };
}

function saidInPanel(state: PanelState, { event, meta }: Happening): PanelState {
  const floors = evolveFloors(state.floors, event, meta);
  const inquiries = evolveInquiries(state.inquiries, event, meta);
  const votes = evolveVotes(state.votes, event, meta);
  const showings = evolveShowings(state.showings, event, meta);
  const recordings = evolveRecordings(state.recordings, event, meta);
  const isSame =
    floors === state.floors &&
    inquiries === state.inquiries &&
    votes === state.votes &&
    showings === state.showings &&
    recordings === state.recordings;
  return isSame ? state : { ...state, floors, inquiries, votes, showings, recordings };
}

export function evolveParties(state: PartiesState, { event, meta }: Happening): PartiesState {
  if (isRecordEvent(event)) return recordedByParties(state, event, meta);
  switch (event.type) {
    case 'dossier.created':
      return dossierCreated(state, event.payload, meta);
    case 'dossier.accepted':
      return dossierAccepted(state, meta);
    case 'rehearsal.ended':
      return rehearsalEnded(state, meta);
    case 'item.stageMoved':
      return withItem(state, event.payload.itemId, (item) => stageMoved(item, event.payload.stage, meta));
    case 'member.added':
      return { ...state, members: memberAdded(state.members, event.payload) };
    case 'member.joined':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'joined') };
    case 'member.removed':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'removed') };
    case 'member.reassigned':
      return { ...state, members: memberReassigned(state.members, event.payload) };
    case 'report.versionAdded': {
      const { itemId, ...version } = event.payload;
      return withItem(state, itemId, (item) => ({
        ...item,
        versions: [
          ...item.versions,
          {
            ...version,
            no: item.versions.filter((other) => other.kind === version.kind).length + 1,
            addedAt: meta.hubAt,
            addedBy: meta.actor,
          },
        ],
      }));
    }
    case 'panel.announced':
      return { ...state, announced: event.payload };
    case 'meeting.scheduled':
      return meetingScheduled(state, event.payload);
    case 'meeting.replied':
      return withReply(state, event.payload, meta);
    case 'meeting.rescheduled':
      return withMeeting(state, event.payload.meetingId, (meeting) =>
        rescheduled(meeting, event.payload, meta),
      );
    case 'meeting.cancelled':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        status: 'closed',
        closedAt: meta.hubAt,
        cancelled: { reason: event.payload.reason, at: meta.hubAt },
      }));
    case 'meeting.opened':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        status: 'open',
        openedAt: meta.hubAt,
      }));
    case 'meeting.stepMoved':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        stepLog: [...meeting.stepLog, { stepId: event.payload.stepId, at: meta.hubAt }],
      }));
    case 'meeting.deliberationBegan':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        stepLog: [...meeting.stepLog, { stepId: event.payload.stepId, at: meta.hubAt }],
        deliberations: [
          ...meeting.deliberations,
          {
            beganAt: meta.hubAt,
            endedAt: null,
            after: { moves: meeting.stepLog.length + 1, attendances: meeting.attendance.length },
            statement: null,
            signature: null,
            certificateSha256: null,
          },
        ],
      }));
    case 'meeting.deliberationEnded':
      return withMeeting(state, event.payload.meetingId, (meeting) => deliberationEnded(meeting, meta));
    case 'meeting.deliberationStated':
      return withMeeting(state, event.payload.meetingId, (meeting) =>
        deliberationStated(meeting, event.payload),
      );
    case 'meeting.admissionSet':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        admission: event.payload.admission,
      }));
    case 'meeting.aborted':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        status: 'closed',
        closedAt: meta.hubAt,
        aborted: { reason: event.payload.reason, at: meta.hubAt },
      }));
    case 'meeting.closed':
      return withMeeting(state, event.payload.meetingId, (meeting) => ({
        ...meeting,
        status: 'closed',
        closedAt: meta.hubAt,
      }));
    case 'minutes.released':
      return minutesReleased(state, event.payload, meta);
    case 'opinion.published':
      return withItem(state, event.payload.itemId, (item) => ({ ...item, published: event.payload }));
    case 'response.submitted':
      return withItem(state, event.payload.itemId, (item) => responseSubmitted(item, event.payload, meta));
    case 'recheck.concluded':
      return withItem(state, event.payload.itemId, (item) => recheckConcluded(item, event.payload, meta));
    case 'final.issued': {
      const { itemId, opinion, versionId } = event.payload;
      return withItem(state, itemId, (item) => ({
        ...item,
        final: { at: meta.hubAt, opinion, versionId, responseTable: null },
      }));
    }
    case 'final.responseTableAttached':
      return withItem(state, event.payload.itemId, (item) =>
        item.final ? { ...item, final: { ...item.final, responseTable: event.payload.file } } : item,
      );
    default:
      return state;
  }
}

export function evolvePanel(state: PanelState, { event, meta, seq }: Happening): PanelState {
  if (isRecordEvent(event)) return recordedByPanel(state, event, meta);
  switch (event.type) {
    case 'member.added':
      return { ...state, members: memberAdded(state.members, event.payload) };
    case 'member.joined':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'joined') };
    case 'member.removed':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'removed') };
    case 'recusal.declared': {
      const { memberId, conflict, statement } = event.payload;
      return {
        ...state,
        recusals: { ...state.recusals, [memberId]: { conflict, statement, at: meta.hubAt } },
      };
    }
    case 'commitment.signed': {
      const { memberId, clauses } = event.payload;
      return { ...state, commitments: { ...state.commitments, [memberId]: { clauses, at: meta.hubAt } } };
    }
    case 'panel.confirmed':
      return { ...state, confirmedAt: meta.hubAt };
    case 'chair.nominated':
    case 'chair.appointed': {
      const { itemId, memberId } = event.payload;
      const status = event.type === 'chair.appointed' ? 'appointed' : 'nominated';
      return { ...state, chairs: { ...state.chairs, [itemId]: { memberId, status, at: meta.hubAt } } };
    }
    case 'comment.shared':
      return commentShared(state, event.payload, meta, seq);
    case 'comment.edited':
      return commentEdited(state, event.payload, meta);
    case 'comment.remarked':
      return commentRemarked(state, event.payload, meta);
    case 'comment.withdrawn':
      return withComment(state, event.payload.commentId, (comment) => ({ ...comment, withdrawn: true }));
    case 'comment.placed':
      return commentPlaced(state, event.payload, meta);
    case 'comment.releaseNoted':
      return event.payload.commentIds.reduce(
        (slice, commentId) => withComment(slice, commentId, (comment) => ({ ...comment, released: true })),
        state,
      );
    case 'meeting.stepMoved': {
      const { meetingId, stepId, deliberation = 0 } = event.payload;
      return withClosedPart(state, meetingId, (part) => ({
        ...part,
        stepLog: [...part.stepLog, { stepId, at: meta.hubAt, deliberation }],
      }));
    }
    case 'meeting.replied':
      return withReply(state, event.payload, meta);
    case 'minutes.released':
      return minutesReleased(state, event.payload, meta);
    case 'recording.kept':
      return { ...state, recordingFiles: evolveRecordingFiles(state.recordingFiles, event) };
    case 'recheck.marked':
      return recheckMarked(state, event.payload, meta);
    default:
      return evolveOpinion(state, event, meta);
  }
}

function evolveOpinion(state: PanelState, event: DomainEvent, meta: EventMeta): PanelState {
  switch (event.type) {
    case 'opinion.sectionSet':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => ({
        ...opinion,
        [event.payload.section]: event.payload.text,
      }));
    case 'opinion.itemAdded': {
      const { itemId, ...item } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => ({
        ...takenUp(opinion, item.commentIds),
        items: [...opinion.items, item],
      }));
    }
    case 'opinion.itemEdited': {
      const { itemId, opinionItemId, severity, text } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) =>
        withOpinionItem(opinion, opinionItemId, (item) => ({ ...item, severity, text })),
      );
    }
    case 'opinion.commentsMerged': {
      const { itemId, opinionItemId, commentIds } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) =>
        withOpinionItem(takenUp(opinion, commentIds), opinionItemId, (item) => ({
          ...item,
          commentIds: [...item.commentIds, ...commentIds],
        })),
      );
    }
    case 'opinion.commentUnmerged': {
      const { itemId, opinionItemId, commentId } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) =>
        withOpinionItem(opinion, opinionItemId, (item) => ({
          ...item,
          commentIds: item.commentIds.filter((id) => id !== commentId),
        })),
      );
    }
    case 'opinion.commentSetAside': {
      const { itemId, commentId, isAside } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => {
        const rest = takenUp(opinion, [commentId]);
        return isAside ? { ...rest, aside: [...rest.aside, commentId] } : rest;
      });
    }
    case 'opinion.itemMoved':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => itemMoved(opinion, event.payload));
    case 'opinion.itemRemoved': {
      const { itemId, opinionItemId } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => ({
        ...opinion,
        items: opinion.items.filter((item) => item.opinionItemId !== opinionItemId),
      }));
    }
    case 'opinion.conclusionSet': {
      const { itemId, ...conclusion } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => ({ ...opinion, ...conclusion }));
    }
    case 'opinion.writersLet': {
      const { itemId, writers } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => ({ ...opinion, writers }));
    }
    case 'opinion.textSettled':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => textSettled(opinion, event.payload));
    case 'opinion.proposed':
      return withOpinion(state, event.payload.itemId, meta, (opinion) =>
        proposed(opinion, event.payload, meta),
      );
    case 'opinion.proposalAnswered':
      return withOpinion(state, event.payload.itemId, meta, (opinion) =>
        proposalAnswered(opinion, event.payload),
      );
    case 'opinion.readOut':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => ({
        ...opinion,
        readOutAt: meta.hubAt,
      }));
    case 'opinion.frozen':
      return withOpinion(state, event.payload.itemId, meta, (opinion) =>
        opinionFrozen(opinion, event.payload, meta),
      );
    case 'opinion.reopened':
      return withOpinion(state, event.payload.itemId, meta, (opinion) =>
        opinionReopened(opinion, event.payload.reason, meta),
      );
    case 'opinion.documentAttached':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => ({
        ...opinion,
        status: 'signing',
        document: event.payload.file,
      }));
    case 'opinion.signed': {
      const { itemId, memberId, documentSha256, dissent } = event.payload;
      return withOpinion(state, itemId, meta, (opinion) => ({
        ...opinion,
        signatures: [...opinion.signatures, { memberId, documentSha256, dissent, signedAt: meta.hubAt }],
      }));
    }
    case 'opinion.sealed':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => ({
        ...opinion,
        status: 'sealed',
        sealed: event.payload.file,
      }));
    case 'opinion.published':
      return withOpinion(state, event.payload.itemId, meta, (opinion) => ({
        ...opinion,
        status: 'published',
      }));
    default:
      return state;
  }
}

export function evolveApplicants(state: ApplicantsState, { event, meta }: Happening): ApplicantsState {
  switch (event.type) {
    case 'comment.released':
      return commentsReleased(state, event.payload, meta);
    case 'meeting.replied':
      return withReply(state, event.payload, meta);
    case 'response.drafted':
      return responseDrafted(state, event.payload, meta);
    default:
      return state;
  }
}

export function evolveBureau(state: BureauState, { event, meta }: Happening): BureauState {
  switch (event.type) {
    case 'member.added':
      return { ...state, members: memberAdded(state.members, event.payload) };
    case 'member.joined':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'joined') };
    case 'member.removed':
      return { ...state, members: memberStatus(state.members, event.payload.memberId, 'removed') };
    case 'meeting.replied':
      return withReply(state, event.payload, meta);
    case 'minutes.issued':
      return minutesIssued(state, event.payload, meta);
    case 'minutes.documentAttached': {
      const { file } = event.payload;
      return withEdition(state, event.payload, (minutes) => ({ ...minutes, file }));
    }
    case 'minutes.releaseNoted': {
      const { audience } = event.payload;
      return withEdition(state, event.payload, (minutes) => ({
        ...minutes,
        releasedTo: [...minutes.releasedTo, audience],
      }));
    }
    case 'recording.kept':
      return { ...state, recordingFiles: evolveRecordingFiles(state.recordingFiles, event) };
    case 'opinion.individualFiled': {
      const key = `${event.payload.itemId}/${event.payload.author}`;
      return {
        ...state,
        individualOpinions: { ...state.individualOpinions, [key]: { ...event.payload, at: meta.hubAt } },
      };
    }
    default:
      return state;
  }
}

export function evolvePrivate(state: PrivateState, { event, meta }: Happening): PrivateState {
  switch (event.type) {
    case 'comment.added':
      return commentAdded(state, event.payload, meta);
    case 'comment.edited':
      return commentEdited(state, event.payload, meta);
    case 'comment.remarked':
      return commentRemarked(state, event.payload, meta);
    case 'comment.placed':
      return commentPlaced(state, event.payload, meta);
    case 'comment.withdrawn':
    case 'comment.handedOver':
      return commentRemoved(state, event.payload.commentId);
    case 'minutes.edited':
      return minutesEdited(state, event.payload, meta);
    case 'vote.ballotKept': {
      const { voteId, option } = event.payload;
      return { ...state, votes: { ...state.votes, [voteId]: option } };
    }
    case 'opinion.individualFiled':
      return {
        ...state,
        individualOpinions: {
          ...state.individualOpinions,
          [event.payload.itemId]: { ...event.payload, at: meta.hubAt },
        },
      };
    default:
      return state;
  }
}
