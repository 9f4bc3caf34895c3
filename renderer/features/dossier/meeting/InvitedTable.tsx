import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '#shared/domain/dossier/member.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { earlierReplyOf, replyOf } from '#shared/domain/meeting/reply.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { LettersAnswer, LetterState } from '#shared/protocol/letters.ts';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { ContactInputs } from './ContactInputs.tsx';
import styles from './InvitedTable.module.css';

const TONES = { attends: 'good', substitute: 'good', absent: 'warning' } as const;

/** Everyone invited: address, what became of their letter, what they answered. */
export function InvitedTable({
  meeting,
  invited,
  letters,
  isOver,
  chosen,
  onChoose,
  onChanged,
}: {
  readonly meeting: Meeting;
  readonly invited: readonly Member[];
  /** null until the hub has answered. */
  readonly letters: LettersAnswer | null;
  /** Nothing is sent or answered any more. */
  readonly isOver: boolean;
  readonly chosen: ReadonlySet<MemberId>;
  readonly onChoose: (change: (chosen: ReadonlySet<MemberId>) => ReadonlySet<MemberId>) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { t } = useTranslation(['notice', 'common']);
  const { state } = useOpenDossier();
  const mayMail = letters !== null && letters.from !== null;
  const mayChoose = mayMail && !isOver;
  const people = new Map(letters?.people.map((person) => [person.memberId, person]));
  const reachable = invited.filter(({ memberId }) => (people.get(memberId)?.mail ?? '') !== '');
  const isAll = reachable.length > 0 && reachable.every(({ memberId }) => chosen.has(memberId));
  const choose = (memberId: MemberId, isOn: boolean): void =>
    onChoose((now) => new Set(isOn ? [...now, memberId] : [...now].filter((id) => id !== memberId)));

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {mayChoose && (
            <th scope="col" className={styles.tick}>
              <input
                type="checkbox"
                aria-label={t('chooseAll')}
                checked={isAll}
                disabled={reachable.length === 0}
                onChange={() =>
                  onChoose(() => new Set(isAll ? [] : reachable.map(({ memberId }) => memberId)))
                }
              />
            </th>
          )}
          <th scope="col">{t('person')}</th>
          {letters && <th scope="col">{t('mail')}</th>}
          {mayMail && <th scope="col">{t('letter')}</th>}
          <th scope="col">{t('reply')}</th>
        </tr>
      </thead>
      <tbody>
        {invited.map(({ memberId, name, unit, role }) => {
          const person = people.get(memberId);
          const reply = replyOf(state, meeting.meetingId, memberId);
          const earlier = earlierReplyOf(state, meeting.meetingId, memberId);
          const mail = person?.mail ?? '';
          return (
            <tr key={memberId}>
              {mayChoose && (
                <td className={styles.tick}>
                  <input
                    type="checkbox"
                    aria-label={t('choose', { name })}
                    checked={chosen.has(memberId)}
                    disabled={mail === ''}
                    onChange={(event) => choose(memberId, event.target.checked)}
                  />
                </td>
              )}
              <td>
                <PersonLine memberId={memberId} name={name} note={`${t(`common:roles.${role}`)}　${unit}`} />
              </td>
              {letters && (
                <td>
                  <ContactInputs
                    memberId={memberId}
                    name={name}
                    kept={{ mail, telephone: person?.telephone ?? '' }}
                    onSaved={(contact) => {
                      if (mayMail) choose(memberId, contact.mail !== '');
                      onChanged();
                    }}
                  />
                </td>
              )}
              {mayMail && (
                <td className={styles.letter}>
                  <LetterWords letter={person?.letters.at(-1)} />
                </td>
              )}
              <td className={styles.state}>
                {reply ? (
                  <>
                    <StatusDot tone={TONES[reply.answer]}>{t(`answers.${reply.answer}`)}</StatusDot>
                    {reply.note && <span className={styles.note}>{reply.note}</span>}
                  </>
                ) : (
                  <>
                    <span className={styles.quiet}>{t('answers.none')}</span>
                    {earlier && (
                      <span className={styles.note}>
                        {t('earlier', { answer: t(`answers.${earlier.answer}`) })}
                      </span>
                    )}
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LetterWords({ letter }: { readonly letter: LetterState | undefined }): ReactNode {
  const { t } = useTranslation('notice');
  const language = useLanguage();
  const now = useNow();
  if (!letter) return <span className={styles.quiet}>{t('states.none')}</span>;
  const { kind, status, failure, tries, at, serverCode } = letter;
  const about = kind === 'notice' ? '' : t(`kinds.${kind}`);
  const reason = [failure && t(`failures.${failure}`), serverCode].filter(Boolean).join(' ');
  return (
    <>
      {status === 'sent' && (
        <StatusDot tone="good">{t('states.sent', { time: shortTime(at, language, now) })}</StatusDot>
      )}
      {status === 'queued' && (
        <StatusDot tone="busy">{tries === 0 ? t('states.queued') : t('states.again', { tries })}</StatusDot>
      )}
      {status === 'failed' && <StatusDot tone="warning">{t('states.failed', { reason })}</StatusDot>}
      {status === 'queued' && reason !== '' && <span className={styles.note}>{reason}</span>}
      {about !== '' && <span className={styles.note}>{about}</span>}
    </>
  );
}
