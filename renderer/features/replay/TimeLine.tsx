import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import type { MeetingReplay } from '#shared/sync/replay/meeting-replay.ts';
import type { Span, Timeline } from '#shared/sync/replay/timeline.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { personColor } from '#renderer/ui/person-look.ts';
import { classes } from '#renderer/ui/classes.ts';
import { clockTime } from './clock-time.ts';
import type { Playing } from './use-playing.ts';
import styles from './Replay.module.css';

const SMALL_MS = 10_000;
const LARGE_MS = 60_000;

/** The meeting from left to right: its steps, closed parts dark, who spoke, what was asked and voted. */
export function TimeLine({
  replay,
  timeline,
  playing,
  step,
}: {
  readonly replay: MeetingReplay;
  readonly timeline: Timeline;
  readonly playing: Playing;
  readonly step: AgendaStep | undefined;
}): ReactNode {
  const { t } = useTranslation('replay');
  const { from, to } = replay;
  const { at, go } = playing;
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -SMALL_MS, ArrowRight: SMALL_MS, PageDown: -LARGE_MS, PageUp: LARGE_MS }[
      event.key
    ];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  return (
    <div className={styles.line}>
      <div className={styles.track}>
        <Bands replay={replay} timeline={timeline} />
        <span
          className={styles.cursor}
          style={{ left: `${((at - from) / Math.max(1, to - from)) * 100}%` }}
        />
      </div>
      <input
        type="range"
        className={styles.slider}
        min={from}
        max={to}
        step={1000}
        value={at}
        aria-label={t('position')}
        aria-valuetext={t('positionText', { time: clockTime(at), step: step?.title ?? t('noStep') })}
        onChange={(event) => go(Number(event.target.value))}
        onKeyDown={keys}
      />
      <div className={styles.ends} aria-hidden>
        <span>{clockTime(from)}</span>
        <span>{clockTime(to)}</span>
      </div>
    </div>
  );
}

/** Drawn once for a meeting, not with every moment. */
const Bands = memo(function Bands({
  replay: { from, to },
  timeline,
}: {
  readonly replay: MeetingReplay;
  readonly timeline: Timeline;
}): ReactNode {
  const { t } = useTranslation('replay');
  const person = usePerson();
  const length = Math.max(1, to - from);
  const place = ({ from: begin, to: end }: Span) => ({
    left: `${((begin - from) / length) * 100}%`,
    width: `${Math.max(0.15, ((end - begin) / length) * 100)}%`,
  });
  return (
    <div className={styles.bands} aria-hidden>
      {timeline.closed.map((span) => (
        <span key={`closed ${span.from}`} className={styles.closedBand} style={place(span)}>
          {t('closed')}
        </span>
      ))}
      <div className={classes(styles.band, styles.stepBand)}>
        {timeline.steps.map((span) => (
          <span
            key={`${span.step.stepId} ${span.from}`}
            className={classes(styles.stepSpan, span.step.visibility === 'panel' && styles.closedSpan)}
            style={place(span)}
            title={`${clockTime(span.from)} ${span.step.title}`}
          >
            {span.step.title}
          </span>
        ))}
      </div>
      <div className={styles.band}>
        {timeline.spoken.map((span) => (
          <span
            key={`${span.speaker} ${span.from}`}
            className={styles.spokenSpan}
            style={{ ...place(span), background: personColor(person(span.speaker).name).text }}
            title={`${clockTime(span.from)} ${person(span.speaker).name}`}
          />
        ))}
        {timeline.interrupted.map((span) => (
          <span
            key={`fault ${span.from}`}
            className={styles.faultSpan}
            style={place(span)}
            title={clockTime(span.from)}
          />
        ))}
      </div>
      <div className={styles.band}>
        {timeline.shown.map((span) => (
          <span key={`page ${span.from}`} className={styles.shownSpan} style={place(span)} />
        ))}
        {timeline.marks.map((mark) => (
          <span
            key={`${mark.kind} ${mark.at} ${mark.text}`}
            className={classes(styles.mark, mark.kind !== 'question' && styles.voteMark)}
            style={{ left: place({ from: mark.at, to: mark.at }).left }}
            title={`${clockTime(mark.at)} ${t(`stopKinds.${mark.kind}`)} ${mark.text}`}
          />
        ))}
      </div>
    </div>
  );
});
