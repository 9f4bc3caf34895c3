import type { ZhCatalogues } from './catalogues.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: ZhCatalogues;
    returnNull: false;
  }
}
