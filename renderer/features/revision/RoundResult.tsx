import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentRound } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';

/** The chair's last statement, and the typeset table once it is final. */
export function RoundResult({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['revision', 'common']);
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const show = useToast();
  const language = useLanguage();
  const now = useNow();
  const round = currentRound(item);
  const concluded = round?.concluded;
  if (!round || !concluded) return null;
  const table = item.final?.responseTable;
  const download = async (): Promise<void> => {
    if (!table) return;
    const result = await client.saveFile(dossierId, table);
    if (!result.ok) show({ text: wordFault(language, result.error), tone: 'danger' });
    else if (result.value) show({ text: t('common:saved', { name: table.name }), tone: 'success' });
  };
  return (
    <Notice
      tone={concluded.passed ? 'success' : 'warning'}
      title={t(concluded.passed ? 'rounds.passed' : 'rounds.notPassed', {
        round: round.round,
        time: shortTime(concluded.at, language, now),
      })}
      actions={
        table && (
          <SecondaryButton icon={Download} onClick={() => void download()}>
            {t('downloadTable')}
          </SecondaryButton>
        )
      }
    >
      <p>{concluded.statement}</p>
    </Notice>
  );
}
