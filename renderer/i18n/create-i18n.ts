import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { EN, ZH } from './catalogues.ts';

export type Language = 'zh' | 'en';

/** Both catalogues are in the bundle: no request, no moment without words. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'common',
    resources: { zh: ZH, en: EN },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
