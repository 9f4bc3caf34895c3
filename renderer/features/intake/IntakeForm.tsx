import { FileText, X } from 'lucide-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId, ItemId } from '#shared/domain/ids.ts';
import { matterSchema, type Matter } from '#shared/domain/rules/matter-rule.ts';
import { ruleFor } from '#shared/domain/rules/matter-rules.ts';
import type { Account } from '#shared/protocol/http.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { wordRefusal } from '#renderer/i18n/word-refusal.ts';
import { createCommand, newItem, type IntakeDraft, type IntakeItem } from './intake-draft.ts';
import styles from './IntakeForm.module.css';

const NO_ACCOUNT_SEAT = { title: '', docNo: '', projectCode: '', ownerUnit: '', compilerUnit: '' };

export function IntakeForm({
  account,
  onCreated,
}: {
  readonly account: Account;
  readonly onCreated: (dossierId: DossierId, files: ReadonlyMap<ItemId, File>) => void;
}): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const client = useClient();
  const language = useLanguage();
  const now = useNow();
  const [draft, setDraft] = useState<IntakeDraft>({
    ...NO_ACCOUNT_SEAT,
    secrecy: null,
    hostUnit: account.unit,
    items: [],
  });
  const [wasTried, setWasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const set = (part: Partial<IntakeDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const setItem = (itemId: ItemId, part: Partial<IntakeItem>): void =>
    set({ items: draft.items.map((item) => (item.itemId === itemId ? { ...item, ...part } : item)) });
  const toggle = (matter: Matter, isOn: boolean): void =>
    set({
      items: isOn
        ? [...draft.items, newItem(client.newId(), matter, t(`common:reports.${matter}`))]
        : draft.items.filter((item) => item.matter !== matter),
    });
  const isRefused = draft.secrecy !== null && draft.secrecy !== 'none';
  const missing = (isMissing: boolean): string | null => (wasTried && isMissing ? t('required') : null);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setWasTried(true);
    const made = createCommand(draft, account, client.newId(), client.newId());
    if (!made) return;
    setIsBusy(true);
    setError(null);
    const result = await client.createDossier(made.dossierId, made.command);
    setIsBusy(false);
    if (!result.ok) {
      setError(wordRefusal(language, result.error));
      return;
    }
    const files = draft.items.flatMap((item): [ItemId, File][] =>
      item.file ? [[item.itemId, item.file]] : [],
    );
    onCreated(made.dossierId, new Map(files));
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('title')}</h1>
      <Panel title={t('secrecy.title')}>
        <div className={styles.fields}>
          <ChoiceField<NonNullable<IntakeDraft['secrecy']>>
            label={t('secrecy.question')}
            value={draft.secrecy}
            onChange={(secrecy) => set({ secrecy })}
            error={missing(draft.secrecy === null)}
            isRow
            choices={[
              { value: 'none', label: t('secrecy.none'), note: t('secrecy.noneNote') },
              { value: 'restricted', label: t('secrecy.restricted'), note: t('secrecy.restrictedNote') },
              { value: 'secret', label: t('secrecy.secret'), note: t('secrecy.secretNote') },
            ]}
          />
          {isRefused && (
            <Notice tone="danger" title={t('secrecy.refused')}>
              {t('secrecy.refusedNote')}
            </Notice>
          )}
        </div>
      </Panel>
      {!isRefused && (
        <>
          <Panel title={t('project')}>
            <div className={styles.grid}>
              <div className={styles.wide}>
                <TextField
                  label={t('projectTitle')}
                  value={draft.title}
                  onChange={(title) => set({ title })}
                  hint={t('projectTitleHint')}
                  error={missing(draft.title.trim() === '')}
                  maxLength={200}
                />
              </div>
              <TextField
                label={t('docNo')}
                value={draft.docNo}
                onChange={(docNo) => set({ docNo })}
                placeholder={t('docNoExample')}
                isOptional
              />
              <TextField
                label={t('projectCode')}
                value={draft.projectCode}
                onChange={(projectCode) => set({ projectCode })}
                isOptional
              />
              <TextField
                label={t('ownerUnit')}
                value={draft.ownerUnit}
                onChange={(ownerUnit) => set({ ownerUnit })}
                error={missing(draft.ownerUnit.trim() === '')}
              />
              <TextField
                label={t('compilerUnit')}
                value={draft.compilerUnit}
                onChange={(compilerUnit) => set({ compilerUnit })}
                error={missing(draft.compilerUnit.trim() === '')}
              />
              <TextField
                label={t('hostUnit')}
                value={draft.hostUnit}
                onChange={(hostUnit) => set({ hostUnit })}
                error={missing(draft.hostUnit.trim() === '')}
              />
            </div>
          </Panel>
          <Panel title={t('matters')} aside={t('mattersNote')}>
            <fieldset className={styles.matters} aria-label={t('matters')}>
              {matterSchema.options.map((matter) => (
                <CheckField
                  key={matter}
                  label={t(`common:matters.${matter}`)}
                  note={t('ruleNote', { days: ruleFor(matter, now).promisedDays })}
                  isChecked={draft.items.some((item) => item.matter === matter)}
                  onChange={(isOn) => toggle(matter, isOn)}
                />
              ))}
            </fieldset>
            {missing(draft.items.length === 0) && (
              <p className={styles.error} role="alert">
                {t('matterRequired')}
              </p>
            )}
          </Panel>
          {draft.items.length > 0 && (
            <Panel title={t('reports')} aside={t('reportsNote')} isFlush>
              {draft.items.map((item) => (
                <div key={item.itemId} className={styles.report}>
                  <TextField
                    label={t('reportTitle')}
                    value={item.reportTitle}
                    onChange={(reportTitle) => setItem(item.itemId, { reportTitle })}
                    error={missing(item.reportTitle.trim() === '')}
                  />
                  {item.file ? (
                    <p className={styles.file}>
                      <FileText aria-hidden className={styles.icon} />
                      <span className={styles.fileName}>{item.file.name}</span>
                      <span className={styles.size}>{fileSize(item.file.size)}</span>
                      <IconButton
                        icon={X}
                        label={t('removeFile', { name: item.file.name })}
                        onClick={() => setItem(item.itemId, { file: null })}
                      />
                    </p>
                  ) : (
                    <FileDrop
                      isSmall
                      label={t('drop', { report: item.reportTitle })}
                      hint={t('dropHint')}
                      onFiles={([file]) => setItem(item.itemId, { file: file ?? null })}
                    />
                  )}
                </div>
              ))}
            </Panel>
          )}
          {error && <Notice tone="danger">{error}</Notice>}
          <div className={styles.acts}>
            <p className={styles.note}>{t('actNote')}</p>
            <PrimaryButton size="big" isSubmit isBusy={isBusy}>
              {t('act')}
            </PrimaryButton>
          </div>
        </>
      )}
    </form>
  );
}
