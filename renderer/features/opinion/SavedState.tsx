import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { DraftSession } from '#renderer/drafting/draft-session.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import styles from './DraftBoard.module.css';

const NOTHING = () => () => undefined;

/** How far the words have got (S1): on this machine, under way, at the hub. */
export function SavedState({
  opinion,
  draft,
  isUnsent,
}: {
  readonly opinion: OpinionDraft;
  readonly draft: DraftSession | null;
  /** A command of this opinion waits. */
  readonly isUnsent: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const status = useSyncExternalStore(draft?.status.subscribe ?? NOTHING, () => draft?.status.get() ?? null);
  const isKept = useSyncExternalStore(draft?.isKept.subscribe ?? NOTHING, () => draft?.isKept.get() ?? true);
  const isTypingUnsent = status?.isUnsent === true && status.link !== 'refused';
  const text = (): string => {
    if (isTypingUnsent && status.link === 'offline') return isKept ? t('keptHere') : '';
    if (isUnsent || isTypingUnsent) return t('sending');
    return opinion.changedAt > 0 ? t('savedAt', { time: timeOfDay(opinion.changedAt) }) : '';
  };
  return (
    <span className={styles.note} aria-live="polite">
      {text()}
    </span>
  );
}
