import { ok, type Result } from '../../lib/result.ts';
import { accept, reject, to, type MemberRule } from '../decision.ts';
import { markOf, partNow, type MeetingPart } from '../floor/floor.ts';
import { isInRoomNow, requireInRoom, requirePage, requirePart } from '../floor/policy.ts';
import type { InquiryId, MeetingId } from '../ids.ts';
import { requireLead, requireMeeting, requireRunningMeeting } from '../meeting/require.ts';
import { currentStep } from '../meeting/meeting.ts';
import { requireRole } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, Meeting } from '../state.ts';
import type { Inquiry } from './inquiry.ts';

interface InquiryNamed {
  readonly meetingId: MeetingId;
  readonly inquiryId: InquiryId;
}

/** Experts and departments ask; the lead writes down what one of them asked aloud. */
export const decideAsk: MemberRule<'inquiry.ask'> = (state, command, { member }) => {
  const { meetingId, inquiryId, addressee, text } = command;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const part = requirePart(meeting.value, command.deliberation);
  if (!part.ok) return part;
  const present = requireInRoom(state, meeting.value, member, command.askedBy);
  if (!present.ok) return present;
  const asker = requireRole(present.value, 'expert', 'department');
  if (!asker.ok) return asker;
  const page = requirePage(state, meeting.value, command.page);
  if (!page.ok) return page;
  if (find(state, meeting.value, part.value, inquiryId)) return reject('inquiry.exists');
  const askedBy = asker.value.memberId;
  const stepId = currentStep(state, meetingId)?.stepId ?? null;
  return accept(
    to(part.value.ledgerId, {
      type: 'inquiry.asked',
      v: 1,
      payload: {
        meetingId,
        inquiryId,
        askedBy,
        addressee,
        text,
        page: page.value,
        stepId,
        ...markOf(part.value),
      },
    }),
  );
};

/** Whom it was asked of answers, or the clerk writes down what was said. */
export const decideAnswer: MemberRule<'inquiry.answer'> = (state, command, { member }) => {
  const found = requireInquiry(state, command);
  if (!found.ok) return found;
  const { meeting, part, inquiry } = found.value;
  const entitled = requireRole(member, inquiry.addressee, 'clerk');
  if (!entitled.ok) return entitled;
  if (member.role !== 'clerk' && !isInRoomNow(state, meeting, member)) return reject('floor.notInRoom');
  const page = requirePage(state, meeting, command.page);
  if (!page.ok) return page;
  const { meetingId, inquiryId, text, promise } = command;
  return accept(
    to(part.ledgerId, {
      type: 'inquiry.answered',
      v: 1,
      payload: {
        meetingId,
        inquiryId,
        by: member.memberId,
        text,
        promise,
        page: page.value,
        ...markOf(part),
      },
    }),
  );
};

/** Taken back by whoever asked, or by the lead; not once it is answered. */
export const decideWithdraw: MemberRule<'inquiry.withdraw'> = (state, command, { member }) => {
  const found = requireInquiry(state, command);
  if (!found.ok) return found;
  const { part, inquiry } = found.value;
  if (inquiry.askedBy !== member.memberId) {
    const lead = requireLead(state, member);
    if (!lead.ok) return lead;
  }
  if (inquiry.answer) return reject('inquiry.answered');
  const { meetingId, inquiryId } = command;
  const payload = { meetingId, inquiryId, ...markOf(part) };
  return accept(to(part.ledgerId, { type: 'inquiry.withdrawn', v: 1, payload }));
};

/** What goes into the minutes; also after the meeting, while they are written. */
export const decideMinute: MemberRule<'inquiry.minute'> = (state, command, { member }) => {
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const { meetingId, inquiryId, isMinuted } = command;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const everywhere = (['panel', 'parties'] as const).flatMap((ledgerId) =>
    (state[ledgerId].inquiries[meetingId] ?? []).map((inquiry) => ({ ledgerId, inquiry })),
  );
  const found = everywhere.find(({ inquiry }) => inquiry.inquiryId === inquiryId);
  if (!found || found.inquiry.withdrawn) return reject('inquiry.notFound');
  if (found.inquiry.isMinuted === isMinuted) return accept();
  const payload = { meetingId, inquiryId, isMinuted, ...markOf(found.inquiry) };
  return accept(to(found.ledgerId, { type: 'inquiry.minuted', v: 1, payload }));
};

function find(
  state: DossierState,
  { meetingId }: Meeting,
  { ledgerId, deliberation }: MeetingPart,
  inquiryId: InquiryId,
): Inquiry | undefined {
  return (state[ledgerId].inquiries[meetingId] ?? []).find(
    (inquiry) => inquiry.inquiryId === inquiryId && inquiry.deliberation === deliberation,
  );
}

/** A question of the part that is going on. */
function requireInquiry(
  state: DossierState,
  { meetingId, inquiryId }: InquiryNamed,
): Result<{ readonly meeting: Meeting; readonly part: MeetingPart; readonly inquiry: Inquiry }, Rejection> {
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const part = partNow(meeting.value);
  const inquiry = find(state, meeting.value, part, inquiryId);
  if (!inquiry || inquiry.withdrawn) return reject('inquiry.notFound');
  return ok({ meeting: meeting.value, part, inquiry });
}
