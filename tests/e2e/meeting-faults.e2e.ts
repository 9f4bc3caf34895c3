import path from 'node:path';
import type { Page } from '@playwright/test';
import { voteIdSchema, type DossierId } from '#shared/domain/ids.ts';
import type { Vote } from '#shared/domain/vote/vote.ts';
import { hubProcess, type HubProcess } from '#tools/demo/hub-process.ts';
import { expertsOf } from '#tools/demo/cast.ts';
import { newId } from '#tools/demo/participant.ts';
import type { SampleReview } from '#tools/demo/review.ts';
import { isConnected, signsIn, signsInHere } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { PASSWORD, prepareReview, startHub } from './stage/prepared.ts';
import { filesNamedBy, verifyLedgers } from './stage/proof.ts';
import { expect, test, type Stage } from './stage/stage.ts';
import { electorsOf, opensAVote } from './stage/votes.ts';

const HOUR_MS = 3_600_000;
const MENG = { name: '孟书田', login: '孟书田', password: PASSWORD };
const ZHOU = { name: '周景川', login: '周景川', password: PASSWORD };

test('VO2 VO3 SY26: a vote survives the chair’s machine, the hub and a second device; nobody is counted twice', async ({
  stage,
}, testInfo) => {
  test.setTimeout(600_000);
  const { hub, review, dossierId, room } = await aMeetingBehindClosedDoors(stage);
  const chair = await stage.desktop('meng', ['--hub', hub.url]);
  await signsInHere(chair.page, MENG);
  await goesTo(chair.page, room);
  const zhou = await stage.browser('zhou');
  await signsIn(zhou.page, hub.url, ZHOU);
  await goesTo(zhou.page, room);
  const voteId = voteIdSchema.parse(newId());
  await opensAVote(review, dossierId, voteId, '是否同意修改后上报？');

  await test.step('the chair votes, and the machine dies in the same moment', async () => {
    await votes(chair.page, '同意');
    await chair.killEverything();
  });
  const again = await stage.desktop('meng');
  await goesTo(again.page, room);
  await isConnected(again.page);
  // What was given counts once; what had not even reached the disk is asked again.
  const given = again.page.getByText('您已投：同意');
  await turnsToVotes(again.page);
  const ballot = again.page.getByRole('group', { name: '请投票' });
  await expect(given.or(ballot)).toBeVisible();
  if (await ballot.isVisible()) await votes(again.page, '同意');
  await expect(given).toBeVisible();

  await test.step('the other device of the same person cannot vote again', async () => {
    await review
      .person('meng')
      .until(dossierId, (state) => hasVoted(state.panel.votes[voteId], 1), 'one vote');
    await expect(
      review.person('meng').submit(dossierId, { type: 'vote.cast', voteId, option: 1 }),
    ).rejects.toThrow(/vote\.alreadyVoted|refused/u);
  });

  await test.step('the hub is killed while the rest vote, and comes back', async () => {
    const rest = electorsOf(review, dossierId, voteId).filter((key) => key !== 'meng');
    const casting = rest.map((key) =>
      review.person(key).submit(dossierId, { type: 'vote.cast', voteId, option: 0 }),
    );
    hub.child.kill('SIGKILL');
    await new Promise((resolve) => hub.child.once('exit', resolve));
    await expect(zhou.page.getByTestId('link-state')).not.toHaveText('已连接');
    const back = await hubProcess(path.join(stage.dir, 'hub'), Number(new URL(hub.url).port));
    stage.cleanUp(() => back.stop());
    const began = performance.now();
    await Promise.all([isConnected(zhou.page), isConnected(again.page), ...casting]);
    await turnsToVotes(zhou.page);
    await expect(zhou.page.getByText('您已投：同意')).toBeVisible();
    testInfo.annotations.push({
      type: 'everyone is back after the hub',
      description: `${Math.round(performance.now() - began)} ms`,
    });
  });

  await test.step('counted: each elector once', async () => {
    const clerk = review.person('xuQing');
    await clerk.submit(dossierId, { type: 'vote.close', voteId });
    const counted = await clerk.until(
      dossierId,
      (state) => state.panel.votes[voteId]?.tally != null,
      'the count',
    );
    const vote = counted.panel.votes[voteId];
    expect(vote?.tally?.counts).toEqual([vote?.electors.length, 0, 0]);
    expect(vote?.voted.toSorted()).toEqual(vote?.electors.toSorted());
  });
  expect(await verifyLedgers(path.join(stage.dir, 'hub'))).toMatchObject({ verified: true, damaged: 0 });
});

