import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { commandSchema } from '#shared/domain/command.ts';
import { stepIdSchema, type ItemId } from '#shared/domain/ids.ts';
import { agendaMinutes, defaultAgenda } from '#shared/domain/meeting/default-agenda.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { DateTimeField } from '#renderer/ui/DateTimeField.tsx';
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
import styles from './ScheduleForm.module.css';

const MINUTE_MS = 60_000;
const ROUND_MINUTES = 30;

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
  const [mode, setMode] = useState<'videoReview' | 'meetingReview'>('videoReview');
  const [startsAt, setStartsAt] = useState<number | null>(null);
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [place, setPlace] = useState('');
  const [externalMeeting, setExternalMeeting] = useState('');
  const [itemIds, setItemIds] = useState<readonly ItemId[]>(items.map((item) => item.itemId));
  const [steps, setSteps] = useState(() => makeSteps(itemIds));
  const [wasTried, setWasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const missing = (isMissing: boolean): string | null =>
    wasTried && isMissing ? t('meeting.required') : null;

  const start = (value: number | null): void => {
    setStartsAt(value);
    if (value !== null && (endsAt === null || endsAt <= value))
      setEndsAt(value + roundUp(agendaMinutes(steps)));
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
      mode,
      startsAt,
      endsAt,
      place,
      externalMeeting,
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
          <div className={styles.wide}>
            <ChoiceField<typeof mode>
              label={t('meeting.mode')}
              value={mode}
              onChange={setMode}
              isRow
              choices={[
                { value: 'videoReview', label: t('meeting.modes.videoReview') },
                { value: 'meetingReview', label: t('meeting.modes.meetingReview') },
              ]}
            />
          </div>
          <DateTimeField
            label={t('meeting.startsAt')}
            value={startsAt}
            onChange={start}
            error={missing(startsAt === null)}
          />
          <DateTimeField
            label={t('meeting.endsAt')}
            value={endsAt}
            onChange={setEndsAt}
            error={missing(endsAt === null)}
          />
          <TextField label={t('meeting.place')} value={place} onChange={setPlace} isOptional />
          <TextField
            label={t('meeting.external')}
            value={externalMeeting}
            onChange={setExternalMeeting}
            placeholder={t('meeting.externalExample')}
            isOptional
          />
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
      <AgendaEditor steps={steps} onChange={setSteps} startsAt={startsAt} />
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
