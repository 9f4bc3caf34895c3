import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { ClauseForm } from './own-clauses.ts';
import styles from './OwnClauseForm.module.css';

/** Adds a clause to the person's own, and cites it at once. */
export function OwnClauseForm({
  start,
  onAdd,
  onCancel,
}: {
  /** What was typed when the form was asked for: most likely the number. */
  readonly start: string;
  /** False when it could not be kept. */
  readonly onAdd: (form: ClauseForm) => Promise<boolean>;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('comments');
  const [form, setForm] = useState<ClauseForm>({
    number: start,
    edition: '',
    title: '',
    clause: '',
    heading: '',
  });
  const [isRefused, setIsRefused] = useState(false);
  const isWhole = form.number.trim() !== '' && `${form.clause}${form.heading}`.trim() !== '';
  const field = (key: keyof ClauseForm, isFirst = false) => (
    <TextField
      label={t(`clauses.form.${key}`)}
      value={form[key]}
      maxLength={200}
      placeholder={t(`clauses.example.${key}`)}
      isAutoFocused={isFirst}
      onChange={(text) => setForm({ ...form, [key]: text })}
    />
  );
  const add = () => {
    if (isWhole) void onAdd(form).then((isKept) => setIsRefused(!isKept));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Enter') event.stopPropagation(); // the composer's own acts
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) add();
  };
  return (
    <div className={styles.form} role="group" aria-label={t('clauses.addOwn')} onKeyDown={onKeyDown}>
      <div className={styles.pair}>
        {field('number', true)}
        {field('edition')}
      </div>
      {field('title')}
      <div className={styles.pair}>
        {field('clause')}
        {field('heading')}
      </div>
      {isRefused && <p role="alert">{t('clauses.notKept')}</p>}
      <div className={styles.acts}>
        <SecondaryButton size="small" onClick={add} blockedBy={isWhole ? null : t('clauses.formFirst')}>
          {t('clauses.add')}
        </SecondaryButton>
        <QuietButton size="small" onClick={onCancel}>
          {t('clauses.cancel')}
        </QuietButton>
      </div>
    </div>
  );
}
