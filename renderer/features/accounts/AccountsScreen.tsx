import { SearchX, UserPlus, Users } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Columns } from '#renderer/ui/Columns.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { FilterInput } from '#renderer/ui/FilterInput.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SectionTitle } from '#renderer/ui/SectionTitle.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useAccount } from '#renderer/app/use-account.ts';
import {
  ACCOUNT_FILTERS,
  isUnder,
  matchesText,
  type AccountFilter,
  type AccountRow,
} from './account-rows.ts';
import { AccountSheet } from './AccountSheet.tsx';
import { AccountsTable } from './AccountsTable.tsx';
import { InvitationSheet } from './InvitationSheet.tsx';
import { InviteSheet } from './InviteSheet.tsx';
import { useAccounts } from './use-accounts.ts';

/** The bureau's accounts, for its administrators. */
export function AccountsScreen(): ReactNode {
  const { t } = useTranslation(['accounts', 'common']);
  const language = useLanguage();
  const { account: me } = useAccount();
  const { rows, fault, reload } = useAccounts();
  const [filter, setFilter] = useState<AccountFilter>('all');
  const [text, setText] = useState('');
  const [isInviting, setIsInviting] = useState(false);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const sought = useDeferredValue(text.trim());
  const shown = (rows ?? []).filter((row) => isUnder(filter, row) && matchesText(row, sought));
  const opened = rows?.find(({ key }) => key === openKey);
  const close = (): void => setOpenKey(null);
  const open = ({ key }: AccountRow): void => {
    setOpenKey(key);
    reload(); // an invitation may have been taken meanwhile
  };
  const invite = (
    <PrimaryButton icon={UserPlus} onClick={() => setIsInviting(true)}>
      {t('invite')}
    </PrimaryButton>
  );

  return (
    <>
      <TopLine crumbs={[{ label: t('title') }]} end={invite} />
      <Columns>
        <SectionTitle
          note={rows && t('common:people', { count: shown.length })}
          end={
            <>
              <FilterInput label={t('search')} value={text} onChange={setText} />
              <FilterPills<AccountFilter>
                label={t('filters')}
                active={filter}
                onChange={setFilter}
                items={ACCOUNT_FILTERS.map((key) => ({
                  key,
                  label: t(`filter.${key}`),
                  ...(rows && { count: rows.filter((row) => isUnder(key, row)).length }),
                }))}
              />
            </>
          }
        >
          {t('title')}
        </SectionTitle>
        {fault && (
          <ErrorState
            title={t('failed')}
            safe={wordFault(language, fault)}
            actions={<SecondaryButton onClick={reload}>{t('common:retry')}</SecondaryButton>}
          />
        )}
        {rows === null && fault === null && (
          <Panel isFlush>
            <SkeletonRows rows={6} />
          </Panel>
        )}
        {rows && shown.length === 0 && (
          <Panel>
            <EmptyState icon={SearchX} title={t('noneFound')} note={t('noneFoundNote')} />
          </Panel>
        )}
        {shown.length > 0 && <AccountsTable rows={shown} onOpen={open} />}
        {rows?.length === 1 && (
          <Panel>
            <EmptyState icon={Users} title={t('onlyYou')} note={t('onlyYouNote')} />
          </Panel>
        )}
      </Columns>
      <InviteSheet
        isOpen={isInviting}
        unit={me?.unit ?? ''}
        onInvited={reload}
        onClose={() => setIsInviting(false)}
      />
      <SidePanel isOpen={opened !== undefined} title={opened?.name ?? ''} onClose={close}>
        {opened && 'account' in opened && (
          <AccountSheet key={opened.key} account={opened.account} onChanged={reload} onDone={close} />
        )}
        {opened && 'invitation' in opened && (
          <InvitationSheet
            key={opened.key}
            invitation={opened.invitation}
            onChanged={reload}
            onGone={() => {
              close();
              reload();
            }}
          />
        )}
      </SidePanel>
    </>
  );
}
