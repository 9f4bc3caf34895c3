import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OfflineBanner } from '#renderer/ui/OfflineBanner.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useClient, useWatched } from '../client/use-watched.ts';
import { useNow } from '../use-now.ts';

const PATIENCE_MS = 3_000;
/** A restart takes less time than reading of it. */
const AFTERWARDS_MS = 8_000;

/**
 * Says that the line is down once it has been for a moment; a blink of the network is no news. That the workspace
 * process died is told at once, and a while after it is back.
 */
export function LinkBanner({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const { t } = useTranslation('shell');
  const client = useClient();
  const link = useWatched(client.link);
  const now = useNow(1_000);
  const isLong = now - link.since > PATIENCE_MS;
  const [downSince, setDownSince] = useState<number | null>(null);
  if (link.status === 'workspaceDown' && downSince !== link.since) setDownSince(link.since);
  if (link.status !== 'workspaceDown' && downSince !== null && now - downSince < AFTERWARDS_MS) {
    return <OfflineBanner isRecovering>{t('banner.workspaceBack')}</OfflineBanner>;
  }
  if (link.status === 'connected' || (link.status === 'reconnecting' && !isLong)) return null;
  if (link.status === 'workspaceDown') {
    return <OfflineBanner isRecovering>{t('banner.workspaceDown')}</OfflineBanner>;
  }
  return (
    <OfflineBanner
      isRecovering={link.status === 'reconnecting'}
      action={
        link.unsent > 0 && (
          <QuietButton size="small" onClick={onOpen}>
            {t('banner.unsent', { count: link.unsent })}
          </QuietButton>
        )
      }
    >
      {t(client.kind === 'desktop' ? 'banner.offline' : 'banner.offlineBrowser')}
    </OfflineBanner>
  );
}
