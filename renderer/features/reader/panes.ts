import { z } from 'zod';

export const LEFT_TABS = ['thumbnails', 'outline', 'chapters', 'find'] as const;
export type LeftTab = (typeof LEFT_TABS)[number];

/** Which panes stand open, as the preferences keep it. Null: as the width of the window suggests. */
const panesSchema = z.object({
  left: z.boolean().nullable(),
  right: z.boolean().nullable(),
  tab: z.enum(['thumbnails', 'outline', 'chapters']),
});
export type Panes = z.infer<typeof panesSchema>;

export const PANES_KEY = 'reader-panes';
const DEFAULT: Panes = { left: null, right: null, tab: 'thumbnails' };

export function parsePanes(text: string | undefined): Panes {
  if (text === undefined) return DEFAULT;
  try {
    return panesSchema.parse(JSON.parse(text));
  } catch {
    return DEFAULT;
  }
}
