import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { replyOf } from '#shared/domain/meeting/reply.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { meetingsOf } from '../items-of.ts';

/** Asks an expert for their reply where another thing is their next step; for the others the reply is that step. */
export function ReplyAsked(): ReactNode {
  const { t } = useTranslation('notice');
  const { dossierId, state, member } = useOpenDossier();
  const isOpen = meetingsOf(state).some(
    ({ meetingId, status }) => status === 'scheduled' && !replyOf(state, meetingId, member.memberId),
  );
  if (member.role !== 'expert' || !isOpen) return null;
  return (
    <Notice actions={<SecondaryButton to={`/dossiers/${dossierId}/meeting`}>{t('mine.go')}</SecondaryButton>}>
      {t('mine.asked')}
    </Notice>
  );
}
