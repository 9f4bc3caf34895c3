import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { fieldOfPoint } from '#shared/drafting/opinion-texts.ts';
import type { KeptWords } from '#renderer/drafting/unsent-words.ts';
import { CopyButton } from '#renderer/ui/CopyButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import styles from './UnsentWords.module.css';

/** What somebody typed and the text did not take, because it was frozen or they were no longer let: in their words, to copy. */
export function UnsentWords({
  opinion,
  words,
  why,
  onDiscard,
}: {
  readonly opinion: OpinionDraft;
  readonly words: KeptWords['words'];
  readonly why: string;
  readonly onDiscard: () => void;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const nameOf = (field: string): string => {
    const no = opinion.items.findIndex(({ opinionItemId }) => fieldOfPoint(opinionItemId) === field) + 1;
    if (no > 0) return t('pointNo', { no });
    return field === 'opening' || field === 'overview' || field === 'overall'
      ? t(`sections.${field}`)
      : t('unsent.gone');
  };
  return (
    <Notice
      tone="warning"
      title={t('unsent.title')}
      actions={
        <span className={styles.acts}>
          <CopyButton text={words.map(({ text }) => text).join('\n')} label={t('unsent.copy')} />
          <QuietButton size="small" onClick={onDiscard}>
            {t('unsent.discard')}
          </QuietButton>
        </span>
      }
    >
      <p>{why}</p>
      <dl className={styles.words}>
        {words.map(({ field, text }) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
