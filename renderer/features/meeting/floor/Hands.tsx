import { ArrowDown, ArrowUp, CircleX, Mic } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RANK, type Turn } from '#shared/domain/floor/turn.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import type { RoomPages } from '../use-room-pages.ts';
import { PageLink } from './PageLink.tsx';
import { Part } from './Part.tsx';
import { usePersonNote } from './use-person-note.ts';
import styles from './Hands.module.css';

/** Raised hands in the order of calling; the lead calls the first, or orders them. */
export function Hands({
  meeting,
  turns,
  isLead,
  onGo,
}: {
  readonly meeting: Meeting;
  readonly turns: readonly Turn[];
  readonly isLead: boolean;
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const person = usePerson();
  const submit = useSubmit();
  const { meetingId } = meeting;
  const [first] = turns;
  const call = ({ turnId }: Turn): void => void submit({ type: 'floor.begin', meetingId, turnId });
  useShortcut('N', t('floor.keys.next'), t('group'), () => first && call(first), {
    isEnabled: isLead && first !== undefined,
  });
  return (
    <Part
      title={t('floor.hands', { count: turns.length })}
      end={turns.length > 1 ? t('floor.byTime') : undefined}
    >
      {turns.length === 0 ? (
        <p className={styles.none}>{t('floor.noHands')}</p>
      ) : (
        <ol className={styles.list}>
          {turns.map((turn, index) => (
            <Hand
              key={turn.turnId}
              no={index + 1}
              meeting={meeting}
              turn={turn}
              before={turns[index - 1]}
              after={turns[index + 1]}
              afterNext={turns[index + 2]}
              isLead={isLead}
              onGo={onGo}
            />
          ))}
        </ol>
      )}
      {isLead && first && (
        <PrimaryButton isWide keys="N" onClick={() => call(first)}>
          {t('floor.call', { name: person(first.speaker).name })}
        </PrimaryButton>
      )}
    </Part>
  );
}

function Hand({
  no,
  meeting,
  turn,
  before,
  after,
  afterNext,
  isLead,
  onGo,
}: {
  readonly no: number;
  readonly meeting: Meeting;
  readonly turn: Turn;
  readonly before: Turn | undefined;
  readonly after: Turn | undefined;
  readonly afterNext: Turn | undefined;
  readonly isLead: boolean;
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const person = usePerson();
  const noteOf = usePersonNote();
  const submit = useSubmit();
  const who = person(turn.speaker);
  const { meetingId } = meeting;
  const { turnId } = turn;
  const time = timeOfDay(turn.raisedAt);
  const isOfKind = (other: Turn | undefined): boolean =>
    other !== undefined && RANK[other.kind] === RANK[turn.kind];
  const moveBefore = (beforeTurnId: Turn['turnId'] | null): void =>
    void submit({ type: 'floor.move', meetingId, turnId, beforeTurnId });
  const acts = [
    {
      key: 'call',
      label: t('floor.callThis'),
      icon: Mic,
      run: () => void submit({ type: 'floor.begin', meetingId, turnId }),
    },
    ...(before && isOfKind(before)
      ? [{ key: 'up', label: t('floor.up'), icon: ArrowUp, run: () => moveBefore(before.turnId) }]
      : []),
    ...(isOfKind(after)
      ? [
          {
            key: 'down',
            label: t('floor.down'),
            icon: ArrowDown,
            run: () => moveBefore(afterNext?.turnId ?? null),
          },
        ]
      : []),
    {
      key: 'remove',
      label: t('floor.remove'),
      icon: CircleX,
      run: () => void submit({ type: 'floor.withdraw', meetingId, turnId }),
    },
  ];
  return (
    <li className={styles.hand}>
      <span className={styles.no}>{no}</span>
      <PersonTag memberId={who.memberId} name={who.name} />
      <div className={styles.words}>
        <p className={styles.line}>
          <strong>{who.name}</strong>
          {turn.kind === 'speech' ? (
            <span className={styles.note}>{noteOf(who)}</span>
          ) : (
            <span className={styles.kind}>{t(`floor.kinds.${turn.kind}`)}</span>
          )}
          <span className={styles.time} title={t('floor.raisedAt', { time })}>
            {time}
          </span>
        </p>
        {(turn.topic !== '' || turn.page || isLead) && (
          <div className={styles.line}>
            <span className={styles.topic}>{turn.topic}</span>
            <span className={styles.end}>
              {turn.page && <PageLink page={turn.page} onGo={onGo} />}
              {isLead && <MenuButton label={t('floor.actsOf', { name: who.name })} isIconAlone acts={acts} />}
            </span>
          </div>
        )}
      </div>
    </li>
  );
}
