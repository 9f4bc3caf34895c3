/** The name a shortcut is written with: `Ctrl+K`, `Shift+Enter`, `Shift+M`, `A`, `?`. Cmd counts as Ctrl. */
export function keyName(event: KeyboardEvent): string {
  const isCommand = event.ctrlKey || event.metaKey;
  const isLetter = /^[a-z]$/i.test(event.key);
  const key = isLetter ? event.key.toUpperCase() : event.key;
  const parts = [
    isCommand && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && (isCommand || isLetter || event.key.length > 1) && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether the key would write into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}
