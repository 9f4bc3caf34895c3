import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import styles from './AccessFrame.module.css';

const LARGER = 1.25;

/** The sheet on which one enters: one question in the middle; language and type size at hand before any account. */
export function AccessFrame({
  title,
  lead,
  children,
  foot,
}: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['access', 'kit']);
  const { preferences, setLanguage, setScale } = usePreferences();
  const isLarge = preferences.scale > 1;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>{t('kit:product')}</span>
        <span className={styles.tagline}>{t('tagline')}</span>
        <span className={styles.tools}>
          <QuietButton onClick={() => setScale(isLarge ? 1 : LARGER)}>
            {t(isLarge ? 'smaller' : 'larger')}
          </QuietButton>
          <QuietButton onClick={() => setLanguage(preferences.language === 'zh' ? 'en' : 'zh')}>
            {preferences.language === 'zh' ? 'English' : '中文'}
          </QuietButton>
        </span>
      </header>
      <main className={styles.sheet}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        <div className={styles.body}>{children}</div>
        {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
      </main>
    </div>
  );
}
