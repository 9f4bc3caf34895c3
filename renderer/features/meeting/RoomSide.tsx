import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { waitingTurns } from '#shared/domain/floor/turn.ts';
import { inquiriesOf } from '#shared/domain/inquiry/inquiries-of.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { isClosedDeliberation, presentMembers } from '#shared/domain/meeting/meeting.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { TabBar } from '#renderer/ui/TabBar.tsx';
import { DeliberationList } from './DeliberationList.tsx';
import { FloorTab } from './floor/FloorTab.tsx';
import { InquiryTab } from './inquiry/InquiryTab.tsx';
import { roomComments } from './room-comments.ts';
import { RoomComments } from './RoomComments.tsx';
import { RoomPeople } from './RoomPeople.tsx';
import type { RoomPages } from './use-room-pages.ts';
import { VoteCall } from './vote/VoteCall.tsx';
import { VoteTab } from './vote/VoteTab.tsx';
import styles from './RoomSide.module.css';

type Tab = 'floor' | 'comments' | 'inquiry' | 'votes' | 'people';

/**
 * Who speaks, comments on the report in the middle, questions, votes, and who is here. Behind closed doors the
 * comments become a list to decide, and come first.
 */
export function RoomSide({
  meeting,
  pages,
  onOpinion,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
  readonly onOpinion: (itemId: ItemId) => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'proceedings']);
  const { state, member, memberId } = useOpenDossier();
  const isPanel = isPanelSide(state, memberId);
  const isDeciding = isPanel && isClosedDeliberation(meeting);
  const isLead = member.role === 'clerk' || isAnyChair(state, memberId);
  const present = presentMembers(state, meeting.meetingId);
  const isSignedIn = present.has(memberId);
  const comments = pages.itemId ? roomComments(state, pages.itemId) : [];
  const hasComments = isPanel || comments.length > 0;
  const [chosen, setChosen] = useState<{ readonly tab: Tab; readonly isDeciding: boolean } | null>(null);
  // What is looked at first changes with the doors.
  const own = chosen?.isDeciding === isDeciding ? chosen.tab : null;
  const wanted = own ?? (isDeciding ? 'comments' : 'floor');
  const setTab = (next: Tab): void => setChosen({ tab: next, isDeciding });
  const head = useRef<HTMLDivElement>(null);
  // Where only the tabs are in sight, below the page, what was chosen comes up over it.
  useEffect(() => {
    if (chosen) head.current?.closest('aside')?.scrollIntoView();
  }, [chosen]);
  const { meetingId } = meeting;
  const announced = Object.values(state.parties.votes).filter((vote) => vote.meetingId === meetingId);
  const hasVotes = isPanel || announced.length > 0;
  const inquiries = inquiriesOf(state, meetingId).length;
  const tabs: { readonly key: Tab; readonly label: string; readonly count?: number }[] = [
    {
      key: 'floor',
      label: t('proceedings:floor.tab'),
      count: waitingTurns(floorNow(state, meeting)).length,
    },
    ...(hasComments ? [{ key: 'comments' as const, label: t('tabs.comments'), count: comments.length }] : []),
    { key: 'inquiry', label: t('proceedings:inquiry.tab'), count: inquiries },
    ...(hasVotes ? [{ key: 'votes' as const, label: t('proceedings:vote.tab') }] : []),
    { key: 'people', label: t('tabs.people'), count: present.size },
  ];
  const active = tabs.find(({ key }) => key === wanted) ?? tabs[0];
  const tab = active?.key ?? 'floor';
  return (
    <>
      <div className={styles.tabs} ref={head}>
        <TabBar label={t('side')} tabs={tabs} active={tab} onChange={setTab} isDense />
      </div>
      {tab !== 'votes' && (
        <div className={styles.call} data-call>
          <VoteCall meeting={meeting} onGo={() => setTab('votes')} />
        </div>
      )}
      <div className={styles.panel} role="tabpanel" aria-label={active?.label ?? ''}>
        {tab === 'floor' && (
          <FloorTab meeting={meeting} pages={pages} isLead={isLead} isSignedIn={isSignedIn} />
        )}
        {tab === 'inquiry' && <InquiryTab meeting={meeting} pages={pages} />}
        {tab === 'votes' && <VoteTab meeting={meeting} isLead={isLead} />}
        {tab === 'people' && <RoomPeople meeting={meeting} />}
        {tab === 'comments' && isDeciding && pages.itemId && (
          <DeliberationList
            key={pages.itemId}
            itemId={pages.itemId}
            isFollowing={pages.mode === 'follow' && pages.shared !== null}
            onGo={pages.goTo}
            onOpinion={onOpinion}
          />
        )}
        {tab === 'comments' && !isDeciding && <RoomComments comments={comments} onGo={pages.goTo} />}
      </div>
    </>
  );
}
