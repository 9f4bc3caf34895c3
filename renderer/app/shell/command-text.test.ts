import { expect, test } from 'vitest';
import { commandSchema, type Command } from '#shared/domain/command.ts';
import { commandName, typedText, withText } from './command-text.ts';

const commands: readonly Command[] = [
  commandSchema.parse({
    type: 'comment.edit',
    commentId: 'comment-1',
    content: {
      category: 'data',
      severity: 'mustFix',
      concern: '补充糙率取值依据',
      basis: 'SL/T 808',
      suggestion: '',
    },
  }),
  commandSchema.parse({
    type: 'opinion.setSection',
    itemId: 'item-1',
    section: 'overall',
    text: '编制依据充分',
  }),
  commandSchema.parse({
    type: 'response.set',
    itemId: 'item-1',
    opinionItemId: 'point-1',
    content: { status: 'adopted', text: '已修改', oldPage: 'P42', newPages: 'P45' },
  }),
  commandSchema.parse({ type: 'recheck.conclude', itemId: 'item-1', statement: '同意上报' }),
];

test('UI8: a refused command gives back what was typed, and takes it mended', () => {
  for (const command of commands) {
    expect(typedText(command)).not.toBeNull();
    const mended = withText(command, '改好的文字');
    expect(typedText(mended)).toBe('改好的文字');
    expect(commandSchema.safeParse(mended).success).toBe(true);
    expect(withText(mended, typedText(command) ?? '')).toEqual(command);
  }
});

test('UI8: a command without words is named all the same', () => {
  expect(typedText({ type: 'panel.confirm' })).toBeNull();
  expect(commandName({ type: 'panel.confirm' })).toBe('people');
});
