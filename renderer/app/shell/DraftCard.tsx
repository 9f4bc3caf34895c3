import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { decide } from '#shared/domain/decide.ts';
import type { DossierView, ReturnedDraft } from '#shared/sync/replica-view.ts';
import { PictureStrip } from '#renderer/comments/pictures/PictureStrip.tsx';
import { CopyButton } from '#renderer/ui/CopyButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import type { DossierHandle } from '../client/client.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useNow } from '../use-now.ts';
import { commandName, picturesIn, typedText, withPicturesOf, withText } from './command-text.ts';
import styles from './DraftCard.module.css';

/** One refused command with everything that was typed: mend and submit it, or discard it (S4). */
export function DraftCard({
  handle,
  view,
  draft,
  onGone,
}: {
  readonly handle: DossierHandle;
  readonly view: DossierView;
  readonly draft: ReturnedDraft;
  /** Called when the person goes to the place the draft speaks of. */
  readonly onGone: () => void;
}): ReactNode {
  const { t } = useTranslation(['shell', 'common']);
  const language = useLanguage();
  const now = useNow();
  const show = useToast();
  const original = typedText(draft.command);
  const [text, setText] = useState(original ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [pictures, setPictures] = useState(picturesIn(draft.command));
  const worded = original === null ? draft.command : withText(draft.command, text);
  const mended = withPicturesOf(worded, pictures);
  const decision = decide(view.state, mended, {
    actor: { kind: 'member', memberId: view.memberId },
    nowMs: now,
  });
  const blockedBy = decision.ok ? null : wordRejection(language, decision.error);

  const resubmit = async (): Promise<void> => {
    setIsBusy(true);
    const result = await handle.submit(mended);
    if (result.ok) {
      await handle.discardDraft(draft.commandId);
      show({ text: t('tray.resubmitted'), tone: 'success' });
    } else {
      show({ text: wordRejection(language, result.error), tone: 'danger' });
      setIsBusy(false);
    }
  };
  const discard = async (): Promise<void> => {
    await handle.discardDraft(draft.commandId);
    show({ text: t('tray.discarded') });
  };

  const page = newerVersionPage(view, draft);
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h4>{t(`commandNames.${commandName(draft.command)}`)}</h4>
        <span className={styles.where}>{view.state.parties.dossier?.title}</span>
        <span className={styles.when}>
          {t('tray.writtenAt', { time: shortTime(draft.authorAt, language, now) })}
        </span>
      </header>
      <Notice tone="warning">{wordRejection(language, draft.rejection)}</Notice>
      {original !== null && (
        <div className={styles.text}>
          <TextField label={t('tray.text')} value={text} onChange={setText} rows={2} />
          <CopyButton text={text} label={t('tray.copyText')} />
        </div>
      )}
      <PictureStrip
        dossierId={view.dossierId}
        pictures={pictures}
        onRemove={(index) => setPictures(pictures.toSpliced(index, 1))}
      />
      <div className={styles.acts}>
        <QuietButton onClick={() => void discard()}>{t('common:discard')}</QuietButton>
        {page && (
          <SecondaryButton to={page} onClick={onGone}>
            {t('tray.openPage')}
          </SecondaryButton>
        )}
        <SecondaryButton onClick={() => void resubmit()} isBusy={isBusy} blockedBy={blockedBy}>
          {t('tray.resubmit')}
        </SecondaryButton>
      </div>
    </article>
  );
}

/** Where to raise a comment again when its report has a newer version. */
function newerVersionPage(view: DossierView, draft: ReturnedDraft): string | null {
  if (draft.command.type !== 'comment.add' || draft.rejection.code !== 'comment.reportSuperseded')
    return null;
  const { itemId, anchor } = draft.command.subject;
  const current = view.state.parties.items[itemId]?.versions.at(-1);
  return current
    ? `/dossiers/${view.dossierId}/read/${itemId}/${current.versionId}?page=${anchor.pageIndex + 1}`
    : null;
}
