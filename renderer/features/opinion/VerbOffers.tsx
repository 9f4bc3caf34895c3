import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftField } from '#shared/protocol/joint-draft.ts';
import { beginsWithVerb, POINT_VERBS } from '#shared/domain/opinion/verbs.ts';
import { writeText } from '#shared/drafting/paragraphs.ts';
import type { DraftSession } from '#renderer/drafting/draft-session.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { useLiveText } from './use-live-text.ts';
import styles from './VerbOffers.module.css';

/** Verbs for a point that does not say at once what is to be done (OP18); nothing for one that does. */
export function VerbOffers({
  draft,
  field,
  settled,
}: {
  readonly draft: DraftSession;
  readonly field: DraftField;
  readonly settled: string;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const show = useToast();
  const text = useLiveText(field, settled);
  if (beginsWithVerb(text)) return null;
  const say = (words: string): void => {
    const { doc } = draft.link;
    doc.transact(() => writeText(doc.getXmlFragment(field), words));
  };
  const begin = (verb: string): void => {
    say(`${verb}${text}`);
    show({ text: t('verbs.did', { verb }), act: { label: t('common:undo'), run: () => say(text) } });
  };
  return (
    <div className={styles.offers} role="group" aria-label={t('verbs.label')}>
      <span className={styles.lead}>{t('verbs.lead')}</span>
      {POINT_VERBS.map((verb) => (
        <QuietButton key={verb} size="small" onClick={() => begin(verb)}>
          {verb}
        </QuietButton>
      ))}
    </div>
  );
}
