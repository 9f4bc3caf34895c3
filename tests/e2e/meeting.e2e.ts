import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PersonKey } from '#tools/sample/dossier.ts';
import { OVERVIEW } from '#tools/sample/dossier.ts';
import { signsIn, signsInHere } from './stage/actors/access.ts';
import {
  FAKE_DEVICES,
  movesIn,
  switchesOn,
  tileOf,
  traffic,
  watchesConnections,
} from './stage/actors/media.ts';
import * as meeting from './stage/actors/meeting.ts';
import { issuesAndSends, savesMinutes } from './stage/actors/minutes.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as opinion from './stage/actors/opinion.ts';
import * as proceedings from './stage/actors/proceedings.ts';
import { seriousViolations } from './stage/appearance.ts';
import { canary } from './stage/canary.ts';
import { browserOptions } from './stage/chromium.ts';
import { aReviewBeforeItsMeeting, PASSWORD } from './stage/prepared.ts';
import { filesNamedBy, sha256Of, signaturesOf, verifyLedgers } from './stage/proof.ts';
import { leaksIn, leaksInBrowser } from './stage/secrets.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/meeting');
const run = promisify(execFile);

/** The other report's experts take part without a screen. */
const ELSEWHERE = ['song', 'lin', 'he'] as const;

/** What was said behind closed doors; each word is written in one place only. */
const SECRETS = {
  vote: canary('表决事项'),
  text: canary('共同起草'),
  hand: canary('闭门发言'),
};

test.use(browserOptions(...FAKE_DEVICES));

