import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inquiry } from '#shared/domain/inquiry/inquiry.ts';
import { inquiriesOf } from '#shared/domain/inquiry/inquiries-of.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Part } from '../floor/Part.tsx';
import type { RoomPages } from '../use-room-pages.ts';
import { AskForm } from './AskForm.tsx';
import { InquiryLine } from './InquiryLine.tsx';
import styles from './InquiryTab.module.css';

/** 问答: what waits for an answer, what was answered and promised, and a form to ask. */
export function InquiryTab({
  meeting,
  pages,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state } = useOpenDossier();
  const asked = inquiriesOf(state, meeting.meetingId);
  const open = asked.filter(({ answer }) => !answer);
  const answered = asked.filter(({ answer }) => answer).toReversed();
  const list = (inquiries: readonly Inquiry[]): ReactNode => (
    <ul className={styles.list}>
      {inquiries.map((inquiry) => (
        <InquiryLine key={inquiry.inquiryId} meeting={meeting} inquiry={inquiry} pages={pages} />
      ))}
    </ul>
  );
  return (
    <>
      {asked.length === 0 && <EmptyState title={t('inquiry.none')} note={t('inquiry.noneNote')} />}
      {open.length > 0 && <Part title={t('inquiry.open', { count: open.length })}>{list(open)}</Part>}
      <AskForm meeting={meeting} pages={pages} />
      {answered.length > 0 && (
        <Part title={t('inquiry.answered', { count: answered.length })}>{list(answered)}</Part>
      )}
    </>
  );
}
