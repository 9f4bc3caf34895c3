import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { commandSchema } from '#shared/domain/command.ts';
import { stepIdSchema, type ItemId } from '#shared/domain/ids.ts';
import { agendaMinutes, defaultAgenda } from '#shared/domain/meeting/default-agenda.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { itemsOf } from '../items-of.ts';
import { AgendaEditor } from './AgendaEditor.tsx';
import { ArrangementFields, type Arrangement } from './ArrangementFields.tsx';
import styles from './ScheduleForm.module.css';

const MINUTE_MS = 60_000;
const ROUND_MINUTES = 30;
const NOTHING_YET: Arrangement = {
  mode: 'videoReview',
  startsAt: null,
  endsAt: null,
  place: '',
  externalMeeting: '',
};

/** Time, place, reports and agenda; the agenda's default is the composite order of a review meeting. */
export function ScheduleForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['dossier', 'kit']);
  const { state } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const language = useLanguage();
  const items = itemsOf(state);
  const makeSteps = (itemIds: readonly ItemId[]): readonly AgendaStep[] =>
    defaultAgenda(itemIds, () => stepIdSchema.parse(client.newId()));
  const [title, setTitle] = useState<string>(
    t('meeting.titleDefault', { title: state.parties.dossier?.title ?? '' }),
  );
  const [arrangement, setArrangement] = useState<Arrangement>(NOTHING_YET);
  const [itemIds, setItemIds] = useState<readonly ItemId[]>(items.map((item) => item.itemId));
  const [steps, setSteps] = useState(() => makeSteps(itemIds));
  const [wasTried, setWasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const missing = (isMissing: boolean): string | null =>
    wasTried && isMissing ? t('meeting.required') : null;

  const arrange = (change: Partial<Arrangement>): void => {
    const next = { ...arrangement, ...change };
    const { startsAt, endsAt } = next;
    const isEndOpen = startsAt !== null && (endsAt === null || endsAt <= startsAt);
    // Only a new beginning moves the end: an end that is typed is left as it is.
    const follows = isEndOpen && change.startsAt !== undefined;
    setArrangement(follows ? { ...next, endsAt: startsAt + roundUp(agendaMinutes(steps)) } : next);
  };
  const choose = (itemId: ItemId, isOn: boolean): void => {
    const chosen = items
      .map((item) => item.itemId)
      .filter((id) => (id === itemId ? isOn : itemIds.includes(id)));
    setItemIds(chosen);
    setSteps(makeSteps(chosen));
  };
  const schedule = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    const command = commandSchema.safeParse({
      type: 'meeting.schedule',
      meetingId: client.newId(),
      title,
      ...arrangement,
      itemIds,
      steps,
    });
    if (!command.success) return;
    setIsBusy(true);
    setError(null);
    const result = await submit(command.data, { isQuiet: true, done: t('meeting.scheduled') });
    setIsBusy(false);
    if (result.ok) onClose();
    else setError(wordRejection(language, result.error));
  };

  return (
    <form className={styles.form} onSubmit={(event) => void schedule(event)} noValidate>
      <Panel title={t('meeting.schedule')}>
        <div className={styles.grid}>
          <div className={styles.wide}>
            <TextField
              label={t('meeting.title')}
              value={title}
              onChange={setTitle}
              error={missing(title.trim() === '')}
            />
          </div>
          <ArrangementFields value={arrangement} onChange={arrange} missing={missing} />
          {items.length > 1 && (
            <fieldset className={styles.items}>
              <legend>{t('meeting.items')}</legend>
              {items.map((item) => (
                <CheckField
                  key={item.itemId}
                  label={item.reportTitle}
                  isChecked={itemIds.includes(item.itemId)}
                  onChange={(isOn) => choose(item.itemId, isOn)}
                />
              ))}
              {missing(itemIds.length === 0) && (
                <p className={styles.error} role="alert">
                  {t('meeting.itemRequired')}
                </p>
              )}
            </fieldset>
          )}
        </div>
      </Panel>
      <AgendaEditor steps={steps} onChange={setSteps} startsAt={arrangement.startsAt} />
      {error && <Notice tone="danger">{error}</Notice>}
      <div className={styles.acts}>
        <SecondaryButton onClick={onClose}>{t('kit:cancel')}</SecondaryButton>
        <PrimaryButton size="big" isSubmit isBusy={isBusy}>
          {t('meeting.act')}
        </PrimaryButton>
      </div>
    </form>
  );
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / ROUND_MINUTES) * ROUND_MINUTES * MINUTE_MS;
}
