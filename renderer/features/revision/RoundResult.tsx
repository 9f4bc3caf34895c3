import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentRound } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortTime } from '#renderer/i18n/beijing-time.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';

/** The chair's last statement, and the typeset table once it is final. */
export function RoundResult({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation('revision');
  const saveFile = useSaveFile();
  const language = useLanguage();
  const now = useNow();
  const round = currentRound(item);
  const concluded = round?.concluded;
  if (!round || !concluded) return null;
  const table = item.final?.responseTable;
  return (
    <Notice
      tone={concluded.passed ? 'success' : 'warning'}
      title={t(concluded.passed ? 'rounds.passed' : 'rounds.notPassed', {
        round: round.round,
        time: shortTime(concluded.at, language, now),
      })}
      actions={
        table && (
          <SecondaryButton icon={Download} onClick={() => void saveFile(table)}>
            {t('downloadTable')}
          </SecondaryButton>
        )
      }
    >
      <p>{concluded.statement}</p>
    </Notice>
  );
}
