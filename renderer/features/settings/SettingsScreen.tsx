import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { Columns } from '#renderer/ui/Columns.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useShortcutSheet } from '#renderer/ui/use-shortcut-sheet.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import { Devices } from './Devices.tsx';
import { MyAccount } from './MyAccount.tsx';
import styles from './SettingsScreen.module.css';

const SCALES = ['1', '1.1', '1.25', '1.4', '1.5'] as const;
type Scale = (typeof SCALES)[number];

/** Type size, language, account, and what this app is. */
export function SettingsScreen(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { preferences, setLanguage, setScale } = usePreferences();
  const client = useClient();
  const session = useWatched(client.session);
  const openSheet = useShortcutSheet();
  const scale = SCALES.find((value) => Number(value) === preferences.scale) ?? null;
  return (
    <>
      <TopLine crumbs={[{ label: t('title') }]} />
      <Columns>
        <div className={styles.page}>
          <Panel title={t('look')}>
            <div className={styles.fields}>
              <ChoiceField<Scale>
                label={t('scale')}
                value={scale}
                isRow
                onChange={(value) => setScale(Number(value))}
                choices={SCALES.map((value) => ({
                  value,
                  label: `${Math.round(Number(value) * 100)} %`,
                }))}
              />
              <p className={styles.specimen}>{t('specimen')}</p>
              <ChoiceField<'zh' | 'en'>
                label={t('language')}
                value={preferences.language}
                isRow
                onChange={setLanguage}
                choices={[
                  { value: 'zh', label: <span lang="zh-CN">中文</span> },
                  { value: 'en', label: <span lang="en">English</span> },
                ]}
              />
            </div>
          </Panel>
          {session.status === 'signedIn' && <MyAccount session={session} />}
          {session.status === 'signedIn' && <Devices />}
          <Panel
            title={t('help')}
            aside={
              <SecondaryButton size="small" keys="?" onClick={openSheet}>
                {t('keys')}
              </SecondaryButton>
            }
          >
            <p className={styles.note}>{t('about')}</p>
          </Panel>
        </div>
      </Columns>
    </>
  );
}
