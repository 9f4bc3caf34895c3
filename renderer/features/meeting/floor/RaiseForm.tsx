import { Hand } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isInRoomNow } from '#shared/domain/floor/policy.ts';
import { partNow } from '#shared/domain/floor/floor.ts';
import { turnKindSchema, type TurnKind } from '#shared/domain/floor/turn.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import type { RoomPages } from '../use-room-pages.ts';
import { pageAt } from './page-at.ts';
import { Part } from './Part.tsx';
import { useRaise } from './use-raise.ts';

/** A hand with words: what about, of which kind, on which page. The lead writes down others. */
export function RaiseForm({
  meeting,
  pages,
  isLead,
  isSignedIn,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
  readonly isLead: boolean;
  readonly isSignedIn: boolean;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { dossierId, state, memberId } = useOpenDossier();
  const hand = useRaise(meeting);
  const person = usePerson();
  const show = useToast();
  const [kind, setKind] = useState<TurnKind>('speech');
  const [withPage, setWithPage] = useState(false);
  // What is typed for one side of the doors does not stand in the field on the other (FL9).
  const part = partNow(meeting).deliberation;
  const [topic, setTopic] = useScratchText(`floor/${dossierId}/${meeting.meetingId}/${part}`);
  const page = pageAt(pages);
  if (!isSignedIn && !isLead) {
    return (
      <Part title={t('floor.form')}>
        <p>{t('floor.notIn')}</p>
      </Part>
    );
  }
  const raise = async (speaker?: MemberId): Promise<void> => {
    const isUp = await hand.raise({ kind, topic, page: withPage ? page : null, ...(speaker && { speaker }) });
    if (!isUp) return;
    setTopic('');
    setWithPage(false);
    setKind('speech');
    if (speaker) show({ text: t('floor.written', { name: person(speaker).name }), tone: 'success' });
  };
  const others = peopleOf(state).filter((other) => {
    const member = findMember(state, other.memberId);
    return other.memberId !== memberId && member && isInRoomNow(state, meeting, member);
  });
  const kinds = turnKindSchema.options.filter((entry) => entry !== 'interposed' || hand.isSomebodySpeaking);
  return (
    <Part title={t('floor.form')}>
      <TextField label={t('floor.topic')} value={topic} onChange={setTopic} maxLength={200} />
      <SelectField
        label={t('floor.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`floor.kinds.${value}`) }))}
        onChange={setKind}
      />
      {page && (
        <CheckField
          label={t('withPage', { page: page.pageIndex + 1 })}
          isChecked={withPage}
          onChange={setWithPage}
        />
      )}
      {isSignedIn && (
        <SecondaryButton
          icon={Hand}
          isWide
          isDisabled={kind === 'speech' && hand.waiting !== null}
          onClick={() => void raise()}
        >
          {kind === 'speech' ? t('floor.send') : t('floor.sendKind', { kind: t(`floor.kinds.${kind}`) })}
        </SecondaryButton>
      )}
      {isLead && others.length > 0 && (
        <SelectField
          label={t('floor.onBehalf')}
          value={null}
          placeholder={t('floor.onBehalfWho')}
          options={others.map((other) => ({ value: other.memberId, label: other.name }))}
          onChange={(id) => void raise(id)}
        />
      )}
    </Part>
  );
}
