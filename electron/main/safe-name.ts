/** A name from a ledger is text of a person; here it becomes a file name: no path, no control or direction marks. */
export function safeName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[/\\:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .slice(0, 120);
  return cleaned === '' ? 'file.pdf' : cleaned;
}
