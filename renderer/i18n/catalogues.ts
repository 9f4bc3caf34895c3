import { common as commonZh } from './zh/common.ts';
import { kit as kitZh } from './zh/kit.ts';
import { shell as shellZh } from './zh/shell.ts';
import { steps as stepsZh } from './zh/steps.ts';
import { access as accessZh } from './zh/access.ts';
import { home as homeZh } from './zh/home.ts';
import { intake as intakeZh } from './zh/intake.ts';
import { dossier as dossierZh } from './zh/dossier.ts';
import { people as peopleZh } from './zh/people.ts';
import { search as searchZh } from './zh/search.ts';
import { accounts as accountsZh } from './zh/accounts.ts';
import { settings as settingsZh } from './zh/settings.ts';
import { upload as uploadZh } from './zh/upload.ts';
import { reader as readerZh } from './zh/reader.ts';
import { marking as markingZh } from './zh/marking.ts';
import { comments as commentsZh } from './zh/comments.ts';
import { pages as pagesZh } from './zh/pages.ts';
import { meeting as meetingZh } from './zh/meeting.ts';
import { media as mediaZh } from './zh/media.ts';
import { mediaCheck as mediaCheckZh } from './zh/media-check.ts';
import { notice as noticeZh } from './zh/notice.ts';
import { meetingOrder as meetingOrderZh } from './zh/meeting-order.ts';
import { minutes as minutesZh } from './zh/minutes.ts';
import { replay as replayZh } from './zh/replay.ts';
import { proceedings as proceedingsZh } from './zh/proceedings.ts';
import { opinion as opinionZh } from './zh/opinion.ts';
import { revision as revisionZh } from './zh/revision.ts';
import { compare as compareZh } from './zh/compare.ts';
import { exchange as exchangeZh } from './zh/exchange.ts';
import { common as commonEn } from './en/common.ts';
import { kit as kitEn } from './en/kit.ts';
import { shell as shellEn } from './en/shell.ts';
import { steps as stepsEn } from './en/steps.ts';
import { access as accessEn } from './en/access.ts';
import { home as homeEn } from './en/home.ts';
import { intake as intakeEn } from './en/intake.ts';
import { dossier as dossierEn } from './en/dossier.ts';
import { people as peopleEn } from './en/people.ts';
import { search as searchEn } from './en/search.ts';
import { accounts as accountsEn } from './en/accounts.ts';
import { settings as settingsEn } from './en/settings.ts';
import { upload as uploadEn } from './en/upload.ts';
import { reader as readerEn } from './en/reader.ts';
import { marking as markingEn } from './en/marking.ts';
import { comments as commentsEn } from './en/comments.ts';
import { pages as pagesEn } from './en/pages.ts';
import { meeting as meetingEn } from './en/meeting.ts';
import { media as mediaEn } from './en/media.ts';
import { mediaCheck as mediaCheckEn } from './en/media-check.ts';
import { notice as noticeEn } from './en/notice.ts';
import { meetingOrder as meetingOrderEn } from './en/meeting-order.ts';
import { minutes as minutesEn } from './en/minutes.ts';
import { replay as replayEn } from './en/replay.ts';
import { proceedings as proceedingsEn } from './en/proceedings.ts';
import { opinion as opinionEn } from './en/opinion.ts';
import { revision as revisionEn } from './en/revision.ts';
import { compare as compareEn } from './en/compare.ts';
import { exchange as exchangeEn } from './en/exchange.ts';

/** One namespace a feature; a feature's own words are `i18n/zh/<feature>.ts` and its mirror in `en/`. */
export const ZH = {
  common: commonZh,
  kit: kitZh,
  shell: shellZh,
  steps: stepsZh,
  access: accessZh,
  home: homeZh,
  intake: intakeZh,
  dossier: dossierZh,
  people: peopleZh,
  search: searchZh,
  accounts: accountsZh,
  settings: settingsZh,
  upload: uploadZh,
  reader: readerZh,
  marking: markingZh,
  comments: commentsZh,
  pages: pagesZh,
  meeting: meetingZh,
  media: mediaZh,
  mediaCheck: mediaCheckZh,
  notice: noticeZh,
  meetingOrder: meetingOrderZh,
  minutes: minutesZh,
  replay: replayZh,
  proceedings: proceedingsZh,
  opinion: opinionZh,
  revision: revisionZh,
  compare: compareZh,
  exchange: exchangeZh,
} as const;

export const EN = {
  common: commonEn,
  kit: kitEn,
  shell: shellEn,
  steps: stepsEn,
  access: accessEn,
  home: homeEn,
  intake: intakeEn,
  dossier: dossierEn,
  people: peopleEn,
  search: searchEn,
  accounts: accountsEn,
  settings: settingsEn,
  upload: uploadEn,
  reader: readerEn,
  marking: markingEn,
  comments: commentsEn,
  pages: pagesEn,
  meeting: meetingEn,
  media: mediaEn,
  mediaCheck: mediaCheckEn,
  notice: noticeEn,
  meetingOrder: meetingOrderEn,
  minutes: minutesEn,
  replay: replayEn,
  proceedings: proceedingsEn,
  opinion: opinionEn,
  revision: revisionEn,
  compare: compareEn,
  exchange: exchangeEn,
};

export type ZhCatalogues = typeof ZH;
export type Namespace = keyof ZhCatalogues;
