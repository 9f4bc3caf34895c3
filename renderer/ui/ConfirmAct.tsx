import { Modal } from 'antd';
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HashText } from './HashText.tsx';
import { Notice } from './Notice.tsx';
import { PrimaryButton } from './PrimaryButton.tsx';
import { SecondaryButton } from './SecondaryButton.tsx';
import styles from './ConfirmAct.module.css';

export interface Disclosure {
  /** To whom: 建设单位、编制单位（3 人）. */
  readonly whom: string;
  /** What they will see, or what they will not. */
  readonly what: string;
  readonly isVisible?: boolean | undefined;
}

/**
 * Before an act that cannot be undone (release, freeze, sign, close): exactly what becomes visible to whom,
 * or the exact bytes. The button repeats the act's words.
 */
export function ConfirmAct({
  isOpen,
  title,
  lead,
  disclosures = [],
  file,
  children,
  act,
  isDanger = false,
  isBusy = false,
  blockedBy,
  error,
  onConfirm,
  onCancel,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly disclosures?: readonly Disclosure[] | undefined;
  /** The bytes the act binds to. */
  readonly file?: { readonly name: string; readonly sha256: string; readonly size?: string } | undefined;
  readonly children?: ReactNode;
  /** The words of the act: 发布 24 条意见. */
  readonly act: string;
  readonly isDanger?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  readonly blockedBy?: string | null | undefined;
  readonly error?: string | null | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <Modal
      open={isOpen}
      title={title}
      onCancel={onCancel}
      width="42rem"
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <div className={styles.foot}>
          <SecondaryButton onClick={onCancel}>{t('cancel')}</SecondaryButton>
          <PrimaryButton onClick={onConfirm} isDanger={isDanger} isBusy={isBusy} blockedBy={blockedBy}>
            {act}
          </PrimaryButton>
        </div>
      }
    >
      <div className={styles.body}>
        {lead && <p>{lead}</p>}
        {disclosures.length > 0 && (
          <section className={styles.disclosures} aria-label={t('whoSeesWhat')}>
            <h3 className={styles.heading}>
              <Eye aria-hidden className={styles.icon} />
              {t('whoSeesWhat')}
            </h3>
            <dl>
              {disclosures.map(({ whom, what, isVisible = true }) => (
                <div key={whom} className={styles.line} data-hidden={!isVisible || undefined}>
                  <dt>{whom}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {file && (
          <p className={styles.file}>
            {file.name}
            {file.size && <span className={styles.size}>{file.size}</span>}
            <HashText value={file.sha256} isWhole />
          </p>
        )}
        {children}
        {error && <Notice tone="danger">{error}</Notice>}
      </div>
    </Modal>
  );
}
