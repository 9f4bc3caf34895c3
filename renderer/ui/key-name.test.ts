import { expect, test } from 'vitest';
import { keyName } from './key-name.ts';

const pressed = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): string =>
  keyName({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  } as KeyboardEvent);

test('a letter is the same in either case, and another key with Shift', () => {
  expect([pressed('m'), pressed('M'), pressed('M', 'shift')]).toEqual(['M', 'M', 'Shift+M']);
  expect(pressed('Z', 'ctrl', 'shift')).toBe('Ctrl+Shift+Z');
});

test('a sign is what it says, whatever was held to write it', () => {
  expect([pressed('?', 'shift'), pressed('+', 'shift'), pressed('[')]).toEqual(['?', '+', '[']);
});

test('keys with names tell what is held, and Cmd is Ctrl', () => {
  expect([pressed('Enter', 'shift'), pressed('k', 'meta'), pressed('ArrowLeft', 'alt')]).toEqual([
    'Shift+Enter',
    'Ctrl+K',
    'Alt+ArrowLeft',
  ]);
});