test('OP8 OP9: the chair’s machine dies in the signing; the opinion has one signature of each, and is sealed', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, review, dossierId } = await aMeetingBehindClosedDoors(stage);
  const flood = review.item('flood');
  await review.freeze();
  await review
    .person('meng')
    .until(dossierId, (state) => state.panel.opinions[flood]?.status === 'signing', 'the typeset opinion');
  const chair = await stage.desktop('meng', ['--hub', hub.url]);
  await signsInHere(chair.page, MENG);
  await opensOpinion(chair.page, dossierId, flood);
  await agrees(chair.page);
  await chair.killEverything();

  const again = await stage.desktop('meng');
  await opensOpinion(again.page, dossierId, flood);
  await isConnected(again.page);
  const asked = again.page.getByRole('region', { name: '同意并签字' });
  const signed = again.page.getByText(/已签$/u).first();
  await expect(asked.or(signed).first()).toBeVisible({ timeout: 60_000 });
  if (await asked.isVisible()) await agrees(again.page);
  await expect(asked).toBeHidden();
  await review
    .person('xuQing')
    .until(dossierId, (state) => state.panel.opinions[flood]?.signatures.length === 1, 'the one signature');
  await review.signAs(expertsOf('flood').filter((key) => key !== 'meng'));
  const state = await review
    .person('xuQing')
    .until(dossierId, (known) => known.panel.opinions[flood]?.status === 'sealed', 'the seal');
  const signers = state.panel.opinions[flood]?.signatures.map(({ memberId }) => memberId) ?? [];
  expect(new Set(signers).size).toBe(signers.length);
  expect(await verifyLedgers(path.join(stage.dir, 'hub'))).toMatchObject({ verified: true, damaged: 0 });
  expect(filesNamedBy(path.join(stage.dir, 'hub'), 'opinion.published')).toEqual([]);
});

async function aMeetingBehindClosedDoors(stage: Stage): Promise<{
  readonly hub: HubProcess;
  readonly review: SampleReview;
  readonly dossierId: DossierId;
  readonly room: string;
}> {
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const { review, dossierId } = await prepareReview(hub);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  await review.comment();
  await review.appointChairs();
  await review.openMeeting();
  await review.deliberate();
  return { hub, review, dossierId, room: `/dossiers/${dossierId}/meeting/${review.meetingId}` };
}

function hasVoted(vote: Vote | undefined, atLeast: number): boolean {
  return (vote?.voted.length ?? 0) >= atLeast;
}

async function turnsToVotes(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^表决/u }).click();
}

async function votes(page: Page, option: string): Promise<void> {
  await turnsToVotes(page);
  await page
    .getByRole('group', { name: '请投票' })
    .getByRole('button', { name: option, exact: true })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `投“${option}”` })
    .click();
}

async function opensOpinion(page: Page, dossierId: DossierId, itemId: string): Promise<void> {
  await goesTo(page, `/dossiers/${dossierId}/opinion/${itemId}`);
}

async function agrees(page: Page): Promise<void> {
  await expect(page.getByText('已在本机核对：所示文件与 SHA-256 一致')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('region', { name: '同意并签字' }).getByRole('button', { name: '同意并签字' }).click();
  await page.getByRole('dialog', { name: '同意并签字' }).getByRole('button', { name: '同意并签字' }).click();
}
