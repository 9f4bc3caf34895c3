import type { DomainEvent, EventMeta } from '../event.ts';
import type { InquiryId, MeetingId } from '../ids.ts';
import type { Inquiry } from './inquiry.ts';

/** By meeting, in the order asked. */
export type Inquiries = Readonly<Record<MeetingId, readonly Inquiry[]>>;

export function evolveInquiries(inquiries: Inquiries, event: DomainEvent, meta: EventMeta): Inquiries {
  switch (event.type) {
    case 'inquiry.asked': {
      const { meetingId, deliberation = 0, ...asked } = event.payload;
      const inquiry: Inquiry = {
        ...asked,
        askedAt: meta.hubAt,
        answer: null,
        withdrawn: false,
        isMinuted: true,
        deliberation,
      };
      return { ...inquiries, [meetingId]: [...(inquiries[meetingId] ?? []), inquiry] };
    }
    case 'inquiry.answered': {
      const { text, promise, page, by } = event.payload;
      const answer = { text, promise, page, by, at: meta.hubAt };
      return withInquiry(inquiries, event.payload, (inquiry) => ({ ...inquiry, answer }));
    }
    case 'inquiry.withdrawn':
      return withInquiry(inquiries, event.payload, (inquiry) => ({ ...inquiry, withdrawn: true }));
    case 'inquiry.minuted': {
      const { isMinuted } = event.payload;
      return withInquiry(inquiries, event.payload, (inquiry) => ({ ...inquiry, isMinuted }));
    }
    default:
      return inquiries;
  }
}

function withInquiry(
  inquiries: Inquiries,
  { meetingId, inquiryId }: { readonly meetingId: MeetingId; readonly inquiryId: InquiryId },
  change: (inquiry: Inquiry) => Inquiry,
): Inquiries {
  const list = inquiries[meetingId] ?? [];
  return {
    ...inquiries,
    [meetingId]: list.map((inquiry) => (inquiry.inquiryId === inquiryId ? change(inquiry) : inquiry)),
  };
}
