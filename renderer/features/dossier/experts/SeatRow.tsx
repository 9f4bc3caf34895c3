import { Ticket, UserMinus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '#shared/domain/dossier/member.ts';
import type { InviteAnswer } from '#shared/protocol/http.ts';
import { CopyField } from '#renderer/ui/CopyField.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { RemoveSeat } from './RemoveSeat.tsx';
import styles from './SeatRow.module.css';

/** A seat: whose, taken or not, and the invitation to hand over. */
export function SeatRow({ member }: { readonly member: Member }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { dossierId, state } = useOpenDossier();
  const client = useClient();
  const language = useLanguage();
  const dryRun = useDryRun();
  const [invitation, setInvitation] = useState<InviteAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const { memberId, name, unit, role, specialty, status } = member;
  const reports = member.itemIds.flatMap((itemId) => state.parties.items[itemId]?.reportTitle ?? []);
  const mayRemove = dryRun({ type: 'member.remove', memberId, reason: '' }) === null;
  const hasConflict = state.panel.recusals[memberId]?.conflict ?? false;
  const statement = state.panel.recusals[memberId]?.statement ?? '';

  const invite = async (): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const result = await client.invite(dossierId, memberId);
    setIsBusy(false);
    if (result.ok) setInvitation(result.value);
    else setError(wordFault(language, result.error));
  };

  return (
    <li className={styles.seat}>
      <div className={styles.line}>
        <PersonLine
          memberId={memberId}
          name={name}
          note={[role !== 'expert' && t(`common:roles.${role}`), specialty, unit, ...reports]
            .filter(Boolean)
            .join('　')}
        />
        {status === 'invited' ? (
          <SecondaryButton
            icon={Ticket}
            size="small"
            isBusy={isBusy}
            onClick={() => void invite()}
            label={t('seats.inviteNamed', { name })}
          >
            {t(invitation ? 'seats.inviteAgain' : 'seats.invite')}
          </SecondaryButton>
        ) : (
          <span className={hasConflict ? styles.conflict : styles.joined}>
            {t(hasConflict ? 'experts.conflict' : 'seats.joined')}
          </span>
        )}
        {mayRemove && (
          <IconButton
            icon={UserMinus}
            label={t('seats.removeNamed', { name })}
            onClick={() => setIsRemoving(true)}
          />
        )}
      </div>
      {statement !== '' && <p className={styles.statement}>{t('seats.statement', { text: statement })}</p>}
      {error && <Notice tone="danger">{error}</Notice>}
      {invitation && (
        <div className={styles.invitation}>
          <CopyField label={t('seats.link')} text={invitation.link} />
          <CopyField label={t('seats.code')} text={invitation.code} />
          <p className={styles.note}>
            {t('seats.expires', { time: fullTime(invitation.expiresAt, language), name })}
          </p>
        </div>
      )}
      {isRemoving && <RemoveSeat member={member} onClose={() => setIsRemoving(false)} />}
    </li>
  );
}
