import { Check, ChevronDown, ChevronRight, Lock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepId } from '#shared/domain/ids.ts';
import { overridesOf } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { classes } from '#renderer/ui/classes.ts';
import { agendaEntries, agendaGroups, type AgendaEntry, type AgendaGroup } from './meeting-facts.ts';
import { useTopicName } from './use-topic-name.ts';
import styles from './AgendaLine.module.css';

/** The agenda as a line down the side: planned and real times, grouped by report. The lead picks a step in it. */
export function AgendaLine({
  meeting,
  onPick,
}: {
  readonly meeting: Meeting;
  /** Only for who may move the agenda. */
  readonly onPick?: ((stepId: StepId) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const { state } = useOpenDossier();
  const entries = agendaEntries(state, meeting);
  const groups = agendaGroups(entries);
  const currentGroup = groups.findIndex((group) => group.entries.some(isNow));
  return (
    <section className={styles.agenda} aria-labelledby="agenda-title">
      <header className={styles.head}>
        <h2 id="agenda-title">{t('agenda')}</h2>
        <span className={styles.count}>{t('stepCount', { count: entries.length })}</span>
      </header>
      {groups.map((group, index) => (
        <Group
          key={`${index}${group.itemId ?? ''}`}
          meeting={meeting}
          group={group}
          isOpenAtFirst={
            groups.length === 1 ||
            index === currentGroup ||
            (currentGroup === -1 && meeting.status !== 'closed')
          }
          onPick={onPick}
        />
      ))}
    </section>
  );
}

const isNow = ({ state }: AgendaEntry): boolean => state === 'current' || state === 'next';

function Group({
  meeting,
  group,
  isOpenAtFirst,
  onPick,
}: {
  readonly meeting: Meeting;
  readonly group: AgendaGroup;
  readonly isOpenAtFirst: boolean;
  readonly onPick: ((stepId: StepId) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const topicName = useTopicName(meeting);
  const [folded, setFolded] = useState<boolean | null>(null);
  const { entries } = group;
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return null;
  const isFoldable = entries.length > 1;
  const isOpen = !isFoldable || (folded === null ? isOpenAtFirst : !folded);
  const isSkipped = entries.every(({ state }) => state === 'skipped');
  const isDone = !isSkipped && entries.every(({ state }) => state === 'done' || state === 'skipped');
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={styles.group}>
      {group.itemId && <h3 className={styles.topic}>{topicName(group.itemId)}</h3>}
      {isFoldable && (!isOpen || folded !== null) && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          onClick={() => setFolded(isOpen)}
        >
          <span className={classes(styles.mark, isDone && styles.markDone)} aria-hidden>
            {isDone ? <Check /> : <Arrow />}
          </span>
          <span className={styles.foldTitle}>
            {t('stepRange', { first: first.no, last: last.no })}
            {group.itemId === null && !isOpen && ` ${t('stepsFrom', { title: first.step.title })}`}
          </span>
          <span className={styles.foldNote}>
            {isSkipped
              ? t('skipped')
              : isDone
                ? t('stepsDone')
                : t('from', { time: timeOfDay(first.plannedAt) })}
          </span>
        </button>
      )}
      {isOpen && (
        <ol className={styles.steps}>
          {entries.map((entry) => (
            <Step key={entry.step.stepId} meeting={meeting} entry={entry} onPick={onPick} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Step({
  meeting,
  entry,
  onPick,
}: {
  readonly meeting: Meeting;
  readonly entry: AgendaEntry;
  readonly onPick: ((stepId: StepId) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder']);
  const { state: dossier } = useOpenDossier();
  const waived = overridesOf(dossier, meeting.meetingId).filter(({ stepId }) => stepId === entry.step.stepId);
  const { step, no, plannedAt, realAt, state } = entry;
  const times =
    realAt === null
      ? t(step.minutes > 0 ? 'plannedFor' : 'planned', { time: timeOfDay(plannedAt), count: step.minutes })
      : t('plannedAndReal', { time: timeOfDay(plannedAt), real: timeOfDay(realAt) });
  const isPickable = onPick && state !== 'current';
  const words = (
    <>
      <span className={styles.mark} aria-hidden>
        {state === 'done' ? <Check /> : no}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {isPickable && <span className="visually-hidden">{t('moveTo', { title: '' })}</span>}
          {step.title}
          {step.visibility === 'panel' && <Lock aria-label={t('panelOnly')} className={styles.lock} />}
          {state === 'next' && <span className={styles.next}>{t('next')}</span>}
          {state === 'skipped' && <span className={styles.skipped}>{t('skipped')}</span>}
        </span>
        <span className={styles.times}>{times}</span>
        {waived.map(({ at, reason }) => (
          <span key={at} className={styles.times}>
            {t('meetingOrder:step.overridden', { reason })}
          </span>
        ))}
      </span>
    </>
  );
  const className = classes(styles.step, styles[state]);
  return (
    <li aria-current={state === 'current' ? 'step' : undefined}>
      {isPickable ? (
        <button
          type="button"
          className={classes(className, styles.pickable)}
          onClick={() => onPick(step.stepId)}
        >
          {words}
        </button>
      ) : (
        <div className={className}>{words}</div>
      )}
    </li>
  );
}
