import { ChevronLeft, ChevronRight, RotateCw, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import { LargeView } from '#renderer/ui/LargeView.tsx';
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
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: 1 | -1): void => onIndex((index + by + pictures.length) % pictures.length);
  const onKey = (key: string): void => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  return (
    <LargeView label={t('pictures.large')} onKey={onKey} onClose={onClose}>
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
    </LargeView>
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
