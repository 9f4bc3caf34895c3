import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { ruleFor } from '#shared/domain/rules/matter-rules.ts';
import { ConfirmAct, type Disclosure } from '#renderer/ui/ConfirmAct.tsx';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { itemsOf } from './items-of.ts';

type Act =
  | CommandOf<'dossier.accept'>
  | CommandOf<'panel.confirm'>
  | CommandOf<'final.issue'>
  | CommandOf<'item.archive'>
  | CommandOf<'meeting.open'>;

/** Confirms an act of the clerk that cannot be taken back, saying what becomes visible to whom. */
export function ActConfirm({
  command,
  isOpen,
  onClose,
  onDone,
}: {
  readonly command: Act;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const language = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const words = useActWords(command, state);

  const run = async (): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const result = await submit(command, { isQuiet: true, done: words.done });
    setIsBusy(false);
    if (!result.ok) {
      setError(wordRejection(language, result.error));
      return;
    }
    onClose();
    onDone?.();
  };

  return (
    <ConfirmAct
      isOpen={isOpen}
      title={words.title}
      lead={words.lead}
      disclosures={words.disclosures}
      file={words.file}
      act={t(`acts.${command.type}.act`)}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void run()}
      onCancel={onClose}
    />
  );
}

interface ActWords {
  readonly title: string;
  readonly lead: string;
  readonly done: string;
  readonly disclosures: readonly Disclosure[];
  readonly file?: { readonly name: string; readonly sha256: string };
}

function useActWords(command: Act, state: DossierState): ActWords {
  const { t } = useTranslation(['dossier', 'common']);
  const now = useNow();
  const list = (names: readonly string[]): string => names.join(t('common:listMark')) || t('common:none');
  const everyone = t('everyParty', { count: peopleOf(state).length });
  const title = t(`acts.${command.type}.title`);
  const done = t(`acts.${command.type}.done`);
  switch (command.type) {
    case 'dossier.accept': {
      const days = Math.min(...itemsOf(state).map((item) => ruleFor(item.matter, now).promisedDays));
      return {
        title,
        done,
        lead: t('acts.dossier.accept.lead', { days }),
        disclosures: [{ whom: everyone, what: t('acts.dossier.accept.what') }],
      };
    }
    case 'panel.confirm': {
      const experts = peopleOf(state).filter((person) => person.role === 'expert');
      return {
        title,
        done,
        lead: t('acts.panel.confirm.lead', { names: list(experts.map((person) => person.name)) }),
        disclosures: [{ whom: t('parties'), what: t('acts.panel.confirm.what') }],
      };
    }
    case 'meeting.open': {
      const experts = peopleOf(state).filter(
        (person) => person.role === 'expert' && person.status === 'joined',
      );
      return {
        title,
        done,
        lead: t('acts.meeting.open.lead'),
        disclosures: [
          {
            whom: everyone,
            what: t('acts.meeting.open.what', { names: list(experts.map((person) => person.name)) }),
          },
        ],
      };
    }
    case 'final.issue': {
      const item = state.parties.items[command.itemId];
      const current = item?.versions.at(-1);
      return {
        title,
        done,
        lead: t('acts.final.issue.lead', { report: item?.reportTitle ?? '' }),
        disclosures: [
          {
            whom: everyone,
            what: t('acts.final.issue.what', {
              version: current
                ? `${t(`common:versionKinds.${current.kind}`)} ${t('common:versionNo', { no: current.no })}`
                : '',
            }),
          },
        ],
        ...(item?.published && {
          file: { name: item.published.file.name, sha256: item.published.file.sha256 },
        }),
      };
    }
    case 'item.archive':
      return {
        title,
        done,
        lead: t('acts.item.archive.lead', {
          report: state.parties.items[command.itemId]?.reportTitle ?? '',
        }),
        disclosures: [{ whom: everyone, what: t('acts.item.archive.what') }],
      };
  }
}
