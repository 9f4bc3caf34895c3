import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import type { DraftSection } from '#shared/documents/minutes/minutes-sections.ts';
import { titleLines } from '#shared/documents/title-lines.ts';
import { PaperPart } from './PaperPart.tsx';
import styles from './MinutesPaper.module.css';

/** The minutes as they will be printed, each part written in place. */
export function MinutesPaper({
  meeting,
  sections,
}: {
  readonly meeting: Meeting;
  readonly sections: readonly DraftSection[];
}): ReactNode {
  const { t } = useTranslation('minutes');
  return (
    <article className={styles.paper} lang="zh-CN">
      <h2 className={styles.title}>
        {titleLines(meeting.title, 21).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h2>
      <p className={styles.form}>{t('title', { lng: 'zh' })}</p>
      {sections.map((section) => (
        <PaperPart key={section.key} meetingId={meeting.meetingId} section={section} />
      ))}
    </article>
  );
}
