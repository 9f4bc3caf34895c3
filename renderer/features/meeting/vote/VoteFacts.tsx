import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnouncedVote, Vote } from '#shared/domain/vote/vote.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import styles from './Vote.module.css';
import { useRuleWords } from './use-rule-words.ts';

/** What is voted on, and how: named or secret, by which majority, about which report. */
export function VoteFacts({ vote }: { readonly vote: Vote | AnnouncedVote }): ReactNode {
  const { t } = useTranslation(['proceedings', 'common']);
  const { state } = useOpenDossier();
  const ruleWords = useRuleWords();
  const item = vote.itemId ? state.parties.items[vote.itemId] : undefined;
  return (
    <>
      <p className={styles.question}>{vote.question}</p>
      <p className={styles.facts}>
        <span>{t(vote.secrecy === 'secret' ? 'vote.secret' : 'vote.named')}</span>
        <span>{ruleWords(vote.ruleId)}</span>
        {item && <span>{t(`common:reports.${item.matter}`)}</span>}
      </p>
    </>
  );
}
