import { Crop, ImagePlus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import type { DossierId } from '#shared/domain/ids.ts';
import { MOST_PICTURES, type PictureRef } from '#shared/domain/picture-ref.ts';
import { PictureStrip } from './PictureStrip.tsx';
import { picturesAmong, type AddingPictures } from './use-adding-pictures.ts';
import styles from './PictureField.module.css';

/** 图片: what a comment shows beside its words. Chosen, cut out of the page, pasted or dropped (PC8). */
export function PictureField({
  dossierId,
  pictures,
  adding,
  onRemove,
  onCut,
}: {
  readonly dossierId: DossierId;
  readonly pictures: readonly PictureRef[];
  readonly adding: AddingPictures;
  readonly onRemove: (index: number) => void;
  /** Begins to cut a frame out of the page; absent where no page is open. */
  readonly onCut?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('comments');
  const input = useRef<HTMLInputElement>(null);
  const blocked = pictures.length >= MOST_PICTURES ? t('pictures.problem.tooMany') : null;
  return (
    <div className={styles.field} role="group" aria-label={t('fields.pictures')}>
      <div className={styles.acts}>
        <QuietButton size="small" icon={ImagePlus} blockedBy={blocked} onClick={() => input.current?.click()}>
          {t('pictures.choose')}
        </QuietButton>
        {onCut && (
          <QuietButton size="small" icon={Crop} blockedBy={blocked} onClick={onCut}>
            {t('pictures.cut')}
          </QuietButton>
        )}
        <span className={styles.hint}>{t('pictures.hint')}</span>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          aria-label={t('pictures.choose')}
          tabIndex={-1}
          accept="image/png,image/jpeg,image/webp,image/gif,image/bmp"
          multiple
          onChange={(event) => {
            adding.add(picturesAmong(event.target.files ?? []));
            event.target.value = ''; // the same file may be chosen again
          }}
        />
      </div>
      <PictureStrip dossierId={dossierId} pictures={pictures} onRemove={onRemove} />
      {adding.under > 0 && (
        <p className={styles.hint} role="status">
          {t('pictures.adding', { count: adding.under })}
        </p>
      )}
      {adding.problem && (
        <p className={styles.problem} role="alert">
          {t(`pictures.problem.${adding.problem}`)}
        </p>
      )}
    </div>
  );
}
