import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { readingParts } from './reading-parts.ts';
import styles from './ReadAloud.module.css';

/** 宣读: the whole window, large type, one part at a time. Coming to the end records that it was read out. */
export function ReadAloud({
  item,
  opinion,
  onClose,
}: {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  const project = state.parties.dossier?.title ?? '';
  const parts = readingParts(opinion, fullReportTitle(project, item.reportTitle));
  const index = Math.min(at, Math.max(0, parts.length - 1));
  const part = parts[index];
  const isLast = index >= parts.length - 1;
  const command = { type: 'opinion.readAloud', itemId: item.itemId } as const;

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    void document.documentElement.requestFullscreen?.().catch(() => {}); // large enough without it
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
      element?.close();
    };
  }, []);

  const step = (by: number): void => setAt(Math.min(parts.length - 1, Math.max(0, index + by)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'ArrowRight' || event.key === 'PageDown') step(1);
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') step(-1);
    else if (event.key === ' ' && !isOnButton) step(1);
    else return;
    event.preventDefault();
  };
  const finish = async (): Promise<void> => {
    const result = await submit(command, { done: t('readDone') });
    if (result.ok) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.view}
      aria-label={t('read')}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <span className={styles.place}>{t('readingPlace', { no: index + 1, of: parts.length })}</span>
        <SecondaryButton icon={X} keys="Esc" onClick={onClose}>
          {t('readClose')}
        </SecondaryButton>
      </header>
      <article className={styles.part} aria-live="polite" lang="zh-CN" key={index}>
        <h1 className={styles.heading}>{part?.heading ?? t('readNothing')}</h1>
        {part?.no && (
          <p className={styles.no}>
            {t('pointNo', { no: part.no })}
            <span className={styles.of}>{t('readingOf', { count: part.of ?? 0 })}</span>
          </p>
        )}
        {part?.paragraphs.map((paragraph, line) => (
          <p key={line} className={styles.text} data-point={part.no !== null || undefined}>
            {paragraph}
          </p>
        ))}
      </article>
      <footer className={styles.foot}>
        <SecondaryButton
          icon={ArrowLeft}
          size="big"
          keys="←"
          isDisabled={index === 0}
          onClick={() => step(-1)}
        >
          {t('readBack')}
        </SecondaryButton>
        <div className={styles.track} aria-hidden>
          {parts.map((_, no) => (
            <span key={no} data-past={no <= index || undefined} />
          ))}
        </div>
        {isLast ? (
          <PrimaryButton size="big" blockedBy={blockedBy(command)} onClick={() => void finish()}>
            {t('readFinish')}
          </PrimaryButton>
        ) : (
          <PrimaryButton icon={ArrowRight} size="big" keys="→" onClick={() => step(1)}>
            {t('readOn')}
          </PrimaryButton>
        )}
      </footer>
    </dialog>
  );
}
