import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { opinionItemIdSchema } from '#shared/domain/ids.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import styles from './Confirm.module.css';

const NONE: ReadonlySet<string> = new Set();

/** The act of signing: who, when, and the hash of the very bytes shown; with a dissent where there is one. */
export function SignConfirm({
  opinion,
  document,
  hasDissent,
  isOpen,
  onDone,
}: {
  readonly opinion: OpinionDraft;
  readonly document: FileRef;
  readonly hasDissent: boolean;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId, member } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const language = useLanguage();
  const now = useNow(1000);
  const [text, setText] = useScratchText(`opinion/${dossierId}/${opinion.itemId}/dissent`);
  const [chosen, setChosen] = useState(NONE);
  const [isBusy, setIsBusy] = useState(false);
  const { itemId, items } = opinion;
  const dissent = hasDissent
    ? { opinionItemIds: [...chosen].map((id) => opinionItemIdSchema.parse(id)), text: text.trim() }
    : null;
  const command = { type: 'opinion.sign', itemId, documentSha256: document.sha256, dissent } as const;
  const toggle = (id: string, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command, { done: t('sign.done') });
    setIsBusy(false);
    if (!result.ok) return;
    setText('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={hasDissent ? t('sign.dissentAct') : t('sign.act')}
      file={{ name: document.name, sha256: document.sha256 }}
      act={hasDissent ? t('sign.dissentAct') : t('sign.act')}
      isBusy={isBusy}
      blockedBy={hasDissent && text.trim() === '' ? t('sign.needsText') : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      <p className={styles.bound}>
        {t('sign.bound', {
          name: member.name,
          time: fullTime(now, language),
          document: opinion.docId ?? '',
        })}
      </p>
      <p>{t('sign.voided')}</p>
      {hasDissent && (
        <>
          <fieldset className={styles.points}>
            <legend>{t('sign.about')}</legend>
            {items.map((point, index) => (
              <CheckField
                key={point.opinionItemId}
                label={`${index + 1}. ${point.text}`}
                isChecked={chosen.has(point.opinionItemId)}
                onChange={(isOn) => toggle(point.opinionItemId, isOn)}
              />
            ))}
          </fieldset>
          <TextField
            label={t('sign.text')}
            hint={chosen.size === 0 ? t('sign.aboutAll') : t('sign.textHint')}
            rows={3}
            value={text}
            onChange={setText}
            maxLength={8000}
          />
        </>
      )}
    </ConfirmAct>
  );
}
