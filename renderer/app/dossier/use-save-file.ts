import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '../client/use-watched.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useOpenDossier } from './open-dossier-context.ts';

/** Takes a copy of a file of the open dossier, and says how it went. */
export function useSaveFile(): (file: SavedFile) => Promise<void> {
  const { t } = useTranslation('common');
  const client = useClient();
  const { dossierId } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  return useCallback(
    async (file) => {
      const result = await client.saveFile(dossierId, file);
      if (!result.ok) show({ text: wordFault(language, result.error), tone: 'danger' });
      else if (result.value) show({ text: t('saved', { name: file.name }), tone: 'success' });
    },
    [client, dossierId, language, show, t],
  );
}
