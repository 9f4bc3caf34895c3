import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { logEntries, type LogEntry } from './log-entries.ts';
import styles from './LogTab.module.css';

/** 记录: the course of the case by day, by the hub's clock. */
export function LogTab(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const language = useLanguage();
  const days = Map.groupBy(logEntries(state), (entry) => beijingDay(entry.at));
  return (
    <Panel title={t('tabs.log')} aside={t('log.note')} isFlush>
      {[...days].map(([day, entries]) => (
        <section key={day} className={styles.day}>
          <h3 className={styles.date}>{fullDay(entries[0]?.at ?? 0, language)}</h3>
          <ol className={styles.entries}>
            {entries.map((entry, index) => (
              <LogLine key={`${entry.at} ${entry.what} ${index}`} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

function LogLine({ entry }: { readonly entry: LogEntry }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const person = usePerson();
  const who = entry.who && person(entry.who);
  const words = t(`log.events.${entry.what}`, {
    stage: entry.stage ? t(`common:stages.${entry.stage}`) : '',
    version: entry.version
      ? `${t(`common:versionKinds.${entry.version.kind}`)} ${t('common:versionNo', { no: entry.version.no })}`
      : '',
    round: entry.round ?? 0,
  });
  return (
    <li className={styles.line}>
      <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
        {timeOfDay(entry.at)}
      </time>
      <span className={styles.who}>
        {who && who.name !== '' && <PersonTag memberId={who.memberId} name={who.name} />}
      </span>
      <span>{words}</span>
      {entry.report && <span className={styles.report}>{entry.report}</span>}
    </li>
  );
}
