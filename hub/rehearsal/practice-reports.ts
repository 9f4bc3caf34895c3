import { fileURLToPath } from 'node:url';

/** 演练样例: the submitted reports of the sample case as they are; `node tools/sample/ship.ts` renews the files. */
export const PRACTICE_REPORTS = [
  {
    key: 'flood',
    matter: 'floodControlEvaluation',
    title: '【演练样例】防洪评价报告',
    path: fileURLToPath(new URL('../../resources/sample/flood.pdf', import.meta.url)),
    pages: 62,
  },
  {
    key: 'soil',
    matter: 'soilWaterConservation',
    title: '【演练样例】水土保持方案报告书',
    path: fileURLToPath(new URL('../../resources/sample/soil.pdf', import.meta.url)),
    pages: 43,
  },
] as const;
