/** What the file itself calls its pages (iv, 12, A-3), in the order of the pages; null where it only counts them. */
export type PageLabels = readonly string[] | null;

export function usefulLabels(raw: readonly string[] | null, pageCount: number): PageLabels {
  if (!raw || raw.length !== pageCount) return null;
  const labels = raw.map((label) => label.trim());
  const isOwnCount = labels.every((label, index) => label === '' || label === String(index + 1));
  return isOwnCount ? null : labels;
}

/**
 * The page a person means by what they type: what the file calls it first, since that is what is printed on it,
 * then its number in the file. `#12` is the number in any case. Null where there is none such.
 */
export function findPage(typed: string, labels: PageLabels, pageCount: number): number | null {
  const text = plain(typed);
  if (text === '') return null;
  const named = labels?.findIndex((label) => plain(label) === text) ?? -1;
  if (named !== -1) return named;
  const number = /^#?(\d{1,7})$/u.exec(text)?.[1];
  const page = Number(number);
  return number !== undefined && page >= 1 && page <= pageCount ? page - 1 : null;
}

/** Full and half width, case and kinds of dash do not count. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s/gu, '')
    .toLowerCase();
}
