import { z } from 'zod';
import { itemIdSchema, memberIdSchema } from '../ids.ts';
import { lineSchema, optionalLineSchema } from '../text.ts';

/** A dossier's roles. The panel chair is an expert appointed for an item; admins have no seat in a dossier. */
export const roleSchema = z.enum(['clerk', 'expert', 'owner', 'compiler', 'department', 'leader']);
export type Role = z.infer<typeof roleSchema>;

export const seatSchema = z
  .object({
    memberId: memberIdSchema,
    role: roleSchema,
    name: lineSchema,
    unit: lineSchema,
    /** 职务/职称 */
    title: optionalLineSchema.optional(),
    /** 专业 */
    specialty: optionalLineSchema.optional(),
    /** The reports an expert is drawn for; empty means all of them. */
    itemIds: z.array(itemIdSchema).max(20).readonly(),
  })
  .strict()
  .readonly();
export type Seat = z.infer<typeof seatSchema>;

export type Member = Seat & { readonly status: 'invited' | 'joined' | 'removed' };
