import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { draftKey, parseKept, type KeptWords } from '#renderer/drafting/unsent-words.ts';
import { useDraft } from '#renderer/drafting/use-draft-session.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { UnsentWords } from './UnsentWords.tsx';

const NOTHING = () => () => undefined;

/**
 * Words of this person that the opinion did not take (S4): while it is drafted, once the hub has refused them;
 * afterwards, whatever is still kept from before it was frozen.
 */
export function RefusedWords({ opinion }: { readonly opinion: OpinionDraft }): ReactNode {
  const { t } = useTranslation('opinion');
  const language = useLanguage();
  const { scratch } = useClient();
  const { dossierId } = useOpenDossier();
  const draft = useDraft();
  const status = useSyncExternalStore(draft?.status.subscribe ?? NOTHING, () => draft?.status.get() ?? null);
  const [found, setFound] = useState<{ readonly key: string; readonly kept: KeptWords | null } | null>(null);
  const isDue = opinion.status === 'drafting' ? status?.link === 'refused' : true;
  const key = draftKey(dossierId, opinion.itemId);
  useEffect(() => {
    if (!isDue) return;
    let isHere = true;
    void scratch.load(key).then((text) => {
      if (isHere) setFound({ key, kept: parseKept(text) });
    });
    return () => {
      isHere = false;
    };
  }, [isDue, key, scratch]);
  const kept = isDue && found?.key === key ? found.kept : null;
  if (!kept || kept.words.length === 0) return null;
  const discard = (): void => {
    void scratch.save(key, null);
    setFound(null);
    draft?.restart();
  };
  return (
    <UnsentWords
      opinion={opinion}
      words={kept.words}
      why={status?.refused ? wordRejection(language, status.refused) : t('unsent.why')}
      onDiscard={discard}
    />
  );
}
