import { DoorOpen, Ellipsis } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonConfirm } from '#renderer/writing/ReasonConfirm.tsx';
import type { MemberId } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { CorrectTimesConfirm } from './CorrectTimesConfirm.tsx';
import { PersonActs } from './PersonActs.tsx';
import { roomCompany, type RoomPerson } from './room-people.ts';
import { RoomPersonRow } from './RoomPersonRow.tsx';
import styles from './RoomPeople.module.css';

type Asked = { readonly kind: 'correct' | 'sendBack'; readonly memberId: MemberId } | null;

/** 人员: who waits at the door, who signed in and when, who is at a screen, who left, who is still missing. */
export function RoomPeople({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state, handle, member } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const personOf = usePerson();
  const presence = useWatched(handle.presence);
  const [asked, setAsked] = useState<Asked>(null);
  const { meetingId } = meeting;
  const isKeeper = member.role === 'clerk';
  const atRoom = new Set(
    presence?.members.filter(({ place }) => place === 'room').map(({ memberId }) => memberId),
  );
  const company = roomCompany(state, meeting, atRoom);
  const admit = (memberIds: readonly MemberId[]) =>
    ({ type: 'meeting.admit', meetingId, memberIds }) as const;
  // Behind closed doors whoever waits comes back by themselves.
  const admissible = isKeeper
    ? company.waiting.filter(({ person }) => blockedBy(admit([person.memberId])) === null)
    : [];
  const acts = (entry: RoomPerson, isIn: boolean): ReactNode =>
    isKeeper && (
      <PersonActs
        meeting={meeting}
        entry={entry}
        isIn={isIn}
        icon={Ellipsis}
        onCorrect={() => setAsked({ kind: 'correct', memberId: entry.person.memberId })}
        onSendBack={() => setAsked({ kind: 'sendBack', memberId: entry.person.memberId })}
      />
    );
  const rows = (entries: readonly RoomPerson[], isIn: boolean): ReactNode =>
    entries.map((entry) => (
      <RoomPersonRow key={entry.person.memberId} entry={entry} acts={acts(entry, isIn)} />
    ));
  return (
    <>
      {company.waiting.length > 0 && (
        <Part
          title={t('door.title', { count: company.waiting.length })}
          note={t('door.note')}
          isAsking={admissible.length > 0}
          aside={
            admissible.length > 1 && (
              <QuietButton
                size="small"
                onClick={() => void submit(admit(admissible.map(({ person }) => person.memberId)))}
              >
                {t('door.admitAll')}
              </QuietButton>
            )
          }
        >
          {company.waiting.map((entry) => (
            <RoomPersonRow
              key={entry.person.memberId}
              entry={entry}
              acts={
                admissible.includes(entry) && (
                  <SecondaryButton
                    size="small"
                    icon={DoorOpen}
                    label={t('door.admitOne', { name: entry.person.name })}
                    onClick={() => void submit(admit([entry.person.memberId]))}
                  >
                    {t('door.admit')}
                  </SecondaryButton>
                )
              }
            />
          ))}
        </Part>
      )}
      <Part title={t('people.present', { count: company.signedIn.length })}>
        {company.signedIn.length === 0 && <li className={styles.note}>{t('people.none')}</li>}
        {rows(company.signedIn, true)}
      </Part>
      {company.inRoom.length > 0 && (
        <Part title={t('people.inRoom', { count: company.inRoom.length })}>{rows(company.inRoom, true)}</Part>
      )}
      {company.left.length > 0 && (
        <Part title={t('people.left', { count: company.left.length })}>{rows(company.left, false)}</Part>
      )}
      {company.missing.length > 0 && (
        <Part title={t('people.missing', { count: company.missing.length })}>
          {rows(company.missing, false)}
        </Part>
      )}
      {asked?.kind === 'correct' && (
        <CorrectTimesConfirm meeting={meeting} memberId={asked.memberId} onDone={() => setAsked(null)} />
      )}
      {asked?.kind === 'sendBack' && (
        <ReasonConfirm
          name={`meeting/${meetingId}/sendBack/${asked.memberId}`}
          title={t('sendBack.title', { name: personOf(asked.memberId).name })}
          lead={t('sendBack.lead')}
          label={t('sendBack.reason')}
          placeholder={t('sendBack.placeholder')}
          needsReason={t('sendBack.needsReason')}
          act={t('sendBack.act')}
          commandOf={(reason) => ({
            type: 'meeting.sendBack',
            meetingId,
            memberId: asked.memberId,
            reason,
          })}
          onDone={() => setAsked(null)}
        />
      )}
    </>
  );
}

function Part({
  title,
  note,
  aside,
  isAsking = false,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly aside?: ReactNode;
  /** Somebody waits for an answer. */
  readonly isAsking?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={styles.part} aria-label={title} data-asking={isAsking || undefined}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {aside}
      </header>
      {note && <p className={styles.note}>{note}</p>}
      <ul>{children}</ul>
    </section>
  );
}
