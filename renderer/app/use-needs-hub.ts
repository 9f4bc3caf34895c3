import { useTranslation } from 'react-i18next';
import { useClient, useWatched } from './client/use-watched.ts';

/** For acts that cannot wait in the outbox: why they cannot be done now, or null. Give it to `blockedBy`. */
export function useNeedsHub(): string | null {
  const { t } = useTranslation('common');
  const { status } = useWatched(useClient().link);
  return status === 'offline' || status === 'workspaceDown' ? t('needsHub') : null;
}
