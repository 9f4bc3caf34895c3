import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesSection } from '#shared/domain/minutes/minutes.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { minutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { makeInWorker } from '#renderer/exchange/run-exchange.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { Edition } from './editions.ts';

/** The minutes as a file for a word processor, made in this window: of an edition, or of the draft as it stands. */
export function useMinutesDocx(meeting: Meeting): {
  readonly isBusy: boolean;
  readonly make: (sections: readonly MinutesSection[], edition: Edition | null) => Promise<void>;
} {
  const { t } = useTranslation('minutes');
  const client = useClient();
  const { state, member } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const make = async (sections: readonly MinutesSection[], edition: Edition | null): Promise<void> => {
    const name = t(edition ? 'fileName' : 'draftFileName', { title: meeting.title });
    const document = minutesDocument({
      docId: edition?.docId ?? '',
      edition: edition?.edition ?? 1,
      reason: edition?.reason ?? '',
      meetingTitle: meeting.title,
      hostUnit: state.parties.dossier?.hostUnit ?? '',
      issuedBy: member.name,
      issuedAtMs: edition?.issuedAt ?? 0,
      sections,
      verifyUrl: '',
    });
    setIsBusy(true);
    try {
      const task = { kind: 'minutes', document, isIssued: edition !== null } as const;
      const saved = await client.saveMade(name, () =>
        makeInWorker(task, () => undefined, new AbortController().signal),
      );
      if (!saved.ok) show({ text: wordFault(language, saved.error), tone: 'danger' });
      else if (saved.value) show({ text: t('made', { name }), tone: 'success' });
    } catch {
      show({ text: t('notMade'), tone: 'danger' });
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, make };
}
