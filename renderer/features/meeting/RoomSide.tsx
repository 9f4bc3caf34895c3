import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { isClosedDeliberation, presentMembers } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { TabBar } from '#renderer/ui/TabBar.tsx';
import { DeliberationList } from './DeliberationList.tsx';
import { roomComments } from './room-comments.ts';
import { RoomComments } from './RoomComments.tsx';
import { RoomPeople } from './RoomPeople.tsx';
import type { RoomPages } from './use-room-pages.ts';
import styles from './RoomSide.module.css';

type Tab = 'comments' | 'people';

/** Comments on the report in the middle, and who is here. Behind closed doors the comments become a list to decide. */
export function RoomSide({
  meeting,
  pages,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const { state, memberId } = useOpenDossier();
  const isPanel = isPanelSide(state, memberId);
  const isDeciding = isPanel && isClosedDeliberation(meeting);
  const comments = pages.itemId ? roomComments(state, pages.itemId) : [];
  const hasComments = isPanel || comments.length > 0;
  const [chosen, setChosen] = useState<Tab>('comments');
  const tab = hasComments ? chosen : 'people';
  const count = presentMembers(state, meeting.meetingId).size;
  const tabs = [
    ...(hasComments ? [{ key: 'comments' as const, label: t('tabs.comments'), count: comments.length }] : []),
    { key: 'people' as const, label: t('tabs.people'), count },
  ];
  return (
    <>
      <div className={styles.tabs}>
        <TabBar label={t('side')} tabs={tabs} active={tab} onChange={setChosen} />
      </div>
      <div className={styles.panel} role="tabpanel" aria-label={t(`tabs.${tab}`)}>
        {tab === 'people' && <RoomPeople meeting={meeting} />}
        {tab === 'comments' && isDeciding && pages.itemId && (
          <DeliberationList
            key={pages.itemId}
            itemId={pages.itemId}
            isFollowing={pages.mode === 'follow' && pages.shared !== null}
            onGo={pages.goTo}
          />
        )}
        {tab === 'comments' && !isDeciding && <RoomComments comments={comments} onGo={pages.goTo} />}
      </div>
    </>
  );
}
