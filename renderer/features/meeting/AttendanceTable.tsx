import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import type { AttendanceLine } from './meeting-facts.ts';
import styles from './AttendanceTable.module.css';

/** 签到表 */
export function AttendanceTable({ lines }: { readonly lines: readonly AttendanceLine[] }): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const person = usePerson();
  const known = lines.map((line) => ({ line, who: person(line.memberId) }));
  return (
    <Panel title={t('after.sheet')} aside={t('common:people', { count: known.length })} isFlush>
      {known.length === 0 ? (
        <EmptyState title={t('after.nobody')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('after.no')}</th>
              <th scope="col">{t('after.name')}</th>
              <th scope="col">{t('after.unit')}</th>
              <th scope="col">{t('after.role')}</th>
              <th scope="col">{t('after.signedIn')}</th>
              <th scope="col">{t('after.left')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ line, who }, index) => (
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
                <td>{timeOfDay(line.signedInAt)}</td>
                <td>{line.leftAt === null ? t('after.toTheEnd') : timeOfDay(line.leftAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
