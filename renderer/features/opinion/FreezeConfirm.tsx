import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { freezeObstacles } from '#shared/domain/opinion/decide.ts';
import { signersOf } from '#shared/domain/policy.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useUnsettled } from './use-unsettled.ts';
import styles from './Confirm.module.css';

/** Freezing makes the bytes that are signed: what keeps it from being done, and who sees the text next. */
export function FreezeConfirm({
  item,
  isOpen,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { state } = useOpenDossier();
  const language = useLanguage();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const { itemId } = item;
  const command = { type: 'opinion.freeze', itemId } as const;
  const obstacles = freezeObstacles(state, itemId);
  const left = useUnsettled(item, isOpen);
  const signers = signersOf(state, itemId).map((signer) => signer.name);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (result.ok) onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('freeze.title')}
      lead={t('freeze.lead')}
      disclosures={
        obstacles.length > 0
          ? []
          : [
              {
                whom: t('freeze.panel', { count: signers.length }),
                what: t('freeze.panelSees', { names: signers.join(t('common:listMark')) }),
              },
              { whom: t('freeze.outside'), what: t('freeze.outsideNot'), isVisible: false },
            ]
      }
      act={t('freeze.act')}
      isBusy={isBusy}
      blockedBy={obstacles.length > 0 ? t('freeze.blocked', { count: obstacles.length }) : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      {obstacles.length > 0 && (
        <Notice tone="warning" title={t('freeze.obstacles', { count: obstacles.length })}>
          <ul className={styles.list}>
            {obstacles.map((obstacle) => (
              <li key={obstacle.code}>{wordRejection(language, obstacle)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {left.length > 0 && (
        <Notice tone="warning" title={t('related.unsettled', { count: left.length })}>
          <ul className={styles.list}>
            {left.map(({ key, texts }) => (
              <li key={key}>
                {texts.map(({ from, text }) => (
                  <p key={from}>
                    {from}：{text}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </ConfirmAct>
  );
}
