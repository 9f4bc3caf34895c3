import type { z } from 'zod';
import { sessionAnswerSchema, type SessionAnswer } from '#shared/protocol/http.ts';
import { preferencesSchema } from '#shared/protocol/ipc/contract.ts';
import type { Preferences } from './client.ts';
import { keep } from './keep.ts';

const SESSION_KEY = 'yunping:session';
const PREFERENCES_KEY = 'yunping:preferences';

export const DEFAULT_PREFERENCES: Preferences = { language: 'zh', scale: 1, places: {} };

/**
 * The session's token rests in `sessionStorage`: it survives a reload, ends with the tab, and is not there
 * for the next person at a shared machine. Unlike a cookie it is never sent by itself, so no other site can
 * make this browser act.
 */
export const sessionKeeper = {
  load: (): SessionAnswer | null => {
    const session = parse(sessionAnswerSchema, sessionStorage.getItem(SESSION_KEY));
    return session && session.expiresAt > Date.now() ? session : null;
  },
  save: (session: SessionAnswer | null): void => {
    keep(sessionStorage, SESSION_KEY, session && JSON.stringify(session));
  },
};

export const preferencesKeeper = {
  load: (): Preferences =>
    parse(preferencesSchema, localStorage.getItem(PREFERENCES_KEY)) ?? DEFAULT_PREFERENCES,
  save: (preferences: Preferences): void => {
    keep(localStorage, PREFERENCES_KEY, JSON.stringify(preferences));
  },
};

function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
