import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import { voteIdSchema, type ItemId } from '#shared/domain/ids.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { VOTE_RULES, voteRuleOn } from '#shared/domain/rules/vote-rules.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { Secrecy, Vote } from '#shared/domain/vote/vote.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import { Part } from '../floor/Part.tsx';
import { optionsIn } from './options-in.ts';
import { useRuleWords } from './use-rule-words.ts';
import styles from './Vote.module.css';

const WHOLE = 'whole';

/** Puts the question: options one a line, named or secret, by which majority. */
export function PrepareForm({
  meeting,
  vote,
  onDone,
}: {
  readonly meeting: Meeting;
  /** The prepared vote that is put otherwise; null for a new one. */
  readonly vote: Vote | null;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['proceedings', 'common']);
  const { dossierId, state } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const ruleWords = useRuleWords();
  const today = beijingDay(useNow());
  const [typed, setTyped] = useScratchText(`vote/${dossierId}/${vote?.voteId ?? meeting.meetingId}`);
  const question = typed === '' ? (vote?.question ?? '') : typed;
  const [lines, setLines] = useState(
    vote ? vote.options.map(({ label }) => label).join('\n') : t('vote.defaultOptions'),
  );
  const [secrecy, setSecrecy] = useState<Secrecy>(vote?.secrecy ?? 'named');
  const [itemId, setItemId] = useState<ItemId | null>(vote ? vote.itemId : (meeting.itemIds[0] ?? null));
  const rules = VOTE_RULES.filter(({ id }) => voteRuleOn(id, today));
  const [ruleId, setRuleId] = useState(vote?.ruleId ?? rules[0]?.id ?? '');
  const options = optionsIn(lines, t('vote.abstention'));
  const command = (voteId: Vote['voteId']): CommandOf<'vote.prepare'> => ({
    type: 'vote.prepare',
    voteId,
    meetingId: meeting.meetingId,
    itemId,
    question: question.trim(),
    options: options.slice(0, 8),
    secrecy,
    ruleId,
  });
  const save = async (): Promise<void> => {
    const result = await submit(command(vote?.voteId ?? voteIdSchema.parse(client.newId())));
    if (!result.ok) return;
    setTyped('');
    onDone();
  };
  const isWhole = question.trim() !== '' && options.length >= 2;
  return (
    <Part title={t('vote.prepare')}>
      <TextField
        label={t('vote.question')}
        value={question}
        onChange={setTyped}
        rows={2}
        maxLength={8000}
        isAutoFocused
      />
      {meeting.itemIds.length > 1 && (
        <SelectField
          label={t('vote.about')}
          value={itemId ?? WHOLE}
          options={[
            ...meeting.itemIds.flatMap((id) => {
              const item = state.parties.items[id];
              return item ? [{ value: id as string, label: t(`common:reports.${item.matter}`) }] : [];
            }),
            { value: WHOLE, label: t('vote.wholeMeeting') },
          ]}
          onChange={(value) => setItemId(meeting.itemIds.find((id) => id === value) ?? null)}
        />
      )}
      <TextField
        label={t('vote.options')}
        hint={t('vote.optionsHint')}
        value={lines}
        onChange={setLines}
        rows={3}
        maxLength={1600}
      />
      <ChoiceField
        label={t('vote.secrecy')}
        value={secrecy}
        choices={[
          { value: 'named', label: t('vote.named'), note: t('vote.namedNote') },
          { value: 'secret', label: t('vote.secret'), note: t('vote.secretNote') },
        ]}
        onChange={setSecrecy}
      />
      <SelectField
        label={t('vote.rule')}
        value={ruleId}
        options={rules.map(({ id }) => ({ value: id, label: ruleWords(id) }))}
        onChange={setRuleId}
      />
      <div className={styles.row}>
        <PrimaryButton
          isDisabled={!isWhole}
          blockedBy={
            isWhole ? blockedBy(command(vote?.voteId ?? voteIdSchema.parse('probe-of-the-room'))) : null
          }
          onClick={() => void save()}
        >
          {t('vote.save')}
        </PrimaryButton>
        <SecondaryButton onClick={onDone}>{t('vote.cancelAct')}</SecondaryButton>
      </div>
    </Part>
  );
}
