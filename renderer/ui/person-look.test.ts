import { expect, test } from 'vitest';
import { personColor, personTag } from './person-look.ts';

test('UI5: a person has a stable tag of two characters', () => {
  expect(personTag('周景川')).toBe('景川');
  expect(personTag('许青')).toBe('许青');
  expect(personTag('欧阳修远')).toBe('修远');
  expect(personTag('Zhang Wei')).toBe('ZW');
  expect(personTag('')).toBe('?');
});

test('UI5: and a colour that is the same wherever they appear', () => {
  expect(personColor('周景川')).toBe(personColor('周景川'));
  const names = ['周景川', '孟书田', '韩立峰', '宋秉文', '蔺素梅', '贺存义', '许青', '温岚'];
  expect(new Set(names.map((name) => personColor(name).back)).size).toBeGreaterThan(4);
});
