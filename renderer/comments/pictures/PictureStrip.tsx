import { ImageOff, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import { PictureViewer } from './PictureViewer.tsx';
import { usePicture } from './use-picture.ts';
import styles from './PictureStrip.module.css';

/** The pictures of a comment in small; a press shows one large. */
export function PictureStrip({
  dossierId,
  pictures = [],
  onRemove,
}: {
  readonly dossierId: DossierId;
  readonly pictures?: readonly PictureRef[] | undefined;
  /** Where they can be taken out again. */
  readonly onRemove?: ((index: number) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [large, setLarge] = useState<number | null>(null);
  if (pictures.length === 0) return null;
  return (
    <>
      <ul className={styles.strip} aria-label={t('pictures.list')}>
        {pictures.map((picture, index) => (
          <li key={`${picture.sha256} ${index}`} className={styles.cell}>
            <Thumb
              dossierId={dossierId}
              picture={picture}
              label={t('pictures.open', { no: index + 1, name: picture.name })}
              onOpen={() => setLarge(index)}
            />
            {onRemove && (
              <button
                type="button"
                className={styles.remove}
                aria-label={t('pictures.remove', { no: index + 1 })}
                title={t('pictures.remove', { no: index + 1 })}
                onClick={() => onRemove(index)}
              >
                <X aria-hidden className={styles.removeIcon} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {large !== null && pictures[large] && (
        <PictureViewer
          dossierId={dossierId}
          pictures={pictures}
          index={large}
          onIndex={setLarge}
          onClose={() => setLarge(null)}
        />
      )}
    </>
  );
}

function Thumb({
  dossierId,
  picture,
  label,
  onOpen,
}: {
  readonly dossierId: DossierId;
  readonly picture: PictureRef;
  readonly label: string;
  readonly onOpen: () => void;
}): ReactNode {
  const shown = usePicture(dossierId, picture);
  return (
    <button type="button" className={styles.thumb} aria-label={label} title={picture.name} onClick={onOpen}>
      {shown.status === 'ready' && <img className={styles.image} src={shown.url} alt="" />}
      {shown.status === 'failed' && <ImageOff aria-hidden className={styles.none} />}
    </button>
  );
}
