import { PERSON_COLORS } from './theme/tokens.ts';

/** 周景川 → 景川, 许青 → 许青, Zhang Wei → ZW. */
export function personTag(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Han}·]+$/u.test(trimmed)) return [...trimmed].slice(-2).join('');
  const letters = trimmed.split(/\s+/).map((word) => [...word][0] ?? '');
  return letters.slice(0, 2).join('').toUpperCase() || '?';
}

/**
 * A person's quiet colours: the same on every screen, in every dossier and on every machine. By name, since one
 * person has another seat in each dossier.
 */
export function personColor(name: string): (typeof PERSON_COLORS)[number] {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return PERSON_COLORS[((hash ^ (hash >>> 13)) >>> 0) % PERSON_COLORS.length] ?? PERSON_COLORS[0];
}
