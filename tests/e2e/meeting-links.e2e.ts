// One expert's link is lost and comes back at every stage of a meeting. The others take part without a screen.
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { turnIdSchema, voteIdSchema } from '#shared/domain/ids.ts';
import { attendanceOf, openMeeting, rollCallOf } from '#shared/domain/meeting/meeting.ts';
import { DEFAULT_ADMISSION } from '#shared/domain/meeting/record.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { memberOf } from '#tools/demo/cast.ts';
import { newId } from '#tools/demo/participant.ts';
import type { PersonKey } from '#tools/sample/dossier.ts';
import { isConnected, signsIn } from './stage/actors/access.ts';
import * as meeting from './stage/actors/meeting.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as opinion from './stage/actors/opinion.ts';
import * as proceedings from './stage/actors/proceedings.ts';
import { canary } from './stage/canary.ts';
import { PASSWORD, prepareReview, startHub } from './stage/prepared.ts';
import { verifyLedgers } from './stage/proof.ts';
import { leaksIn, leaksInBrowser } from './stage/secrets.ts';
import { expect, test, type Seat } from './stage/stage.ts';
import { electorsOf, opensAVote } from './stage/votes.ts';

const HOUR_MS = 3_600_000;

/** What was said behind closed doors; each word comes to be in one place only. */
const SECRETS = {
  hand: canary('别人申请发言'),
  own: canary('断线时申请发言'),
  vote: canary('表决事项'),
  overview: canary('别人改的概况'),
  typed: canary('断线时写下'),
};

