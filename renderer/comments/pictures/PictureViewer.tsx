import { ChevronLeft, ChevronRight, RotateCw, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import { usePicture } from './use-picture.ts';
import styles from './PictureViewer.module.css';

/** One picture as large as the window allows. Escape closes it, the arrows go through the others. */
export function PictureViewer({
  dossierId,
  pictures,
  index,
  onIndex,
  onClose,
}: {
  readonly dossierId: DossierId;
  readonly pictures: readonly PictureRef[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page, so that whatever had the focus gets it again.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: 1 | -1): void => onIndex((index + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation(); // what lies under it keeps its keys
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return createPortal(
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={t('pictures.large')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <Large key={picture.sha256} dossierId={dossierId} picture={picture} no={index + 1} />
      <div className={styles.bar}>
        <span className={styles.words} role="status">
          {t('pictures.which', { no: index + 1, of: pictures.length, name: picture.name })}
          <span className={styles.size}>
            {picture.width} × {picture.height}
          </span>
        </span>
        {pictures.length > 1 && (
          <>
            <button type="button" className={styles.act} onClick={() => step(-1)}>
              <ChevronLeft aria-hidden className={styles.icon} />
              {t('pictures.before')}
            </button>
            <button type="button" className={styles.act} onClick={() => step(1)}>
              {t('pictures.after')}
              <ChevronRight aria-hidden className={styles.icon} />
            </button>
          </>
        )}
        <button type="button" className={styles.act} onClick={onClose} autoFocus>
          <X aria-hidden className={styles.icon} />
          {t('pictures.close')}
        </button>
      </div>
    </dialog>,
    document.body,
  );
}

function Large({
  dossierId,
  picture,
  no,
}: {
  readonly dossierId: DossierId;
  readonly picture: PictureRef;
  readonly no: number;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [tries, setTries] = useState(0);
  const shown = usePicture(dossierId, picture, tries);
  if (shown.status === 'ready') {
    const alt = t('pictures.alt', { no, name: picture.name });
    return <img className={styles.image} src={shown.url} alt={alt} />;
  }
  return (
    <div className={styles.note} role={shown.status === 'failed' ? 'alert' : 'status'}>
      <p>{t(`pictures.${shown.status}`)}</p>
      {shown.status === 'failed' && (
        <button type="button" className={styles.act} onClick={() => setTries(tries + 1)}>
          <RotateCw aria-hidden className={styles.icon} />
          {t('pictures.again')}
        </button>
      )}
    </div>
  );
}