test('a whole meeting of six people: sound and picture, rules of order, closed doors, a vote, an opinion typed by three, signatures, minutes', async ({
  stage,
}) => {
  test.setTimeout(900_000);
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage);
  const { meetingId } = review;
  const place = `/dossiers/${dossierId}`;
  const room = `${place}/meeting/${meetingId}`;
  const flood = `${place}/opinion/${review.item('flood')}`;
  const atWindows: readonly PersonKey[] = ['xuQing', 'meng', 'zhou', 'han', 'yaoZhen', 'duanYiming'];
  for (const key of atWindows) review.person(key).leave();

  const devices = ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'];
  const clerk = await stage.desktop('clerk', ['--hub', hub.url, ...devices]);
  await signsInHere(clerk.page, { name: '许青', login: 'xuqing', password: PASSWORD });
  const chair = await stage.desktop('chair', ['--hub', hub.url, ...devices]);
  await signsInHere(chair.page, { name: '孟书田', login: '孟书田', password: PASSWORD });
  const [zhou, han, owner, compiler] = [
    await stage.browser('周景川'),
    await stage.browser('韩立峰'),
    await stage.browser('姚振'),
    await stage.browser('段一鸣'),
  ];
  for (const [name, { page }] of [
    ['周景川', zhou],
    ['韩立峰', han],
    ['姚振', owner],
    ['段一鸣', compiler],
  ] as const) {
    await watchesConnections(page);
    await signsIn(page, hub.url, { name, login: name, password: PASSWORD });
  }
  const everyone = [clerk, chair, zhou, han, owner, compiler];

  await test.step('the meeting opens, everyone is let in, signed in, and asked', async () => {
    await goesTo(clerk.page, place);
    await meeting.opensTheMeeting(clerk.page);
    for (const { page } of everyone) await goesTo(page, room);
    for (const { page } of [owner, compiler]) await meeting.waitsToBeLetIn(page);
    await meeting.letsEveryoneIn(clerk.page);
    for (const { page } of everyone) await meeting.signsInToTheMeeting(page);
    await review.signIn(ELSEWHERE);
    await meeting.movesOn(clerk.page);
    await meeting.movesOn(clerk.page);
    for (const { page } of [chair, zhou, han]) await meeting.answersTheRollCall(page);
    await review.answerRollCall(ELSEWHERE);
  });

  await test.step('they see and hear each other', async () => {
    for (const { page } of [clerk, chair, owner]) await switchesOn(page, '摄像头');
    await switchesOn(chair.page, '麦克风');
    for (const { page } of [zhou, han, compiler, clerk, owner]) await movesIn(tileOf(page, '孟书田'));
    await movesIn(tileOf(chair.page, '姚振'));
    await movesIn(tileOf(han.page, '许青'));
    await zhou.page.screenshot({ path: path.join(SHOTS, 'six.png') });
    expect(await seriousViolations(zhou.page)).toEqual([]);
  });

  await test.step('a hand, a turn to speak, a question and a promise', async () => {
    await proceedings.raisesHand(han.page);
    await proceedings.callsNext(clerk.page, '韩立峰');
    await proceedings.endsOwnTurn(han.page);
    await proceedings.asks(zhou.page, '糙率取值有没有实测洪痕？');
    await proceedings.answers(compiler.page, '有 2012 年洪痕一处。', '补充洪痕复核计算');
    await expect(zhou.page.getByText('补充洪痕复核计算')).toBeVisible();
  });

  const mark = owner.wire.recorded.length;
  await test.step('closed doors: media end for those outside, and they hear nothing', async () => {
    await meeting.closesTheDoors(clerk.page, '防洪评价报告');
    for (const { page } of [owner, compiler]) await meeting.waitsOutside(page);
    await expect.poll(async () => (await traffic(owner.page)).open).toBe(0);
    await expect.poll(async () => (await traffic(compiler.page)).open).toBe(0);
    await expect(tileOf(zhou.page, '姚振')).toHaveCount(0);
    await movesIn(tileOf(zhou.page, '孟书田'));
    await chair.page.keyboard.press('p');
    await expect(zhou.page.getByText('跟随 孟书田').first()).toBeVisible();
    await proceedings.raisesHandFor(han.page, SECRETS.hand);
    await proceedings.callsNext(clerk.page, '韩立峰');
    await proceedings.endsOwnTurn(han.page);
  });

  await test.step('a vote', async () => {
    await proceedings.putsToTheVote(chair.page, `是否同意修改后上报？${SECRETS.vote}`);
    for (const { page } of [chair, zhou, han]) await proceedings.votes(page, '同意');
    await proceedings.closesTheVote(chair.page);
    await proceedings.turnsTo(zhou.page, '表决');
    await expect(zhou.page.getByText('通过：同意')).toBeVisible();
  });

  await test.step('the opinion: points from comments, its assessment typed by three at once', async () => {
    await proceedings.turnsTo(chair.page, '意见');
    await meeting.listsCurrentComment(chair.page);
    await meeting.listsCurrentComment(chair.page);
    for (const { page } of [chair, clerk, han]) await goesTo(page, flood);
    await opinion.fillsOpeningFromRecord(chair.page);
    await opinion.writesSection(chair.page, '一、项目概况', OVERVIEW.flood);
    await chair.page.getByRole('button', { name: '专家共同执笔' }).click();
    const texts = [chair, clerk, han].map(({ page }) => page.getByRole('textbox', { name: '二、总体评价' }));
    for (const text of texts) await text.click();
    await Promise.all([
      // At one stroke, as an input method does it: what is searched for is in the traffic in one piece.
      chair.page.keyboard.insertText(`一并写下，${SECRETS.text}。`),
      clerk.page.keyboard.type('报告内容较全面。', { delay: 25 }),
      han.page.keyboard.type('依据基本充分。', { delay: 25 }),
    ]);
    for (const text of texts) {
      await expect(text).toContainText(SECRETS.text);
      await expect(text).toContainText('报告内容较全面。');
      await expect(text).toContainText('依据基本充分。');
    }
    await chair.page.screenshot({ path: path.join(SHOTS, 'typed-by-three.png') });
    // The others leave the text, and their names with them.
    for (const { page } of [clerk, han]) await goesTo(page, room);
    await opinion.writesSection(chair.page, '二、总体评价', '报告内容较全面，依据基本充分。');
    await opinion.concludes(chair.page, '修改后通过');
  });

  await test.step('not a byte of it reached the owner; then the doors open', async () => {
    const heard = owner.wire.since(mark).filter(({ body }) => /canary|金丝雀/u.test(body.toString()));
    expect(heard).toEqual([]);
    await meeting.opensTheDoors(clerk.page);
    await expect(owner.page.getByRole('heading', { name: '专家组正在闭门讨论' })).toBeHidden();
  });

  await test.step('read aloud, frozen, signed, the meeting ends, released', async () => {
    await opinion.readsAloud(chair.page);
    await opinion.freezes(chair.page);
    // The two experts sign in the room, which shows the document by itself.
    for (const { page } of [chair, zhou, han]) await opinion.signs(page);
    await meeting.endsTheMeeting(clerk.page);
    await goesTo(clerk.page, flood);
    await opinion.releases(clerk.page);
  });

  await test.step('minutes from the record, signed, sent, and read by the owner', async () => {
    await issuesAndSends(clerk.page, `${place}/minutes/${meetingId}`);
    const file = await savesMinutes(owner.page, `${place}/minutes/${meetingId}`, stage.dir);
    const hubDir = path.join(stage.dir, 'hub');
    expect(filesNamedBy(hubDir, 'minutes.released')).toContain(await sha256Of(file));
    expect(await signaturesOf(file)).toEqual(['Signature is Valid.']);
    const { stdout } = await run('pdftotext', ['-raw', file, '-']);
    const text = stdout.replace(/\s+/gu, '');
    for (const word of ['孟书田', '韩立峰', '糙率取值有没有实测洪痕', '补充洪痕复核计算', '闭门讨论']) {
      expect(text).toContain(word);
    }
    for (const word of Object.values(SECRETS)) expect(text).not.toContain(word);
    await owner.page.screenshot({ path: path.join(SHOTS, 'minutes-received.png') });
  });

  await test.step('the owner and the compiler hold nothing of the closed part', async () => {
    for (const outsider of [owner, compiler]) {
      expect(leaksIn(outsider.wire.recorded, SECRETS)).toEqual([]);
      expect(await leaksInBrowser(outsider.page, SECRETS)).toEqual([]);
    }
    for (const [name, word] of Object.entries({ vote: SECRETS.vote, text: SECRETS.text })) {
      expect(leaksIn(han.wire.recorded, { [name]: word }), name).not.toEqual([]);
    }
  });
  expect(await verifyLedgers(path.join(stage.dir, 'hub'))).toMatchObject({ verified: true, damaged: 0 });
  expect(stage.complaints).toEqual([]);
});
