import { Building2, Laptop, Ticket, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import styles from './FirstStart.module.css';

/** The desktop's first start: work on this machine, connect to the bureau, or follow an invitation. */
export function FirstStart(): ReactNode {
  const { t } = useTranslation(['access', 'common']);
  const client = useClient();
  const navigate = useNavigate();
  const { isBusy, error, attempt } = useAttempt();
  const [door, setDoor] = useState<'choice' | 'hub'>('choice');
  const [url, setUrl] = useState('');

  if (door === 'hub') {
    const connect = (): void => void attempt(() => client.useHub(url.trim()));
    return (
      <AccessFrame title={t('hub.title')} lead={t('hub.lead')}>
        <TextField
          label={t('hub.address')}
          value={url}
          onChange={setUrl}
          placeholder="https://"
          hint={t('hub.hint')}
          kind="url"
          isBig
          isAutoFocused
          onEnter={connect}
        />
        {error && <Notice tone="danger">{error}</Notice>}
        <PrimaryButton size="big" isWide isBusy={isBusy} onClick={connect} isDisabled={url.trim() === ''}>
          {t('hub.connect')}
        </PrimaryButton>
        <QuietButton onClick={() => setDoor('choice')}>{t('common:back')}</QuietButton>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame title={t('first.title')} lead={t('first.lead')}>
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.doors}>
        <Door
          icon={Laptop}
          title={t('first.here')}
          note={t('first.hereNote')}
          isBusy={isBusy}
          onClick={() => void attempt(() => client.startEmbeddedHub())}
        />
        <Door
          icon={Building2}
          title={t('first.bureau')}
          note={t('first.bureauNote')}
          onClick={() => setDoor('hub')}
        />
        <Door
          icon={Ticket}
          title={t('first.invited')}
          note={t('first.invitedNote')}
          onClick={() => void navigate('/join')}
        />
      </div>
    </AccessFrame>
  );
}

function Door({
  icon: Icon,
  title,
  note,
  isBusy = false,
  onClick,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note: string;
  readonly isBusy?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  const { t } = useTranslation('access');
  return (
    <button type="button" className={styles.door} disabled={isBusy} onClick={onClick}>
      <Icon aria-hidden className={styles.icon} />
      <span>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>{isBusy ? t('first.starting') : note}</span>
      </span>
    </button>
  );
}
