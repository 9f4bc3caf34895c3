import { FileDown, FilePen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import type { MinutesFacts } from '#shared/documents/minutes/minutes-facts.ts';
import { draftSections, printedSections } from '#shared/documents/minutes/minutes-sections.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { PagesWithTools } from '#renderer/pages/PagesWithTools.tsx';
import { DeskWithSide } from '#renderer/ui/DeskWithSide.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { EditionList } from './EditionList.tsx';
import { editionsOf } from './editions.ts';
import { IssueConfirm } from './IssueConfirm.tsx';
import { MinutesPaper } from './MinutesPaper.tsx';
import { useMinutesDocx } from './use-minutes-docx.ts';
import styles from './Minutes.module.css';

/** The clerk's desk: the paper in the middle, what was issued beside it. */
export function MinutesDesk({
  meeting,
  facts,
}: {
  readonly meeting: Meeting;
  readonly facts: MinutesFacts;
}): ReactNode {
  const { t } = useTranslation('minutes');
  const { state, memberId } = useOpenDossier();
  const docx = useMinutesDocx(meeting);
  const [shownEdition, setShownEdition] = useState<number | null>(null);
  const [isIssuing, setIsIssuing] = useState(false);
  const edits = state.privates[memberId]?.minutes[meeting.meetingId] ?? {};
  const sections = draftSections(facts, edits);
  const editions = editionsOf(state, meeting.meetingId);
  const shown = editions.find(({ edition }) => edition === shownEdition);
  const next = editions.length + 1;
  // Once there is an edition, sending it is what comes next, not correcting it.
  const IssueButton = next === 1 ? PrimaryButton : SecondaryButton;
  return (
    <PaneScreen
      head={
        <>
          <h1 className={styles.title}>{shown ? t('edition', { no: shown.edition }) : t('draft')}</h1>
          <p className={styles.note}>{shown ? '' : t('draftNote')}</p>
        </>
      }
      acts={
        shown ? (
          <SecondaryButton icon={FilePen} onClick={() => setShownEdition(null)}>
            {t('correct')}
          </SecondaryButton>
        ) : (
          <>
            <SecondaryButton
              icon={FileDown}
              isBusy={docx.isBusy}
              onClick={() => void docx.make(printedSections(sections), null)}
            >
              {t('docx')}
            </SecondaryButton>
            <IssueButton onClick={() => setIsIssuing(true)} blockedBy={blockedWords(meeting, t)}>
              {next === 1 ? t('issue.act') : t('issue.again', { no: next })}
            </IssueButton>
          </>
        )
      }
    >
      <DeskWithSide
        sideLabel={t('versions')}
        side={
          <EditionList
            meeting={meeting}
            editions={editions}
            shown={shown?.edition ?? null}
            onShow={setShownEdition}
          />
        }
      >
        {shown?.file ? (
          <PagesWithTools key={shown.file.sha256} file={shown.file} />
        ) : (
          <>
            {meeting.status === 'open' && (
              <div className={styles.notice}>
                <Notice>{t('running')}</Notice>
              </div>
            )}
            <MinutesPaper meeting={meeting} sections={sections} />
          </>
        )}
      </DeskWithSide>
      <IssueConfirm
        meeting={meeting}
        edition={next}
        sections={sections}
        isOpen={isIssuing}
        onDone={() => setIsIssuing(false)}
      />
    </PaneScreen>
  );
}

/** Before the meeting is over its minutes are not; said in this screen's own words. */
function blockedWords(
  { status, deliberations }: Meeting,
  t: (key: 'running' | 'waitingStatement') => string,
): string | null {
  if (status !== 'closed') return t('running');
  return deliberations.every(({ statement }) => statement !== null) ? null : t('waitingStatement');
}
