import { z } from 'zod';
import { dossierIdSchema } from '../../domain/ids.ts';
import {
  fileTextStateSchema,
  findTextsSchema,
  foundTextsSchema,
  putTextsSchema,
  textIndexStateSchema,
} from '../../search/text-index.ts';
import { okOr } from './shapes.ts';

/** The words of a dossier's reports: read from the files by a page, kept and searched by the workspace. */
export const textsContract = {
  'texts.state': {
    request: z.object({ dossierId: dossierIdSchema }).strict(),
    response: okOr(textIndexStateSchema),
  },
  'texts.put': { request: putTextsSchema, response: okOr(fileTextStateSchema) },
  'texts.find': { request: findTextsSchema, response: okOr(foundTextsSchema) },
} as const;