test('SY13 SY17 SY24 ME11 ME16 FL9 VO2 OP15 R4: an expert’s link is lost and back at every stage; nothing is missing, nothing is there twice', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const { review, dossierId } = await prepareReview(hub);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  await review.comment();
  await review.appointChairs();
  const { meetingId } = review;
  const flood = review.item('flood');
  const clerk = review.person('xuQing');
  const chair = review.person('meng');
  const member = memberOf(review.cast, 'zhou');
  const others = [...review.cast.people.keys()].filter((key) => key !== 'zhou');
  const experts = others.filter((key) => review.cast.seats.get(key)?.role === 'expert');
  await clerk.submit(dossierId, {
    type: 'meeting.setAdmission',
    meetingId,
    admission: { ...DEFAULT_ADMISSION, panel: 'byClerk' },
  });
  await clerk.submit(dossierId, { type: 'meeting.open', meetingId });
  const letsIn = (...keys: readonly PersonKey[]): Promise<void> =>
    clerk.submit(dossierId, {
      type: 'meeting.admit',
      meetingId,
      memberIds: keys.map((key) => memberOf(review.cast, key)),
    });
  await letsIn(...others);
  await review.signIn(others);

  const arrivals = (state: DossierState): readonly unknown[] =>
    attendanceOf(state, meetingId).filter(({ memberId, kind }) => memberId === member && kind === 'signedIn');

  const room = `/dossiers/${dossierId}/meeting/${meetingId}`;
  const enter = async (name: string): Promise<Seat> => {
    const seat = await stage.browser(name);
    await signsIn(seat.page, hub.url, { name, login: name, password: PASSWORD });
    await goesTo(seat.page, room);
    return seat;
  };
  const zhou = await enter('周景川');
  const owner = await enter('姚振');
  const { page } = zhou;
  const whileCut = async (deed: () => Promise<void>): Promise<void> => {
    zhou.wire.cut();
    await expect(page.getByTestId('link-state')).not.toHaveText('已连接');
    await deed();
    zhou.wire.mend();
    await isConnected(page);
  };

  await test.step('in the waiting room: let in meanwhile', async () => {
    await meeting.waitsToBeLetIn(page);
    await whileCut(async () => {
      await expect(page.getByText('正在重新连接，恢复后自动继续等候')).toBeVisible();
      await letsIn('zhou');
    });
    await expect(page.getByRole('region', { name: '签到', exact: true })).toBeVisible();
  });

  await test.step('signing in', async () => {
    await whileCut(() => meeting.signsInToTheMeeting(page));
    const seen = await clerk.until(dossierId, (state) => arrivals(state).length > 0, 'the signing in');
    expect(arrivals(seen)).toHaveLength(1);
  });

  await test.step('the roll call: asked meanwhile, and answered meanwhile', async () => {
    await whileCut(async () => {
      await review.moveTo('opening');
      await review.answerRollCall(experts);
    });
    await whileCut(() => meeting.answersTheRollCall(page));
    const seen = await clerk.until(
      dossierId,
      (state) => rollCallOf(state, meetingId).some(({ memberId }) => memberId === member),
      'the answer',
    );
    const answers = rollCallOf(seen, meetingId).filter(({ memberId }) => memberId === member);
    expect(answers).toMatchObject([{ conflict: false }]);
  });

  await test.step('the presentation: the page is turned meanwhile', async () => {
    await review.moveTo('compilerPresentation');
    await expect(owner.page.getByRole('heading', { level: 1, name: '编制单位汇报' })).toBeVisible();
    await presents(owner.page);
    await expect(page.getByText('跟随 姚振 · 第 1 页').first()).toBeVisible();
    await whileCut(() => turnsToPage(owner.page, 3));
    await expect(page.getByText('跟随 姚振 · 第 3 页').first()).toBeVisible();
    await expect(placeOf(page)).toHaveValue('3');
  });

  const mark = owner.wire.recorded.length;
  await test.step('closed deliberation: the doors close meanwhile, and a hand is raised on either side', async () => {
    await whileCut(async () => {
      await review.moveTo('closedDeliberation');
      await meeting.waitsOutside(owner.page);
      const state = await review
        .person('han')
        .until(dossierId, (known) => openMeeting(known)?.deliberations.length === 1, 'the closed doors');
      await review.person('han').submit(dossierId, {
        type: 'floor.raise',
        meetingId,
        turnId: turnIdSchema.parse(newId()),
        kind: 'speech',
        topic: SECRETS.hand,
        page: null,
        deliberation: openMeeting(state)?.deliberations.length ?? 0,
      });
    });
    await meeting.isBehindClosedDoors(page);
    await expect(page.getByText(/^跟随 姚振/u)).toBeHidden();
    await proceedings.turnsTo(page, '发言');
    await expect(page.getByText(SECRETS.hand)).toBeVisible();
    await whileCut(() => proceedings.raisesHandFor(page, SECRETS.own));
    const seen = await chair.until(
      dossierId,
      (state) => handsOf(state).some(({ topic }) => topic === SECRETS.own),
      'the hand',
    );
    expect(handsOf(seen).map(({ topic }) => topic)).toEqual([SECRETS.hand, SECRETS.own]);
  });

  await test.step('a vote: begun, cast in, and counted meanwhile', async () => {
    const voteId = voteIdSchema.parse(newId());
    await whileCut(() => opensAVote(review, dossierId, voteId, SECRETS.vote));
    await proceedings.turnsTo(page, '表决');
    await expect(page.getByText(SECRETS.vote).first()).toBeVisible();
    await whileCut(() => proceedings.votes(page, '同意'));
    await chair.until(
      dossierId,
      (state) => state.panel.votes[voteId]?.voted.includes(member) === true,
      'the vote of who was cut off',
    );
    await whileCut(async () => {
      const rest = electorsOf(review, dossierId, voteId).filter((key) => key !== 'zhou');
      for (const key of rest)
        await review.person(key).submit(dossierId, { type: 'vote.cast', voteId, option: 0 });
      await clerk.submit(dossierId, { type: 'vote.close', voteId });
      const counted = await clerk.until(
        dossierId,
        (state) => state.panel.votes[voteId]?.tally != null,
        'the count',
      );
      expect(counted.panel.votes[voteId]?.tally?.counts).toEqual([rest.length + 1, 0, 0]);
      await clerk.submit(dossierId, { type: 'vote.publish', voteId, audience: 'panel' });
    });
    await expect(page.getByText('通过：同意')).toBeVisible();
  });

  await test.step('the opinion: typed together, another part of it changed meanwhile', async () => {
    await review.draft();
    await chair.submit(dossierId, { type: 'opinion.letWrite', itemId: flood, writers: 'panel' });
    await review.moveTo('opinionForming');
    const overall = page.getByRole('textbox', { name: '二、总体评价' });
    await overall.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('补一句。');
    await whileCut(async () => {
      await overall.click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(SECRETS.typed);
      await expect(page.getByText('已保存到本机，连上后送出')).toBeVisible();
      await chair.submit(dossierId, {
        type: 'opinion.setSection',
        itemId: flood,
        section: 'overview',
        text: SECRETS.overview,
      });
    });
    await expect(page.getByRole('textbox', { name: '一、项目概况' })).toHaveText(SECRETS.overview);
    const seen = await chair.until(
      dossierId,
      (state) => state.panel.opinions[flood]?.overall.includes(SECRETS.typed) === true,
      'the words typed without a link',
    );
    expect(seen.panel.opinions[flood]?.overall.split(SECRETS.typed)).toHaveLength(2);
    expect(seen.panel.opinions[flood]?.overall).toContain('补一句。');
    await expect(overall).toContainText(`补一句。${SECRETS.typed}`);
  });

  await test.step('the signing: others sign meanwhile, and so does who is cut off', async () => {
    await review.freeze();
    await review.moveTo('signing');
    await expect(page.getByText('已在本机核对：所示文件与 SHA-256 一致')).toBeVisible({ timeout: 60_000 });
    await whileCut(() => review.signAs(experts.filter((key) => key !== 'han')));
    await expect(page.getByText(/已签$/u)).toHaveCount(1);
    await whileCut(async () => {
      await opinion.signs(page);
      await review.signAs(['han']);
    });
    const seen = await clerk.until(
      dossierId,
      (state) => state.panel.opinions[flood]?.status === 'sealed',
      'the seal',
    );
    const signers = seen.panel.opinions[flood]?.signatures.map(({ memberId }) => memberId) ?? [];
    expect(signers.filter((memberId) => memberId === member)).toHaveLength(1);
    expect(new Set(signers).size).toBe(signers.length);
  });

  // Before the doors open and after, the owner has nothing of what went on behind them.
  const heard = owner.wire.since(mark);
  expect(leaksIn(heard, SECRETS)).toEqual([]);

  await test.step('the end: the meeting is over when the link is back', async () => {
    await whileCut(() => review.closeMeeting());
    await expect(page.getByRole('button', { name: '会议纪要' })).toBeVisible();
    await expect(owner.page.getByRole('button', { name: '会议纪要' })).toBeVisible();
  });

  expect(leaksIn(owner.wire.recorded, SECRETS)).toEqual([]);
  expect(await leaksInBrowser(owner.page, SECRETS)).toEqual([]);
  for (const [name, word] of Object.entries(SECRETS)) {
    expect(leaksIn(zhou.wire.recorded, { [name]: word }), name).not.toEqual([]);
  }
  expect(await verifyLedgers(path.join(stage.dir, 'hub'))).toMatchObject({ verified: true, damaged: 0 });
});

function handsOf(state: DossierState): ReturnType<typeof floorNow> {
  const open = openMeeting(state);
  return open ? floorNow(state, open) : [];
}

/** 共享页面, by its key, once there is a page to share. */
async function presents(page: Page): Promise<void> {
  await expect(placeOf(page)).toBeVisible();
  await page.locator('main').focus();
  await page.keyboard.press('p');
  await expect(page.getByText('我在演示 · 第 1 页')).toBeVisible();
}

async function turnsToPage(page: Page, number: number): Promise<void> {
  await placeOf(page).fill(String(number));
  await placeOf(page).press('Enter');
  await expect(page.getByText(`我在演示 · 第 ${number} 页`)).toBeVisible();
}

/** Where the reader in the middle of the room is. */
function placeOf(page: Page): Locator {
  return page.getByRole('textbox', { name: '跳到第几页' });
}
