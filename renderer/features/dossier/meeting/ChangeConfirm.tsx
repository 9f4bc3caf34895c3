import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { invitedMembers, replyOf } from '#shared/domain/meeting/reply.ts';
import { isAnotherArrangement } from '#shared/domain/meeting/reschedule.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { LettersAnswer } from '#shared/protocol/letters.ts';
import { ConfirmAct, type Disclosure } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { fullTime, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useLetters } from './use-letters.ts';

type Change = CommandOf<'meeting.reschedule'> | CommandOf<'meeting.cancel'>;

/** Before a meeting is moved or called off: who reads it, whom a letter goes to, and whom somebody has to ring. */
export function ChangeConfirm({
  meeting,
  command,
  blockedBy = null,
  children,
  onDone,
  onCancel,
}: {
  readonly meeting: Meeting;
  readonly command: Change;
  readonly blockedBy?: string | null;
  readonly children?: ReactNode;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('notice');
  const submit = useSubmit();
  const language = useLanguage();
  const letters = useLetters(meeting.meetingId);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isMove = command.type === 'meeting.reschedule';
  const words = isMove ? 'move' : 'calledOff';
  const isSameTime = isMove && command.startsAt === meeting.startsAt && command.endsAt === meeting.endsAt;
  const disclosures = useDisclosures(meeting, command, letters.answer);

  const run = async (): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const result = await submit(command, { isQuiet: true, done: t(`${words}.done`) });
    setIsBusy(false);
    if (result.ok) onDone();
    else setError(wordRejection(language, result.error));
  };

  return (
    <ConfirmAct
      isOpen
      title={t(`${words}.confirm`)}
      lead={
        isMove
          ? t(isSameTime ? 'move.leadSameTime' : 'move.lead', {
              before: `${fullTime(meeting.startsAt, language)}–${timeOfDay(meeting.endsAt)}`,
              now: `${fullTime(command.startsAt, language)}–${timeOfDay(command.endsAt)}`,
            })
          : t('calledOff.lead')
      }
      disclosures={disclosures}
      act={t(`${words}.act`)}
      isDanger={!isMove}
      isBusy={isBusy}
      blockedBy={blockedBy}
      error={error}
      onConfirm={() => void run()}
      onCancel={onCancel}
    >
      {letters.hasFailed && <Notice tone="warning">{t('change.unknown')}</Notice>}
      {children}
    </ConfirmAct>
  );
}

function useDisclosures(
  meeting: Meeting,
  command: Change,
  letters: LettersAnswer | null,
): readonly Disclosure[] {
  const { t } = useTranslation(['notice', 'common']);
  const { state } = useOpenDossier();
  const invited = invitedMembers(state);
  const list = (of: typeof invited): string =>
    of.map((memberId) => findMember(state, memberId)?.name ?? '').join(t('common:listMark'));
  const isMove = command.type === 'meeting.reschedule';
  const words = isMove ? 'move' : 'calledOff';
  const people = new Map(letters?.people.map((person) => [person.memberId, person]));
  const written = invited.filter((memberId) => {
    const person = people.get(memberId);
    return person !== undefined && person.mail !== '' && person.letters.some(({ kind }) => kind === 'notice');
  });
  const rung = invited.filter((memberId) => !written.includes(memberId));
  const answered = invited.filter((memberId) => replyOf(state, meeting.meetingId, memberId));
  const asksAnew = isMove && isAnotherArrangement(meeting, command);
  const named = (of: typeof invited, what: string): string => t('change.named', { what, names: list(of) });
  return [
    { whom: t('change.everyone', { count: invited.length }), what: t(`${words}.seen`) },
    ...(letters !== null && letters.from !== null && written.length > 0
      ? [
          {
            whom: t('change.written', { count: written.length }),
            what: named(written, t(`${words}.letter`)),
          },
        ]
      : []),
    ...(letters !== null && rung.length > 0
      ? [
          {
            whom: t('change.rung', { count: rung.length }),
            what: named(rung, t('change.rungWhat')),
            isVisible: false,
          },
        ]
      : []),
    ...(asksAnew && answered.length > 0
      ? [{ whom: t('change.answered', { count: answered.length }), what: named(answered, t('move.asked')) }]
      : []),
  ];
}
