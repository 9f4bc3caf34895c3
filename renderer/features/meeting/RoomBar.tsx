import { BookOpen, Copy, LogOut, Phone, ScreenShare, ScreenShareOff, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { PageZoom } from '#renderer/pages/PageZoom.tsx';
import { ActMenu } from '#renderer/ui/ActMenu.tsx';
import { CopyButton } from '#renderer/ui/CopyButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { HandControl } from './floor/HandControl.tsx';
import { MediaControls } from './media/MediaControls.tsx';
import { RoomControl } from './RoomControl.tsx';
import type { RoomPages } from './use-room-pages.ts';
import styles from './RoomBar.module.css';

/** Large labelled controls at the foot of the room. */
export function RoomBar({
  meeting,
  pages,
  isSignedIn,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
  readonly isSignedIn: boolean;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder']);
  const { dossierId } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const navigate = useNavigate();
  const show = useToast();
  const { externalMeeting } = meeting;
  const { mode, shared } = pages;
  const presenterName = shared ? person(shared.presenter).name : null;
  const isTaken = mode !== 'present' && !pages.mayPresent;
  const togglePresenting = mode === 'present' ? pages.stopPresenting : pages.present;
  useShortcut('P', t('keys.present'), t('room'), togglePresenting, { isEnabled: !isTaken });
  useShortcut('F', t('keys.free'), t('room'), mode === 'free' ? pages.follow : pages.free);
  const leave = async (): Promise<void> => {
    const result = isSignedIn ? await submit({ type: 'meeting.leave', meetingId: meeting.meetingId }) : null;
    if (!result || result.ok) void navigate(`/dossiers/${dossierId}`);
  };
  const copyNumber = async (): Promise<void> => {
    await navigator.clipboard.writeText(externalMeeting);
    show({ text: t('externalCopied') });
  };
  return (
    <footer className={styles.bar} data-foot>
      <div className={styles.outside}>
        {externalMeeting !== '' && (
          <>
            <Phone aria-hidden className={styles.phone} />
            <span>
              <span className={styles.note}>{t('external')}</span>
              <span className={styles.number}>{externalMeeting}</span>
            </span>
            <CopyButton text={externalMeeting} label={t('externalCopy')} />
          </>
        )}
      </div>
      <div className={styles.controls} role="group" aria-label={t('controls')}>
        <MediaControls />
        <HandControl meeting={meeting} isSignedIn={isSignedIn} />
        <RoomControl
          icon={Users}
          label={t('follow')}
          note={presenterName ?? t('followNobody')}
          isPressed={mode === 'follow'}
          onClick={pages.follow}
        />
        <RoomControl
          icon={BookOpen}
          label={t('free')}
          note={t('freeNote')}
          isPressed={mode === 'free'}
          onClick={pages.free}
        />
        <RoomControl
          icon={mode === 'present' ? ScreenShareOff : ScreenShare}
          label={mode === 'present' ? t('stopPresenting') : t('present')}
          short={mode === 'present' ? t('stopPresentingShort') : t('presentShort')}
          note={mode === 'present' ? t('presenting') : t('presentNote')}
          isPressed={mode === 'present'}
          blockedBy={isTaken ? t('meetingOrder:hand.busy', { name: presenterName ?? '' }) : null}
          onClick={togglePresenting}
        />
        {externalMeeting !== '' && (
          <div className={styles.call}>
            <ActMenu
              acts={[
                {
                  key: 'copy',
                  label: t('externalCopyOf', { number: externalMeeting }),
                  icon: Copy,
                  run: () => void copyNumber(),
                },
              ]}
            >
              <RoomControl
                icon={Phone}
                label={t('external')}
                short={t('externalShort')}
                note={externalMeeting}
              />
            </ActMenu>
          </div>
        )}
        <div className={styles.zoom}>
          <PageZoom view={pages.view} viewer={() => pages.viewer.current} />
        </div>
      </div>
      <div className={styles.end}>
        <RoomControl icon={LogOut} label={t('leave')} note={t('leaveNote')} onClick={() => void leave()} />
      </div>
    </footer>
  );
}
