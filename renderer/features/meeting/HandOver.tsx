import { ArrowRightLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAnyChair } from '#shared/domain/policy.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { RoomPages } from './use-room-pages.ts';

/** 移交演示: to somebody at a screen in the room. For the presenter, and for who leads the meeting. */
export function HandOver({ pages }: { readonly pages: RoomPages }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state, handle, member, memberId } = useOpenDossier();
  const person = usePerson();
  const presence = useWatched(handle.presence);
  const presenter = useWatched(handle.sharedPage)?.presenter;
  const isLead = member.role === 'clerk' || isAnyChair(state, memberId);
  const others = (presence?.members ?? []).filter(
    (other) => other.place === 'room' && other.memberId !== presenter,
  );
  const mayHand = presenter !== undefined && (presenter === memberId || isLead);
  if (!mayHand || others.length === 0) return null;
  return (
    <MenuButton
      label={t('hand.act')}
      icon={ArrowRightLeft}
      isIconAlone
      acts={others.map((other) => ({
        key: other.memberId,
        label: t('hand.to', { name: person(other.memberId).name }),
        run: () => pages.hand(other.memberId),
      }))}
    />
  );
}
