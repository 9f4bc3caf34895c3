import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { CopyButton } from '#renderer/ui/CopyButton.tsx';
import { stopwatch } from './meeting-facts.ts';
import styles from './DeliberationStatements.module.css';

/** When the doors were closed, as the hub signed it. It says nothing of what was spoken behind them. */
export function DeliberationStatements({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const language = useLanguage();
  return (
    <ol className={styles.list}>
      {meeting.deliberations.map((entry, index) => (
        <li key={entry.beganAt} className={styles.entry}>
          <p className={styles.span}>
            <strong>{t('record.no', { no: index + 1 })}</strong>
            {fullDay(entry.beganAt, language)}{' '}
            {entry.endedAt === null
              ? t('since', { time: timeOfDay(entry.beganAt) })
              : `${timeOfDay(entry.beganAt)}–${timeOfDay(entry.endedAt)}`}
            {entry.endedAt !== null && (
              <span className={styles.note}>
                {t('record.lasted', { time: stopwatch(entry.endedAt - entry.beganAt) })}
              </span>
            )}
          </p>
          {entry.statement === null ? (
            <p className={styles.note}>{entry.endedAt === null ? t('record.running') : t('record.coming')}</p>
          ) : (
            <>
              <pre className={styles.statement}>{entry.statement}</pre>
              <p className={styles.note}>
                {t('record.signed')}
                <code className={styles.digits}>{entry.certificateSha256?.slice(0, 16)}</code>
                <CopyButton text={entry.signature ?? ''} label={t('record.copySignature')} />
              </p>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
