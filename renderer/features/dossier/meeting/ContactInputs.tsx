import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#shared/domain/ids.ts';
import { mailAddressSchema, telephoneSchema } from '#shared/protocol/letters.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './InvitedTable.module.css';

interface Contact {
  readonly mail: string;
  readonly telephone: string;
}

/** How a person is reached: kept when a field is left or Enter is pressed, if it is one address, one number. */
export function ContactInputs({
  memberId,
  name,
  kept,
  onSaved,
}: {
  readonly memberId: MemberId;
  readonly name: string;
  /** What the hub has. */
  readonly kept: Contact;
  readonly onSaved: (contact: Contact) => void;
}): ReactNode {
  const { t } = useTranslation('notice');
  const { dossierId } = useOpenDossier();
  const client = useClient();
  const language = useLanguage();
  const [typed, setTyped] = useState(kept);
  const [error, setError] = useState<{ readonly of: keyof Contact | null; readonly text: string } | null>(
    null,
  );
  const errorId = useId();

  const save = async (): Promise<void> => {
    const mail = mailAddressSchema.safeParse(typed.mail.trim());
    const telephone = telephoneSchema.safeParse(typed.telephone.trim());
    if (!mail.success) return setError({ of: 'mail', text: t('badMail') });
    if (!telephone.success) return setError({ of: 'telephone', text: t('badTelephone') });
    setError(null);
    const contact = { mail: mail.data, telephone: telephone.data };
    if (contact.mail === kept.mail && contact.telephone === kept.telephone) return;
    const result = await client.letters.setContact(dossierId, { memberId, ...contact });
    if (result.ok) onSaved(contact);
    else setError({ of: null, text: wordFault(language, result.error) });
  };

  const field = (part: keyof Contact): ReactNode => (
    <input
      className={styles[part]}
      type={part === 'mail' ? 'email' : 'tel'}
      value={typed[part]}
      maxLength={part === 'mail' ? 200 : 30}
      autoComplete="off"
      placeholder={t(`${part}Empty`)}
      aria-label={t(`${part}Of`, { name })}
      aria-invalid={error?.of === part || undefined}
      aria-describedby={error === null ? undefined : errorId}
      onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
    />
  );

  return (
    <>
      <div className={styles.contact}>
        {field('mail')}
        {field('telephone')}
      </div>
      {error !== null && (
        <p id={errorId} className={styles.error} role="alert">
          {error.text}
        </p>
      )}
    </>
  );
}
