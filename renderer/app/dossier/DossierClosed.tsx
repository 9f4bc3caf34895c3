import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { remainsAsText } from './what-remains.ts';
import styles from './DossierClosed.module.css';

/**
 * For someone whose seat is gone: recused, or removed. Their own computer cannot know which of the two, so the
 * face blames nobody; it says what is closed, and gives back what is theirs.
 */
export function DossierClosed({ remains }: { readonly remains: readonly Comment[] }): ReactNode {
  const { t } = useTranslation(['shell', 'comments']);
  const show = useToast();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(remainsAsText(remains, placeOf));
    show({ text: t('closed.copied') });
  };
  const placeOf = ({ anchor }: Comment): string =>
    anchor.kind === 'report' ? t('comments:wholeReport') : t('comments:page', { page: anchor.pageIndex + 1 });
  return (
    <>
      <TopLine crumbs={[{ label: t('closed.crumb'), to: '/dossiers' }, { label: t('closed.title') }]} />
      <section className={styles.card} aria-labelledby="closed-title">
        <h1 id="closed-title" className={styles.title}>
          {t('closed.title')}
        </h1>
        <p className={styles.lead}>{t('closed.lead')}</p>
        <ul className={styles.facts}>
          <li>{t('closed.notShown')}</li>
          <li>{t('closed.handedOver')}</li>
          <li>{t('closed.ask')}</li>
        </ul>
        {remains.length > 0 && (
          <section className={styles.remains} aria-labelledby="closed-remains">
            <h2 id="closed-remains">{t('closed.remains', { count: remains.length })}</h2>
            <p className={styles.note}>{t('closed.remainsNote')}</p>
            <ul className={styles.list}>
              {remains.map((comment) => (
                <li key={comment.commentId} className={styles.comment}>
                  <SeverityTag severity={comment.content.severity} />
                  <span className={styles.words}>{comment.content.concern}</span>
                  <span className={styles.place}>{placeOf(comment)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <footer className={styles.acts}>
          {remains.length > 0 && (
            <SecondaryButton icon={Copy} onClick={() => void copy()}>
              {t('closed.copy')}
            </SecondaryButton>
          )}
          <SecondaryButton to="/dossiers">{t('toDossiers')}</SecondaryButton>
        </footer>
      </section>
    </>
  );
}
