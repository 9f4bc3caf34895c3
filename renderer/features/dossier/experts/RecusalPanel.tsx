import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '#shared/domain/command.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './RecusalPanel.module.css';

type Answer = 'clear' | 'explained' | 'conflict';

/** The expert's recusal declaration: three plain answers in large type. A conflict may be declared later too. */
export function RecusalPanel(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state, memberId } = useOpenDossier();
  const language = useLanguage();
  const [isChanging, setIsChanging] = useState(false);
  const declared = state.panel.recusals[memberId];
  if (declared && !isChanging) {
    return (
      <Panel
        title={t('recusal.title')}
        aside={t('recusal.declaredAt', { time: fullTime(declared.at, language) })}
      >
        <div className={styles.declared}>
          <p>{t(declared.statement ? 'recusal.saidExplained' : 'recusal.saidClear')}</p>
          {declared.statement && <p className={styles.quote}>{declared.statement}</p>}
          <QuietButton onClick={() => setIsChanging(true)}>{t('recusal.later')}</QuietButton>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={t('recusal.title')}>
      <Declaration isLater={declared !== undefined} onDone={() => setIsChanging(false)} />
    </Panel>
  );
}

function Declaration({
  isLater,
  onDone,
}: {
  readonly isLater: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['dossier', 'kit']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const [answer, setAnswer] = useState<Answer | null>(isLater ? 'conflict' : null);
  const [statement, setStatement] = useState('');
  const [isConfirming, setIsConfirming] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const info = state.parties.dossier;
  const needsWords = answer === 'explained' && statement.trim() === '';

  const declare = async (): Promise<void> => {
    const command: CommandOf<'recusal.declare'> = {
      type: 'recusal.declare',
      conflict: answer === 'conflict',
      statement: answer === 'clear' ? '' : statement.trim(),
    };
    setIsBusy(true);
    await submit(command, { done: t(answer === 'conflict' ? 'recusal.withdrawn' : 'recusal.done') });
    setIsBusy(false);
    setIsConfirming(false);
    onDone();
  };

  return (
    <div className={styles.declaration}>
      <p className={styles.lead}>{t('recusal.lead')}</p>
      <dl className={styles.units}>
        <dt>{t('matter')}</dt>
        <dd>{info?.title}</dd>
        <dt>{t('ownerUnit')}</dt>
        <dd>{info?.ownerUnit}</dd>
        <dt>{t('compilerUnit')}</dt>
        <dd>{info?.compilerUnit}</dd>
      </dl>
      <ChoiceField<Answer>
        label={t('recusal.question')}
        value={answer}
        onChange={setAnswer}
        choices={(isLater ? (['conflict'] as const) : (['clear', 'explained', 'conflict'] as const)).map(
          (value) => ({
            value,
            label: t(`recusal.answers.${value}`),
            note: t(`recusal.notes.${value}`),
          }),
        )}
      />
      {(answer === 'explained' || answer === 'conflict') && (
        <TextField
          label={t('recusal.statement')}
          value={statement}
          onChange={setStatement}
          rows={2}
          isOptional={answer === 'conflict'}
        />
      )}
      <div className={styles.acts}>
        {isLater && <QuietButton onClick={onDone}>{t('kit:cancel')}</QuietButton>}
        <PrimaryButton
          size="big"
          isBusy={isBusy}
          isDanger={answer === 'conflict'}
          blockedBy={answer === null ? t('recusal.choose') : needsWords ? t('recusal.say') : null}
          onClick={() => (answer === 'conflict' ? setIsConfirming(true) : void declare())}
        >
          {t(answer === 'conflict' ? 'recusal.actConflict' : 'recusal.act')}
        </PrimaryButton>
      </div>
      <ConfirmAct
        isOpen={isConfirming}
        title={t('recusal.confirmTitle')}
        lead={t('recusal.confirmLead')}
        disclosures={[{ whom: t('recusal.toWhom'), what: t('recusal.toWhomWhat') }]}
        act={t('recusal.actConflict')}
        isDanger
        isBusy={isBusy}
        onConfirm={() => void declare()}
        onCancel={() => setIsConfirming(false)}
      >
        <Notice tone="warning">{t('recusal.confirmNote')}</Notice>
      </ConfirmAct>
    </div>
  );
}
