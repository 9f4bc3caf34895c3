import { expect, test } from 'vitest';
import { readInvitation } from './invitation-text.ts';

test('an invitation is read from a code, a link, and a message with the link in it', () => {
  expect(readInvitation(' H4TQ-9KWM-2XPR-7 ')).toEqual({ code: 'H4TQ-9KWM-2XPR-7', hubUrl: null });
  expect(readInvitation('https://ps.example.cn:8800/#/join/H4TQ-9KWM-2XPR-7')).toEqual({
    code: 'H4TQ-9KWM-2XPR-7',
    hubUrl: 'https://ps.example.cn:8800',
  });
  expect(readInvitation('周老师您好，请点 http://10.1.2.3:8800/#/join/H4TQ-9KWM-2XPR-7 加入')?.hubUrl).toBe(
    'http://10.1.2.3:8800',
  );
  expect(readInvitation('')).toBeNull();
  expect(readInvitation('你好')).toBeNull();
});
