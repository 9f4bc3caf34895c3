import { Check } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recheckResultSchema, type RecheckResult } from '#shared/domain/revision/commands.ts';
import { currentRound } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import type { RevisionRow } from './revision-rows.ts';
import styles from './RecheckCard.module.css';

/** My mark on a point, if I raised it, and the marks of the others. */
export function RecheckCard({
  item,
  row,
}: {
  readonly item: ReviewItem;
  readonly row: RevisionRow;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { dossierId, memberId, member } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const { itemId } = item;
  const { opinionItemId, marks, raisers, no } = row;
  const mine = marks.find((mark) => mark.memberId === memberId);
  const round = currentRound(item)?.round ?? 1;
  const [typed, setTyped] = useScratchText(`recheck/${dossierId}/${itemId}/${opinionItemId}/${round}`);
  const [chosen, setChosen] = useState<RecheckResult | null>(null);
  const result = chosen ?? mine?.result ?? null;
  const remark = typed === '' ? (mine?.remark ?? '') : typed;
  const reason = blockedBy({
    type: 'recheck.mark',
    itemId,
    opinionItemId,
    result: 'implemented',
    remark: '',
  });
  const others = raisers.filter((raiser) => raiser !== memberId);
  const isChanged = mine === undefined || mine.result !== result || mine.remark !== remark.trim();
  const mark = async (): Promise<void> => {
    if (!result) return;
    const done = await submit(
      { type: 'recheck.mark', itemId, opinionItemId, result, remark: remark.trim() },
      { done: t('card.done', { no }) },
    );
    if (!done.ok) return;
    setTyped('');
    setChosen(null);
  };
  return (
    <aside className={styles.card} aria-label={t('card.title')}>
      {reason === null ? (
        <>
          <h3>{t('card.title')}</h3>
          <PersonLine memberId={memberId} name={member.name}>
            {mine && <Mark result={mine.result} />}
          </PersonLine>
          <ChoiceField
            label={t('card.result')}
            value={result}
            choices={recheckResultSchema.options.map((value) => ({ value, label: t(`results.${value}`) }))}
            onChange={setChosen}
          />
          <TextField
            label={t('card.remark')}
            isOptional={result !== 'notImplemented'}
            rows={2}
            maxLength={8000}
            value={remark}
            onChange={setTyped}
          />
          <PrimaryButton
            isWide
            blockedBy={result === null ? t('card.needsResult') : isChanged ? null : t('card.unchanged')}
            onClick={() => void mark()}
          >
            {result ? t('card.act', { result: t(`results.${result}`) }) : t('card.actNone')}
          </PrimaryButton>
        </>
      ) : (
        <>
          <h3>{t('card.othersTitle')}</h3>
          <p className={styles.note}>{reason}</p>
        </>
      )}
      {others.length > 0 && (
        <section className={styles.others} aria-label={t('card.others')}>
          {reason === null && <h3>{t('card.others')}</h3>}
          <ul>
            {others.map((raiser) => {
              const theirs = marks.find((entry) => entry.memberId === raiser);
              return (
                <li key={raiser} className={styles.other}>
                  <PersonLine memberId={raiser} name={person(raiser).name} isChair={person(raiser).isChair}>
                    {theirs ? (
                      <Mark result={theirs.result} />
                    ) : (
                      <span className={styles.note}>{t('rechecks.waiting')}</span>
                    )}
                  </PersonLine>
                  {theirs && theirs.remark !== '' && <p className={styles.note}>{theirs.remark}</p>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </aside>
  );
}

function Mark({ result }: { readonly result: RecheckResult }): ReactNode {
  const { t } = useTranslation('revision');
  return (
    <span className={styles.mark} data-result={result}>
      {result !== 'notImplemented' && <Check aria-hidden className={styles.check} />}
      {t(`results.${result}`)}
    </span>
  );
}
