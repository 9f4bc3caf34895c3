import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { PictureStrip } from '#renderer/comments/pictures/PictureStrip.tsx';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import type { RoomComment } from './room-comments.ts';
import type { RoomPages } from './use-room-pages.ts';
import styles from './CommentLine.module.css';

/** A comment in the side of the room: what, who, where. The page is a way to it. */
export function CommentLine({
  comment,
  onGo,
  end,
}: {
  readonly comment: RoomComment;
  readonly onGo: RoomPages['goTo'];
  readonly end?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const person = usePerson();
  const { dossierId } = useOpenDossier();
  const { content, anchor, author, itemId } = comment;
  const who = author && person(author);
  return (
    <li className={styles.line}>
      <SeverityTag severity={content.severity} />
      <div className={styles.words}>
        <p>{content.concern}</p>
        <PictureStrip dossierId={dossierId} pictures={content.pictures} />
        <p className={styles.foot}>
          {who && <PersonTag memberId={who.memberId} name={who.name} />}
          {anchor.kind === 'report' ? (
            <span className={styles.where}>{t('wholeReport')}</span>
          ) : (
            <button
              type="button"
              className={styles.page}
              onClick={() => onGo(itemId, anchor.pageIndex, anchor.rects[0])}
            >
              {t('page', { page: anchor.pageIndex + 1 })}
            </button>
          )}
          {end !== undefined && <span className={styles.end}>{end}</span>}
        </p>
      </div>
    </li>
  );
}
