import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { dossierIdSchema, memberIdSchema } from '#shared/domain/ids.ts';
import { iceServersFor, iceSettingsOf } from './ice-servers.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const MEMBER = memberIdSchema.parse('member-1');
const SECRET = 'a secret of the bureau';

test('MD8: without settings there is no server, and so no address outside', () => {
  expect(iceServersFor(iceSettingsOf({}), DOSSIER, MEMBER, 0)).toEqual([]);
});

test('MD8: a TURN credential is expiry and hash, and the HMAC-SHA1 of both in base64', () => {
  const settings = iceSettingsOf({
    YUNPING_STUN_URLS: 'stun:turn.example.cn:3478',
    YUNPING_TURN_URLS: 'turn:turn.example.cn:3478?transport=udp, turns:turn.example.cn:5349',
    YUNPING_TURN_SECRET: SECRET,
  });
  const [stun, turn, ...rest] = iceServersFor(settings, DOSSIER, MEMBER, 1_000_000);
  expect(rest).toEqual([]);
  expect(stun).toEqual({ urls: ['stun:turn.example.cn:3478'] });
  expect(turn?.urls).toEqual(['turn:turn.example.cn:3478?transport=udp', 'turns:turn.example.cn:5349']);
  expect(turn?.username).toMatch(new RegExp(`^${1000 + 12 * 3600}:[0-9a-f]{24}$`));
  expect(turn?.username).not.toContain(MEMBER);
  expect(turn?.credential).toBe(
    createHmac('sha1', SECRET)
      .update(turn?.username ?? '')
      .digest('base64'),
  );
  const other = iceServersFor(settings, DOSSIER, memberIdSchema.parse('member-2'), 1_000_000)[1];
  expect(other?.username).not.toBe(turn?.username);
});

test.each([
  [{ YUNPING_TURN_URLS: 'turn:turn.example.cn' }, 'YUNPING_TURN_SECRET'],
  [{ YUNPING_TURN_URLS: 'turn:turn.example.cn', YUNPING_TURN_SECRET: 'short' }, 'YUNPING_TURN_SECRET'],
  [{ YUNPING_TURN_URLS: 'http://turn.example.cn', YUNPING_TURN_SECRET: SECRET }, 'YUNPING_TURN_URLS'],
  [{ YUNPING_STUN_URLS: 'turn.example.cn' }, 'YUNPING_STUN_URLS'],
])('MD8: %o ends the start with the name of what is wrong, and not its value', (env, name) => {
  expect(() => iceSettingsOf(env)).toThrow(`media settings are not usable: ${name}`);
});
