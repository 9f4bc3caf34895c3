import { Download, FileText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { PagesWithTools } from '#renderer/pages/PagesWithTools.tsx';
import { DeskWithSide } from '#renderer/ui/DeskWithSide.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { EditionList } from './EditionList.tsx';
import { editionsOf } from './editions.ts';
import styles from './Minutes.module.css';

/** For everyone but the clerk: the editions that reached them; of others nothing tells. */
export function ReceivedMinutes({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('minutes');
  const { dossierId, state } = useOpenDossier();
  const saveFile = useSaveFile();
  const editions = editionsOf(state, meeting.meetingId).filter(({ file }) => file !== null);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = editions.find(({ edition }) => edition === chosen) ?? editions[0];
  if (!shown?.file) {
    return (
      <EmptyState
        icon={FileText}
        title={t('none')}
        note={t('noneNote')}
        actions={
          <SecondaryButton to={`/dossiers/${dossierId}/meeting/${meeting.meetingId}`}>
            {t('toMeeting')}
          </SecondaryButton>
        }
      />
    );
  }
  const { file } = shown;
  return (
    <PaneScreen
      head={
        <>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.note}>{t('edition', { no: shown.edition })}</p>
        </>
      }
      acts={
        <PrimaryButton icon={Download} onClick={() => void saveFile(file)}>
          {t('download')}
        </PrimaryButton>
      }
    >
      <DeskWithSide
        sideLabel={t('versions')}
        side={<EditionList meeting={meeting} editions={editions} shown={shown.edition} onShow={setChosen} />}
      >
        <PagesWithTools key={file.sha256} file={file} />
      </DeskWithSide>
    </PaneScreen>
  );
}
