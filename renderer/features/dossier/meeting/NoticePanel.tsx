import { Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeBrief, changeNotice } from '#shared/documents/meeting-change.ts';
import { letterText } from '#shared/documents/meeting-letter.ts';
import { meetingNotice, noticeBrief, noticeText } from '#shared/documents/meeting-notice.ts';
import type { Member } from '#shared/domain/dossier/member.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { invitedMembers, replyOf } from '#shared/domain/meeting/reply.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { CopyField } from '#renderer/ui/CopyField.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { InvitedTable } from './InvitedTable.tsx';
import { useLetters } from './use-letters.ts';
import styles from './NoticePanel.module.css';

/** 通知与回执: the clerk sends each person their letter, sees what became of it and who comes. */
export function NoticePanel({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('notice');
  const { dossierId, state } = useOpenDossier();
  const client = useClient();
  const language = useLanguage();
  const toast = useToast();
  const { answer, hasFailed, take, reload } = useLetters(meeting.meetingId);
  const [chosen, setChosen] = useState<ReadonlySet<MemberId>>(new Set());
  const [typed, setTyped] = useState<{ readonly contact?: string; readonly reminds?: boolean }>({});
  const [isBusy, setIsBusy] = useState(false);
  const [shows, setShows] = useState(false);
  const invited = invitedMembers(state).flatMap((memberId) => findMember(state, memberId) ?? []);
  const contact = typed.contact ?? answer?.contact ?? '';
  const reminds = typed.reminds ?? answer?.reminds ?? true;
  const notice = meetingNotice(state, meeting, contact.trim());
  const mayMail = answer !== null && answer.from !== null;
  const isOff = answer !== null && !mayMail;
  const count = chosen.size;
  const change = changeNotice(meeting);
  const isOver = meeting.status === 'closed';

  const send = async (): Promise<void> => {
    setIsBusy(true);
    const result = await client.letters.send(dossierId, meeting.meetingId, {
      requestId: client.newId(),
      memberIds: [...chosen],
      contact: contact.trim(),
      reminds,
    });
    setIsBusy(false);
    if (!result.ok) return toast({ text: wordFault(language, result.error), tone: 'danger' });
    take(result.value);
    setChosen(new Set());
    toast({ text: t('queued', { count }), tone: 'success' });
  };

  if (!notice) return null;
  if (invited.length === 0) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={t('none')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('title')}
      aside={isOver ? undefined : t('counts', countsOf(state, meeting, invited))}
      isFlush
    >
      {hasFailed && (
        <div className={styles.part}>
          <Notice tone="warning" actions={<SecondaryButton onClick={reload}>{t('retry')}</SecondaryButton>}>
            {t('failed')}
          </Notice>
        </div>
      )}
      {isOff && (
        <div className={styles.part}>
          <Notice title={t('off')}>{t('offNote')}</Notice>
        </div>
      )}
      <InvitedTable
        meeting={meeting}
        invited={invited}
        letters={answer}
        isOver={isOver}
        chosen={chosen}
        onChoose={setChosen}
        onChanged={reload}
      />
      {mayMail && !isOver && (
        <div className={styles.form}>
          <TextField
            label={t('contact')}
            value={contact}
            maxLength={200}
            hint={t('contactHint')}
            onChange={(value) => setTyped({ ...typed, contact: value })}
          />
          <CheckField
            label={t('reminds')}
            note={t('remindsNote')}
            isChecked={reminds}
            onChange={(value) => setTyped({ ...typed, reminds: value })}
          />
        </div>
      )}
      {!isOver && (
        <div className={styles.acts}>
          {!isOff && (
            <QuietButton onClick={() => setShows(!shows)}>{t(shows ? 'hidePreview' : 'preview')}</QuietButton>
          )}
          {mayMail && (
            <SecondaryButton
              icon={Send}
              isBusy={isBusy}
              blockedBy={count === 0 ? t('chooseFirst') : null}
              onClick={() => void send()}
            >
              {count === 0 ? t('send') : t('sendCount', { count })}
            </SecondaryButton>
          )}
        </div>
      )}
      {change && (
        <div className={styles.texts}>
          <CopyField label={t(`copyChange.${change.kind}`)} text={changeBrief(change, notice)} isLong />
        </div>
      )}
      {!isOver && (shows || isOff) && (
        <div className={styles.texts}>
          {mayMail && (
            <CopyField
              label={t('previewLabel')}
              isLong
              text={letterText(notice, {
                ...nameOf(invited, chosen),
                kind: 'notice',
                link: t('previewLink'),
                code: null,
                change,
              })}
            />
          )}
          <CopyField label={t('copyText')} text={noticeText(notice)} isLong />
          <CopyField label={t('copyBrief')} text={noticeBrief(notice)} isLong />
        </div>
      )}
    </Panel>
  );
}

/** The preview is the letter to the first who is chosen. */
function nameOf(invited: readonly Member[], chosen: ReadonlySet<MemberId>): { name: string; unit: string } {
  const first = invited.find(({ memberId }) => chosen.has(memberId)) ?? invited[0];
  return { name: first?.name ?? '', unit: first?.unit ?? '' };
}

function countsOf(
  state: DossierState,
  { meetingId }: Meeting,
  invited: readonly Member[],
): Readonly<Record<'attends' | 'substitute' | 'absent' | 'open', number>> {
  const counts = { attends: 0, substitute: 0, absent: 0, open: 0 };
  for (const { memberId } of invited) counts[replyOf(state, meetingId, memberId)?.answer ?? 'open'] += 1;
  return counts;
}
