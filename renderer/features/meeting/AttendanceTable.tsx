import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#shared/domain/ids.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { signInSheet } from '#shared/domain/meeting/meeting.ts';
import type { Interval } from '#shared/domain/meeting/record.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { CorrectTimesConfirm } from './CorrectTimesConfirm.tsx';
import styles from './AttendanceTable.module.css';

/** 签到表, with each person's times; what was corrected stays struck above what holds. */
export function AttendanceTable({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder', 'common']);
  const { state, member } = useOpenDossier();
  const person = usePerson();
  const [corrected, setCorrected] = useState<MemberId | null>(null);
  const known = new Set([
    ...allMembers(state).map(({ memberId }) => memberId),
    ...(state.parties.announced?.experts ?? []).map(({ memberId }) => memberId),
  ]);
  const lines = [...signInSheet(state, meeting.meetingId).values()]
    .filter(({ memberId, intervals, struck }) => known.has(memberId) && intervals.length + struck.length > 0)
    .toSorted((a, b) => (a.intervals[0]?.from ?? 0) - (b.intervals[0]?.from ?? 0));
  const isKeeper = member.role === 'clerk';
  const words = (intervals: readonly Interval[]): string =>
    intervals.length === 0
      ? t('meetingOrder:people.never')
      : intervals
          .map(({ from, to }) => `${timeOfDay(from)}–${to === null ? t('after.toTheEnd') : timeOfDay(to)}`)
          .join(t('common:listMark'));
  return (
    <Panel title={t('after.sheet')} aside={t('common:people', { count: lines.length })} isFlush>
      {lines.length === 0 ? (
        <EmptyState title={t('after.nobody')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('after.no')}</th>
              <th scope="col">{t('after.name')}</th>
              <th scope="col">{t('after.unit')}</th>
              <th scope="col">{t('after.role')}</th>
              <th scope="col">{t('meetingOrder:sheet.identity')}</th>
              <th scope="col">{t('meetingOrder:sheet.times')}</th>
              {isKeeper && (
                <th scope="col">
                  <span className="visually-hidden">{t('meetingOrder:people.correct')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const who = person(line.memberId);
              return (
                <tr key={line.memberId}>
                  <td>{index + 1}</td>
                  <td>
                    <span className={styles.name}>
                      <PersonTag memberId={who.memberId} name={who.name} isChair={who.isChair} />
                      {who.name}
                    </span>
                  </td>
                  <td>{who.unit}</td>
                  <td>{who.role && t(`common:roles.${who.role}`)}</td>
                  <td>{line.identity ? t(`meetingOrder:people.how.${line.identity.how}`) : '—'}</td>
                  <td>
                    {line.struck.map(({ intervals, reason, at }) => (
                      <span key={`${at} ${reason}`} className={styles.struck}>
                        <s>{words(intervals)}</s> {t('meetingOrder:people.corrected', { reason })}
                      </span>
                    ))}
                    {words(line.intervals)}
                  </td>
                  {isKeeper && (
                    <td>
                      <QuietButton size="small" onClick={() => setCorrected(line.memberId)}>
                        {t('meetingOrder:people.correct')}
                      </QuietButton>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {corrected && (
        <CorrectTimesConfirm meeting={meeting} memberId={corrected} onDone={() => setCorrected(null)} />
      )}
    </Panel>
  );
}
