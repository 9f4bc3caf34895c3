import { Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Columns } from '#renderer/ui/Columns.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TabBar } from '#renderer/ui/TabBar.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { ArchiveTab } from './archive/ArchiveTab.tsx';
import { CommentsTab } from './comments/CommentsTab.tsx';
import { DocumentsTab } from './documents/DocumentsTab.tsx';
import { DossierStages } from './DossierStages.tsx';
import { ExpertsTab } from './experts/ExpertsTab.tsx';
import { currentMeeting, itemsOf } from './items-of.ts';
import { LogTab } from './log/LogTab.tsx';
import { ReplyAsked } from './meeting/ReplyAsked.tsx';
import { MeetingTab } from './meeting/MeetingTab.tsx';
import { NextStepPanel } from './NextStepPanel.tsx';
import { RevisionTab } from './revision/RevisionTab.tsx';
import { ClocksPanel } from './side/ClocksPanel.tsx';
import { PeoplePanel } from './side/PeoplePanel.tsx';
import { readTab, tabsFor, type Tab } from './tabs.ts';

/** One case: where it stands, the one next step, and everything that belongs to it. */
export function DossierScreen(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { dossierId, state, member } = useOpenDossier();
  const navigate = useNavigate();
  const tab = readTab(useParams().tab, member.role);
  const tabs = tabsFor(member.role);
  const info = state.parties.dossier;
  const meeting = currentMeeting(state);
  const go = (to: Tab): void => void navigate(`/dossiers/${dossierId}/${to}`, { replace: true });
  useTabKeys(tabs, go);
  if (!info) return null;
  const matters = itemsOf(state).map((item) => t(`common:matters.${item.matter}`));
  return (
    <>
      <TopLine crumbs={[{ label: t('dossiers'), to: '/dossiers' }, { label: info.docNo || info.title }]} />
      <PageHeader
        title={t('common:titleMark', { title: info.title })}
        facts={[
          { label: t('matter'), value: matters.join(t('common:listMark')) },
          { label: t('ownerUnit'), value: info.ownerUnit },
          { label: t('compilerUnit'), value: info.compilerUnit },
        ]}
        actions={
          meeting?.status === 'open' && (
            <SecondaryButton icon={Video} to={`/dossiers/${dossierId}/meeting/${meeting.meetingId}`}>
              {t('room')}
            </SecondaryButton>
          )
        }
      >
        <DossierStages />
        <TabBar
          label={t('tabs.label')}
          tabs={tabs.map((key) => ({ key, label: t(`tabs.${key}`) }))}
          active={tab}
          onChange={go}
        />
      </PageHeader>
      <Columns
        side={
          <>
            <ClocksPanel />
            <PeoplePanel />
          </>
        }
      >
        <NextStepPanel tab={tab} />
        {tab !== 'meeting' && <ReplyAsked />}
        <TabContent tab={tab} />
      </Columns>
    </>
  );
}

function TabContent({ tab }: { readonly tab: Tab }): ReactNode {
  switch (tab) {
    case 'documents':
      return <DocumentsTab />;
    case 'experts':
      return <ExpertsTab />;
    case 'meeting':
      return <MeetingTab />;
    case 'comments':
      return <CommentsTab />;
    case 'revision':
      return <RevisionTab />;
    case 'archive':
      return <ArchiveTab />;
    case 'log':
      return <LogTab />;
  }
}

/** 1-7 go to the tabs in their order. */
function useTabKeys(tabs: readonly Tab[], go: (tab: Tab) => void): void {
  const { t } = useTranslation('dossier');
  const nth =
    (index: number): (() => void) =>
    () => {
      const tab = tabs[index];
      if (tab) go(tab);
    };
  const group = t('keys');
  useShortcut('1', t('tabs.documents'), group, nth(0));
  useShortcut('2', t(tabs[1] ? `tabs.${tabs[1]}` : 'tabs.log'), group, nth(1));
  useShortcut('3', t(tabs[2] ? `tabs.${tabs[2]}` : 'tabs.log'), group, nth(2));
  useShortcut('4', t(tabs[3] ? `tabs.${tabs[3]}` : 'tabs.log'), group, nth(3));
  useShortcut('5', t(tabs[4] ? `tabs.${tabs[4]}` : 'tabs.log'), group, nth(4));
  useShortcut('6', t(tabs[5] ? `tabs.${tabs[5]}` : 'tabs.log'), group, nth(5));
}
