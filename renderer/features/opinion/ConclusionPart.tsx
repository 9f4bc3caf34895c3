import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chineseDay } from '#shared/documents/chinese-date.ts';
import { CONCLUSION_WORDS } from '#shared/documents/words.ts';
import { workdayAfter } from '#shared/domain/clock/work-calendar.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { beijingDay, endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import { conclusionSchema, type Conclusion } from '#shared/domain/rules/matter-rule.ts';
import { MATTER_RULES, ruleFor } from '#shared/domain/rules/matter-rules.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { workCalendar } from '#renderer/app/calendar.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { fullDay } from '#renderer/i18n/beijing-time.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useKeptText } from '#renderer/writing/use-kept-text.ts';
import { PaperText } from './PaperText.tsx';
import { PrintedText } from './PrintedText.tsx';
import styles from './ConclusionPart.module.css';

/** 四、结论: the choice, its usual wording from the rule row, and the day the revision is due. */
export function ConclusionPart({
  item,
  opinion,
  canEdit,
}: {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
  readonly canEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId, state } = useOpenDossier();
  const submit = useSubmit();
  const now = useNow();
  const language = useLanguage();
  const { itemId } = item;
  const { conclusion, wording, dueDay } = opinion;
  const createdAt = state.parties.dossier?.createdAt ?? now;
  const rule = MATTER_RULES.find(({ id }) => id === item.ruleId) ?? ruleFor(item.matter, createdAt);
  const offeredDay = workdayAfter(workCalendar, beijingDay(now), rule.revisionDays);
  const set = (change: Partial<Pick<OpinionDraft, 'wording' | 'dueDay'>> & { conclusion: Conclusion }) =>
    submit({ type: 'opinion.setConclusion', itemId, wording, dueDay, ...change });
  const kept = useKeptText({
    key: `opinion/${dossierId}/${itemId}/wording`,
    base: wording,
    isRequired: true,
    send: async (text) => (conclusion ? (await set({ conclusion, wording: text })).ok : false),
  });
  const choose = (chosen: Conclusion): void => {
    const usual = Object.values(rule.wordings).flat();
    const isOwn = wording !== '' && !usual.includes(wording);
    void set({
      conclusion: chosen,
      wording: isOwn ? wording : (rule.wordings[chosen][0] ?? wording),
      dueDay: chosen === 'passAfterRevision' ? (dueDay ?? offeredDay) : null,
    });
  };
  const printed = conclusion && (
    <PrintedText
      text={[
        canEdit ? '' : wording,
        dueDay ? `请编制单位按上述意见修改完善，并于${chineseDay(dueDay)}前提交修改后的报告及修改说明。` : '',
        `评审结论：${CONCLUSION_WORDS[conclusion]}。`,
      ].join('\n')}
    />
  );
  if (!canEdit) return printed ?? <PrintedText text="" none={t('empty.conclusion')} />;
  const offers = conclusion ? rule.wordings[conclusion].filter((offer) => offer !== wording) : [];
  return (
    <>
      {conclusion && <PaperText kept={kept} label={t('conclusion.wording')} isIndented />}
      {printed}
      <div className={styles.form} lang={undefined}>
        <ChoiceField
          label={t('conclusion.label')}
          value={conclusion}
          choices={conclusionSchema.options.map((value) => ({ value, label: CONCLUSION_WORDS[value] }))}
          onChange={choose}
          isRow
        />
        {offers.length > 0 && conclusion && (
          <div className={styles.offers}>
            <span className={styles.note}>{t('conclusion.offers')}</span>
            {offers.map((offer) => (
              <QuietButton key={offer} size="small" onClick={() => void set({ conclusion, wording: offer })}>
                {offer}
              </QuietButton>
            ))}
          </div>
        )}
        {conclusion === 'passAfterRevision' && (
          <div className={styles.day}>
            <DayField
              label={t('conclusion.dueDay')}
              value={dueDay}
              hint={t('conclusion.dueHint', {
                days: rule.revisionDays,
                day: fullDay(endOfBeijingDay(offeredDay), language),
              })}
              onChange={(day) => void set({ conclusion, dueDay: day })}
            />
          </div>
        )}
      </div>
    </>
  );
}
