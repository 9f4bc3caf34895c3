const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML cannot say at all, control characters and halves of characters, is left out. */
export function sayableInXml(text: string): string {
  return text.toWellFormed().replace(UNSAYABLE, '');
}
