import type { Rejection } from '#shared/domain/rejection.ts';
import { REPORT_CHECK_MESSAGES } from '#shared/documents/report-check-messages.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Language } from './create-i18n.ts';
import { faults as faultsEn } from './en/faults.ts';
import { rejections as rejectionsEn } from './en/rejections.ts';
import { faults as faultsZh } from './zh/faults.ts';
import { rejections as rejectionsZh } from './zh/rejections.ts';

/** The sentence for a rule's no, with its details put in. */
export function wordRejection(language: Language, rejection: Rejection): string {
  const sentences = language === 'zh' ? rejectionsZh : rejectionsEn;
  const sentence = fill(sentences[rejection.code], rejection.details);
  return language === 'zh' ? sentence : sentence.replaceAll('、', ', ');
}

export function wordFault(language: Language, fault: Fault): string {
  return (language === 'zh' ? faultsZh : faultsEn)[fault.code];
}

/** A rejection or a fault, whichever it is. */
export function wordRefusal(language: Language, refusal: Rejection | Fault): string {
  return 'retry' in refusal ? wordFault(language, refusal) : wordRejection(language, refusal);
}

/** What the check of an uploaded report says; a code this version does not know is named as it is. */
export function wordReportCheck(language: Language, code: string): string {
  const known: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> =
    REPORT_CHECK_MESSAGES;
  return known[code]?.[language] ?? code;
}

function fill(sentence: string, details: Rejection['details'] = {}): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(details[name] ?? '…'));
}
