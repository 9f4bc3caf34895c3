import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usedMs, type Turn } from '#shared/domain/floor/turn.ts';
import { floorRuleFor } from '#shared/domain/rules/floor-rules.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import type { RoomPages } from '../use-room-pages.ts';
import { PageLink } from './PageLink.tsx';
import { Part } from './Part.tsx';
import { usePersonNote } from './use-person-note.ts';
import styles from './NowSpeaking.module.css';

/** 正在发言, with the time used and left. */
export function NowSpeaking({
  meeting,
  turn,
  isLead,
  onGo,
}: {
  readonly meeting: Meeting;
  readonly turn: Turn | null;
  readonly isLead: boolean;
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('proceedings');
  if (!turn) {
    return (
      <Part title={t('floor.now')}>
        <p className={styles.quiet}>{t('floor.nobody')}</p>
      </Part>
    );
  }
  return (
    <Part title={t('floor.now')}>
      <Speaker key={turn.turnId} meeting={meeting} turn={turn} isLead={isLead} onGo={onGo} />
    </Part>
  );
}

function Speaker({
  meeting,
  turn,
  isLead,
  onGo,
}: {
  readonly meeting: Meeting;
  readonly turn: Turn;
  readonly isLead: boolean;
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { memberId } = useOpenDossier();
  const submit = useSubmit();
  const person = usePerson();
  const noteOf = usePersonNote();
  const who = person(turn.speaker);
  const now = useNow(1000);
  const used = usedMs(turn, now);
  const limit = turn.limitMs ?? 0;
  const isOver = limit > 0 && used > limit;
  const { meetingId } = meeting;
  const { turnId } = turn;
  const minutes = Math.round(floorRuleFor(now).extensionSeconds / 60);
  return (
    <>
      <div className={styles.who}>
        <PersonTag memberId={who.memberId} name={who.name} isLarge />
        <div className={styles.words}>
          <p className={styles.name}>{who.name}</p>
          <p className={styles.note}>
            {turn.kind === 'speech' ? noteOf(who) : `${t(`floor.kinds.${turn.kind}`)} · ${noteOf(who)}`}
          </p>
        </div>
        <div className={styles.clock} role="timer" aria-label={t('floor.now')}>
          <strong className={classes(styles.time, isOver && styles.over)}>{stopwatch(used)}</strong>
          {limit > 0 && (
            <span className={classes(styles.limit, isOver && styles.over)}>
              {isOver
                ? t('floor.over', { time: stopwatch(used - limit) })
                : t('floor.limit', { time: stopwatch(limit) })}
            </span>
          )}
        </div>
      </div>
      {limit > 0 && (
        <div className={styles.track} aria-hidden>
          <div
            className={classes(styles.fill, isOver && styles.late)}
            style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
          />
        </div>
      )}
      <OverAnnounced isOver={isOver} name={who.name} />
      {(turn.topic !== '' || turn.page) && (
        <p className={styles.topic}>
          {turn.topic} {turn.page && <PageLink page={turn.page} onGo={onGo} />}
        </p>
      )}
      {isLead && (
        <div className={styles.acts}>
          <SecondaryButton onClick={() => void submit({ type: 'floor.extend', meetingId, turnId })}>
            {minutes === 1 ? t('floor.extend') : t('floor.extendBy', { count: minutes })}
          </SecondaryButton>
          <SecondaryButton onClick={() => void submit({ type: 'floor.pause', meetingId, turnId })}>
            {t('floor.pause')}
          </SecondaryButton>
          <SecondaryButton onClick={() => void submit({ type: 'floor.end', meetingId, turnId })}>
            {t('floor.end')}
          </SecondaryButton>
        </div>
      )}
      {!isLead && turn.speaker === memberId && (
        <SecondaryButton isWide onClick={() => void submit({ type: 'floor.end', meetingId, turnId })}>
          {t('floor.endOwn')}
        </SecondaryButton>
      )}
    </>
  );
}

/** Said once to those who do not see the clock, not every second: its words stay the same. */
function OverAnnounced({ isOver, name }: { readonly isOver: boolean; readonly name: string }): ReactNode {
  const { t } = useTranslation('proceedings');
  return (
    <span className="visually-hidden" aria-live="polite">
      {isOver ? t('floor.isOver', { name }) : ''}
    </span>
  );
}
