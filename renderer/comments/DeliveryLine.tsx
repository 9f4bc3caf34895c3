import { Check, CheckCheck, Laptop, Lock, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import type { CommentRow } from './comment-row.ts';
import styles from './CommentCard.module.css';

/** Where a comment has got to: on this machine, on the hub, seen by n of m (S1); and who can see it at all. */
export function DeliveryLine({ row }: { readonly row: CommentRow }): ReactNode {
  const { t } = useTranslation('comments');
  const isKept = useWatched(useClient().keepsUnsent);
  const reached = row.delivery === 'saved' && !isKept ? 'waiting' : row.delivery;
  const isHere = row.delivery === 'draft' || row.delivery === 'saved';
  const Icon =
    row.delivery === 'draft' ? PenLine : row.delivery === 'saved' ? Laptop : row.seen ? CheckCheck : Check;
  return (
    <span className={styles.delivery}>
      <span className={isHere ? styles.here : undefined}>
        <Icon aria-hidden className={styles.smallIcon} />
        {row.delivery === 'delivered' && row.seen
          ? t('delivery.seen', { count: row.seen.count, of: row.seen.of })
          : t(`delivery.${reached}`)}
      </span>
      {row.reach === 'private' && row.delivery !== 'draft' && (
        <span className={styles.private}>
          <Lock aria-hidden className={styles.smallIcon} />
          {t('onlyMe')}
        </span>
      )}
      {row.isEdited && <span>{t('edited')}</span>}
      {row.isReleased && row.author && <span className={styles.released}>{t('released')}</span>}
    </span>
  );
}
