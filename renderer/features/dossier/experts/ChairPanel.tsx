import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { itemsOf } from '../items-of.ts';
import { expertsOf } from './panel-facts.ts';
import styles from './ChairPanel.module.css';

/** 组长 of each report: nominated by clerk or experts, appointed by their own consent. */
export function ChairPanel(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const hasJoined = Object.values(state.panel.members).some((member) => member.status === 'joined');
  if (!hasJoined) return null;
  return (
    <Panel title={t('chair.title')} aside={t('chair.note')} isFlush>
      {itemsOf(state).map((item) => (
        <ChairRow key={item.itemId} item={item} />
      ))}
    </Panel>
  );
}

function ChairRow({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation('dossier');
  const { state, memberId } = useOpenDossier();
  const submit = useSubmit();
  const dryRun = useDryRun();
  const experts = expertsOf(state, item.itemId);
  const named = experts.find((expert) => expert.chair !== 'none');
  const nominees = experts.filter(
    ({ member }) =>
      dryRun({ type: 'chair.nominate', itemId: item.itemId, memberId: member.memberId }) === null,
  );
  const isMine = named?.chair === 'nominated' && named.member.memberId === memberId;
  const nominate = (nominee: MemberId): void =>
    void submit(
      { type: 'chair.nominate', itemId: item.itemId, memberId: nominee },
      { done: t('chair.nominated') },
    );
  return (
    <div className={styles.row}>
      <h3 className={styles.report}>{item.reportTitle}</h3>
      {named ? (
        <span className={styles.named}>
          <PersonLine
            memberId={named.member.memberId}
            name={named.member.name}
            isChair={named.chair === 'appointed'}
            note={t(named.chair === 'appointed' ? 'chair.appointed' : 'chair.waiting')}
          />
        </span>
      ) : (
        <span className={styles.named}>{t('chair.none')}</span>
      )}
      {isMine && (
        <Notice
          title={t('chair.asked', { report: item.reportTitle })}
          actions={
            <PrimaryButton
              onClick={() =>
                void submit({ type: 'chair.consent', itemId: item.itemId }, { done: t('chair.consented') })
              }
            >
              {t('chair.consent')}
            </PrimaryButton>
          }
        >
          {t('chair.askedNote')}
        </Notice>
      )}
      {nominees.length > 0 && !isMine && (
        <span className={styles.choose}>
          <SelectField<MemberId>
            label={t(named ? 'chair.nominateOther' : 'chair.nominate')}
            value={null}
            placeholder={t('chair.choose')}
            options={nominees.map(({ member }) => ({ value: member.memberId, label: member.name }))}
            onChange={nominate}
          />
        </span>
      )}
    </div>
  );
}
