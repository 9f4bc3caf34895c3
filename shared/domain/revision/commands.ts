import { z } from 'zod';
import { anchorSchema } from '../../anchoring/anchor.ts';
import { fileRefSchema } from '../file-ref.ts';
import { itemIdSchema, opinionItemIdSchema, versionIdSchema } from '../ids.ts';
import { optionalLineSchema, optionalProseSchema, proseSchema } from '../text.ts';

/** 已修改 / 部分采纳 / 未采纳 */
export const responseStatusSchema = z.enum(['adopted', 'partlyAdopted', 'notAdopted']);
export type ResponseStatus = z.infer<typeof responseStatusSchema>;

/** 已落实 / 基本落实 / 未落实 */
export const recheckResultSchema = z.enum(['implemented', 'mostlyImplemented', 'notImplemented']);
export type RecheckResult = z.infer<typeof recheckResultSchema>;

/** Where in a revised draft a point was answered (RV9). */
export const answeredPlaceSchema = z
  .object({ versionId: versionIdSchema, anchor: anchorSchema })
  .strict()
  .readonly();
export type AnsweredPlace = z.infer<typeof answeredPlaceSchema>;

export const responseContentSchema = z
  .object({
    status: responseStatusSchema,
    text: proseSchema,
    /** As printed: `42`, `P45～P48`; empty where there is none. */
    oldPage: optionalLineSchema,
    newPages: optionalLineSchema,
    place: answeredPlaceSchema.optional(),
  })
  .strict()
  .readonly();
export type ResponseContent = z.infer<typeof responseContentSchema>;

export const revisionCommands = [
  z
    .object({
      type: z.literal('response.set'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      content: responseContentSchema,
    })
    .strict(),
  /** 提交修改说明: refused while a point has no answer or no revised draft was uploaded in this round. */
  z.object({ type: z.literal('response.submit'), itemId: itemIdSchema }).strict(),
  z
    .object({
      type: z.literal('recheck.mark'),
      itemId: itemIdSchema,
      opinionItemId: opinionItemIdSchema,
      result: recheckResultSchema,
      remark: optionalProseSchema,
    })
    .strict(),
  z.object({ type: z.literal('recheck.conclude'), itemId: itemIdSchema, statement: proseSchema }).strict(),
  z.object({ type: z.literal('final.issue'), itemId: itemIdSchema }).strict(),
  /** Issued by the hub: the typeset response table. */
  z
    .object({ type: z.literal('final.attachResponseTable'), itemId: itemIdSchema, file: fileRefSchema })
    .strict(),
] as const;
