import { MessageCircleQuestionMark } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { partNow } from '#shared/domain/floor/floor.ts';
import { isInRoomNow } from '#shared/domain/floor/policy.ts';
import { inquiryIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { addresseeSchema, type Addressee } from '#shared/domain/inquiry/inquiry.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import { pageAt } from '../floor/page-at.ts';
import { Part } from '../floor/Part.tsx';
import type { RoomPages } from '../use-room-pages.ts';

/** Asks on the page one looks at; the clerk writes down what somebody asked aloud. */
export function AskForm({
  meeting,
  pages,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { dossierId, state, member, memberId } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const part = partNow(meeting).deliberation;
  const [text, setText] = useScratchText(`inquiry/${dossierId}/${meeting.meetingId}/${part}`);
  const [addressee, setAddressee] = useState<Addressee>('compiler');
  const [askedBy, setAskedBy] = useState<MemberId | null>(null);
  const [withPage, setWithPage] = useState(true);
  const isSecretary = member.role === 'clerk';
  if (!isSecretary && member.role !== 'expert' && member.role !== 'department') return null;
  const page = pageAt(pages);
  const askers = peopleOf(state).filter((person) => {
    const seat = findMember(state, person.memberId);
    const asks = person.role === 'expert' || person.role === 'department';
    return asks && seat && isInRoomNow(state, meeting, seat);
  });
  const asker = isSecretary ? askedBy : memberId;
  const command = (inquiryId: string) =>
    ({
      type: 'inquiry.ask',
      meetingId: meeting.meetingId,
      inquiryId: inquiryIdSchema.parse(inquiryId),
      addressee,
      text: text.trim(),
      page: withPage ? page : null,
      deliberation: part,
      ...(isSecretary && asker && { askedBy: asker }),
    }) as const;
  const ask = async (): Promise<void> => {
    const result = await submit(command(client.newId()), { done: t('inquiry.sent') });
    if (result.ok) setText('');
  };
  return (
    <Part title={t(isSecretary ? 'inquiry.record' : 'inquiry.ask')}>
      {isSecretary && (
        <SelectField
          label={t('inquiry.askedBy')}
          value={askedBy}
          placeholder={t('inquiry.askedByWhich')}
          options={askers.map((person) => ({ value: person.memberId, label: person.name }))}
          onChange={setAskedBy}
        />
      )}
      <TextField label={t('inquiry.text')} value={text} onChange={setText} rows={2} maxLength={8000} />
      <SelectField
        label={t('inquiry.askTo')}
        value={addressee}
        options={addresseeSchema.options.map((value) => ({
          value,
          label: t(`inquiry.addressees.${value}`),
        }))}
        onChange={setAddressee}
      />
      {page && (
        <CheckField
          label={t('withPage', { page: page.pageIndex + 1 })}
          isChecked={withPage}
          onChange={setWithPage}
        />
      )}
      <SecondaryButton
        icon={MessageCircleQuestionMark}
        isWide
        isDisabled={text.trim() === '' || asker === null}
        blockedBy={asker === null ? null : blockedBy(command('probe-of-the-room'))}
        onClick={() => void ask()}
      >
        {t(isSecretary ? 'inquiry.record' : 'inquiry.send')}
      </SecondaryButton>
    </Part>
  );
}
