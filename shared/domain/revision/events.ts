import { z } from 'zod';
import { fileRefSchema } from '../file-ref.ts';
import { itemIdSchema, memberIdSchema, opinionItemIdSchema, versionIdSchema } from '../ids.ts';
import { recheckResultSchema, responseContentSchema } from './commands.ts';

const itemId = itemIdSchema;
const responseRow = z.object({ opinionItemId: opinionItemIdSchema, content: responseContentSchema });

export const revisionEvents = [
  /** In the applicants ledger while it is being written. */
  z.object({
    type: z.literal('response.drafted'),
    v: z.literal(1),
    payload: z.object({ itemId, opinionItemId: opinionItemIdSchema, content: responseContentSchema }),
  }),
  /** In the parties ledger: the whole table, released (L3). */
  z.object({
    type: z.literal('response.submitted'),
    v: z.literal(1),
    payload: z.object({ itemId, round: z.number(), versionId: versionIdSchema, rows: z.array(responseRow) }),
  }),
  z.object({
    type: z.literal('recheck.marked'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      round: z.number(),
      opinionItemId: opinionItemIdSchema,
      memberId: memberIdSchema,
      result: recheckResultSchema,
      remark: z.string(),
    }),
  }),
  /** In the parties ledger: the panel's result for every point, without who said what (L3). */
  z.object({
    type: z.literal('recheck.concluded'),
    v: z.literal(1),
    payload: z.object({
      itemId,
      round: z.number(),
      passed: z.boolean(),
      statement: z.string(),
      rows: z.array(
        z.object({ opinionItemId: opinionItemIdSchema, result: recheckResultSchema, remark: z.string() }),
      ),
    }),
  }),
  z.object({
    type: z.literal('final.issued'),
    v: z.literal(1),
    payload: z.object({ itemId, opinion: fileRefSchema, versionId: versionIdSchema }),
  }),
  z.object({
    type: z.literal('final.responseTableAttached'),
    v: z.literal(1),
    payload: z.object({ itemId, file: fileRefSchema }),
  }),
] as const;
