import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '#renderer/ui/DataTable.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAccount } from '#renderer/app/use-account.ts';
import { useNow } from '#renderer/app/use-now.ts';
import type { AccountRow } from './account-rows.ts';
import styles from './accounts.module.css';

const TONES = { active: 'good', invited: 'busy', expired: 'warning', closed: 'away' } as const;

export function AccountsTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly AccountRow[];
  readonly onOpen: (row: AccountRow) => void;
}): ReactNode {
  const { t } = useTranslation(['accounts', 'common']);
  return (
    <DataTable
      label={t('title')}
      columns={useColumns()}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={({ key }) => key}
      onOpen={onOpen}
    />
  );
}

function useColumns(): readonly Column<AccountRow>[] {
  const { t } = useTranslation(['accounts', 'common']);
  const language = useLanguage();
  const now = useNow();
  const me = useAccount().account?.accountId;
  const seen = (row: AccountRow): string => {
    if (!('account' in row)) return '';
    const { seenAt } = row.account;
    return seenAt === null ? t('never') : shortTime(seenAt, language, now);
  };
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 'minmax(9rem, 1.2fr)',
      cell: ({ key, name }) => (
        <PersonLine memberId={key} name={name} note={key === me ? t('me') : undefined} />
      ),
    },
    {
      key: 'unit',
      title: t('columns.unit'),
      width: 'minmax(8rem, 2fr)',
      cell: ({ unit }) => (
        <span className={styles.cut} title={unit}>
          {unit}
        </span>
      ),
      drop: 'late',
    },
    {
      key: 'login',
      title: t('columns.login'),
      width: 'minmax(6rem, 1fr)',
      cell: ({ login }) => (
        <span className={styles.cut} title={login}>
          {login}
        </span>
      ),
      drop: 'late',
    },
    {
      key: 'duties',
      title: t('columns.duties'),
      width: 'minmax(8rem, 1.4fr)',
      cell: ({ duties }) =>
        duties.length === 0 ? (
          <span className={styles.note}>{t('common:guest')}</span>
        ) : (
          duties.map((duty) => t(`common:duties.${duty}`)).join(t('common:listMark'))
        ),
    },
    {
      key: 'seen',
      title: t('columns.seen'),
      width: '9.5rem',
      cell: (row) => <span className={styles.note}>{seen(row)}</span>,
      drop: 'late',
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: '8.5rem',
      cell: ({ state }) => <StatusDot tone={TONES[state]}>{t(`states.${state}`)}</StatusDot>,
    },
  ];
}
