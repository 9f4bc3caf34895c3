import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { measureLink, verdictOf, type LinkQuality } from '#renderer/media/checks/link-quality.ts';
import { checkLoopback } from '#renderer/media/checks/loopback.ts';
import { windowTimers } from '#renderer/media/media-timers.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import styles from './DeviceCheck.module.css';

interface Outcome {
  readonly link: LinkQuality | null;
  readonly canConnect: boolean;
}

/** The way to the hub, and whether this program may make connections for sound and picture at all. */
export function NetworkCheck(): ReactNode {
  const { t } = useTranslation('mediaCheck');
  const client = useClient();
  const isConnected = useWatched(client.link).status === 'connected';
  const [state, setState] = useState<'idle' | 'running' | Outcome>('idle');
  const run = async (): Promise<void> => {
    setState('running');
    const [link, canConnect] = await Promise.all([
      measureLink(
        (bytes) => client.probeLink(bytes),
        () => performance.now(),
      ),
      checkLoopback((configuration) => new RTCPeerConnection(configuration), windowTimers),
    ]);
    setState({ link, canConnect });
  };
  const outcome = typeof state === 'string' ? null : state;
  const verdict = outcome?.link ? verdictOf(outcome.link) : null;
  return (
    <section className={styles.part} aria-labelledby="check-network">
      <h3 id="check-network" className={styles.heading}>
        {t('network.title')}
      </h3>
      <StatusDot tone={isConnected ? 'good' : 'warning'}>
        {t(isConnected ? 'network.connected' : 'network.disconnected')}
      </StatusDot>
      {state === 'running' && <ProgressLine what={t('network.running')} fraction={null} />}
      {outcome && (
        <div role="status">
          <dl className={styles.results}>
            <div>
              <dt>{t('network.roundTrip')}</dt>
              <dd>
                {outcome.link
                  ? t('network.milliseconds', { count: Math.max(1, Math.round(outcome.link.roundTripMs)) })
                  : t('network.noAnswer')}
              </dd>
            </div>
            {outcome.link && (
              <div>
                <dt>{t('network.speed')}</dt>
                <dd>{t('network.megabits', { amount: megabits(outcome.link.bitsPerSecond) })}</dd>
              </div>
            )}
            <div>
              <dt>{t('network.media')}</dt>
              <dd>{t(outcome.canConnect ? 'network.mediaWorks' : 'network.mediaBlocked')}</dd>
            </div>
          </dl>
          {!outcome.link && <Notice tone="warning">{t('network.noAnswerNote')}</Notice>}
          {verdict && (
            <Notice tone={verdict === 'good' ? 'success' : 'warning'}>
              {t(`network.verdict.${verdict}`)}
            </Notice>
          )}
          {!outcome.canConnect && <Notice tone="warning">{t('network.mediaBlockedNote')}</Notice>}
        </div>
      )}
      <div className={styles.acts}>
        <SecondaryButton isBusy={state === 'running'} onClick={() => void run()}>
          {t(outcome ? 'network.again' : 'network.start')}
        </SecondaryButton>
      </div>
    </section>
  );
}

/** Two digits that mean something; beyond a hundred it is fast enough. */
function megabits(bitsPerSecond: number): string {
  const value = bitsPerSecond / 1e6;
  if (value > 100) return '> 100';
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}
