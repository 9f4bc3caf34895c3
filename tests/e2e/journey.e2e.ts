import path from 'node:path';
import {
  OVERALL_ASSESSMENT,
  OVERVIEW,
  PEOPLE,
  PROJECT,
  REVIEW_ITEMS,
  type PersonKey,
} from '#tools/sample/dossier.ts';
import {
  isConnected,
  joinsFromBrowser,
  joinsFromDesktop,
  startsOnThisMachine,
} from './stage/actors/access.ts';
import { watchesFor } from './stage/appears.ts';
import * as dossier from './stage/actors/dossier.ts';
import { createsDossier } from './stage/actors/intake.ts';
import * as meeting from './stage/actors/meeting.ts';
import * as opinion from './stage/actors/opinion.ts';
import * as reader from './stage/actors/reader.ts';
import * as revision from './stage/actors/revision.ts';
import { canary } from './stage/canary.ts';
import { filesNamedBy, sha256Of, signaturesOf, verifyLedgers } from './stage/proof.ts';
import { fileOf, sampleReports } from './stage/sample.ts';
import { leaksIn, leaksInBrowser } from './stage/secrets.ts';
import { expect, test } from './stage/stage.ts';

const PASSWORD = '清泉石上流-81';
const MATTERS = { flood: '防洪评价', soil: '水土保持方案' } as const;
const RESTARTING = '本机工作进程正在重启';
const SHORT = { flood: '防洪评价报告', soil: '水土保持方案报告书' } as const;
const EXPERTS: readonly PersonKey[] = ['meng', 'zhou', 'han'];
const [FLOOD, SOIL] = REVIEW_ITEMS;

/** What the owner must never hold: each word is written in one place only. */
const SECRETS = {
  private: canary('个人意见'),
  panel: canary('专家组意见'),
  offline: canary('离线意见'),
  crash: canary('崩溃意见'),
  draft: canary('意见草稿'),
  closed: canary('闭门讨论'),
};

test('journey', async ({ stage }) => {
  test.setTimeout(900_000);
  const samples = await sampleReports();
  const clerk = await stage.desktop('clerk');
  await test.step('intake: the hub of this machine, the dossier, two reports', async () => {
    await startsOnThisMachine(clerk.page, account('xuQing'), PROJECT.bureau);
  });
  const place = await createsDossier(clerk.page, {
    title: PROJECT.title,
    docNo: PROJECT.docNo,
    projectCode: PROJECT.code,
    ownerUnit: PROJECT.owner,
    compilerUnit: PROJECT.compiler,
    reports: REVIEW_ITEMS.map(({ key, title }) => ({
      matter: MATTERS[key],
      title,
      file: fileOf(samples, key),
    })),
  });
  await dossier.takesNextStep(clerk.page, '受理');

  await test.step('seats and invitations', async () => {
    await dossier.opensTab(clerk.page, '专家与回避');
    for (const key of EXPERTS) {
      const { name, unit, title, specialty = '' } = person(key);
      await dossier.addsExpert(clerk.page, { name, unit, post: title, specialty });
    }
    for (const [key, role] of [
      ['yaoZhen', '建设单位'],
      ['duanYiming', '编制单位'],
    ] as const) {
      const { name, unit, title } = person(key);
      await dossier.addsParty(clerk.page, role, { name, unit, post: title });
    }
  });
  const linkFor = (key: PersonKey): Promise<string> => dossier.invites(clerk.page, person(key).name);
  const chair = await stage.desktop('chair');
  await joinsFromDesktop(chair.page, await linkFor('meng'), account('meng'));
  const [zhou, han, owner, compiler] = [
    await stage.browser('zhou'),
    await stage.browser('han'),
    await stage.browser('owner'),
    await stage.browser('compiler'),
  ];
  const everyone = [clerk, chair, zhou, han, owner, compiler];
  for (const [seat, key] of [
    [zhou, 'zhou'],
    [han, 'han'],
    [owner, 'yaoZhen'],
    [compiler, 'duanYiming'],
  ] as const) {
    await joinsFromBrowser(seat.page, await linkFor(key), account(key));
  }

  await test.step('the panel: declarations, commitments, chair, notice', async () => {
    for (const { page } of [chair, zhou, han]) await dossier.declaresAndCommits(page);
    await dossier.takesNextStep(clerk.page, '确认专家组');
    for (const { title } of REVIEW_ITEMS) {
      await dossier.nominatesChair(clerk.page, title, person('meng').name);
      await dossier.consentsToChair(chair.page, title);
    }
    await dossier.schedulesMeeting(clerk.page, '2026-12-01 14:00', '2026-12-01 17:00');
  });

  await test.step('comments: private, for the panel, offline', async () => {
    for (const { page } of [chair, zhou, han]) {
      await dossier.opensTab(page, '报告与材料');
      await reader.opensReport(page, FLOOD.title);
    }
    await reader.goesToPage(zhou.page, 8);
    const kept = await reader.beginsPageNote(zhou.page);
    await reader.writes(kept, { severity: '疑问', concern: `只是想到，${SECRETS.private}` });
    await reader.keepsToThemselves(kept);
    await expect(reader.card(zhou.page, SECRETS.private)).toContainText('仅自己可见');

    await reader.goesToPage(zhou.page, 12);
    const marked = await reader.beginsHighlight(zhou.page, 12, '设计');
    await reader.writes(marked, {
      severity: '必改',
      concern: `荷载等级的依据不足，${SECRETS.panel}`,
      basis: SECRETS.panel,
      suggestion: '补充荷载等级的依据。',
    });
    await reader.handsToThePanel(marked);
    await expect(reader.card(chair.page, SECRETS.panel)).toHaveCount(1);

    han.wire.cut();
    await reader.commentsOn(han.page, 20, {
      severity: '建议',
      concern: `堤顶低半米多，${SECRETS.offline}`,
      suggestion: '补充该段堤顶高程复核。',
    });
    await expect(reader.card(han.page, SECRETS.offline)).toContainText('已保存到本机，还没发出');
    await expect(han.page.getByTestId('link-state')).toContainText('项待发送');
    han.wire.mend();
    await expect(reader.card(han.page, SECRETS.offline)).toContainText('已送达');
    for (const { page } of [chair, zhou, han])
      await expect(reader.card(page, SECRETS.offline)).toHaveCount(1);
  });

  await test.step("the chair's workspace process dies in the middle of sending and of typing", async () => {
    const { page } = chair;
    await reader.goesToPage(page, 14);
    const sending = await reader.beginsPageNote(page);
    await reader.writes(sending, {
      severity: '必改',
      concern: `施工期度汛方案不全，${SECRETS.crash}`,
      suggestion: '补充施工期度汛方案。',
    });
    const firstDown = await watchesFor(page, RESTARTING);
    await sending.getByTestId('comment-share').click();
    const first = chair.killWorkspace();
    await firstDown();
    await isConnected(page);
    await expect(sending).toBeHidden();
    for (const seat of [chair, zhou, han]) await expect(reader.card(seat.page, SECRETS.crash)).toHaveCount(1);
    await expect(reader.card(page, SECRETS.crash)).toContainText('已送达');

    const words = '围堰使用到六月上旬，已临近主汛期，拆除时限应当写明，并说明逾期的处置。';
    const typing = await reader.beginsPageNote(page);
    const field = typing.getByLabel('意见', { exact: true });
    const typed = field.pressSequentially(words, { delay: 40 });
    await expect(field).toHaveValue(/^围堰使用到六月/u);
    const secondDown = await watchesFor(page, RESTARTING);
    const second = chair.killWorkspace();
    expect(second).not.toBe(first);
    await secondDown();
    await typed;
    await expect(field).toHaveValue(words);
    await isConnected(page);
    await expect(typing.getByRole('status')).toContainText('已保存到本机');
    await page.reload();
    await reader
      .card(page, words)
      .getByRole('button', { name: /我，正在写/u })
      .click();
    await expect(reader.composer(page).getByLabel('意见', { exact: true })).toHaveValue(words);
    await reader.handsToThePanel(reader.composer(page));
    for (const seat of [chair, zhou, han]) await expect(reader.card(seat.page, words)).toHaveCount(1);
  });

  await test.step('the meeting opens', async () => {
    for (const { page } of everyone) await dossier.goesToDossier(page, place);
    await meeting.opensTheMeeting(clerk.page);
    for (const { page } of everyone) await dossier.entersTheRoom(page);
    for (const { page } of [owner, compiler]) await meeting.waitsToBeLetIn(page);
    await meeting.letsEveryoneIn(clerk.page);
    for (const { page } of everyone) await meeting.signsInToTheMeeting(page);
    await meeting.movesOn(clerk.page);
    await meeting.movesOn(clerk.page);
    for (const { page } of [chair, zhou, han]) await meeting.answersTheRollCall(page);
  });

  await test.step('closed deliberation: the owner waits outside and hears nothing', async () => {
    await meeting.closesTheDoors(clerk.page, SHORT.flood);
    await meeting.isBehindClosedDoors(chair.page);
    await meeting.waitsOutside(owner.page);
    await meeting.waitsOutside(compiler.page);
    const mark = owner.wire.recorded.length;
    await meeting.listsCurrentComment(chair.page);
    await meeting.listsCurrentComment(chair.page);
    await meeting.goesToOpinion(chair.page);
    await opinion.fillsOpeningFromRecord(chair.page);
    await opinion.writesSection(chair.page, '一、项目概况', OVERVIEW.flood);
    await opinion.writesSection(chair.page, '二、总体评价', `总体评价还要再议，${SECRETS.draft}`);
    await opinion.writesSection(chair.page, '二、总体评价', OVERALL_ASSESSMENT.flood);
    await opinion.concludes(chair.page, '修改后通过');
    await dossier.goesToDossier(zhou.page, place);
    await dossier.opensTab(zhou.page, '报告与材料');
    await reader.opensReport(zhou.page, FLOOD.title);
    await reader.commentsOn(zhou.page, 26, {
      severity: '疑问',
      concern: `系列只到 2012 年，${SECRETS.closed}`,
    });
    await expect(reader.card(zhou.page, SECRETS.closed)).toContainText('已送达');
    const heard = owner.wire.since(mark).filter(({ body }) => !/^[23]$/u.test(body.toString()));
    expect(heard.map(({ about, body }) => `${about}: ${body.toString()}`)).toEqual([]);
    await meeting.opensTheDoors(clerk.page);
  });

  await test.step('the second report, and the end of the meeting', async () => {
    await meeting.closesTheDoors(clerk.page, SHORT.soil);
    await meeting.showsTheOpinion(chair.page);
    await opinion.turnsToOpinionOf(chair.page, SHORT.soil);
    await opinion.fillsOpeningFromRecord(chair.page);
    await opinion.writesSection(chair.page, '一、项目概况', OVERVIEW.soil);
    await opinion.writesSection(chair.page, '二、总体评价', OVERALL_ASSESSMENT.soil);
    await opinion.addsPoint(chair.page, '补充弃渣场选址的比选和稳定计算。');
    await opinion.concludes(chair.page, '修改后通过');
    await meeting.opensTheDoors(clerk.page);
    await meeting.endsTheMeeting(clerk.page);
  });

  await test.step('read aloud, frozen, signed, released', async () => {
    for (const { page } of [zhou, han, clerk]) await dossier.goesToDossier(page, place);
    // The chair wrote within the room, which is over now.
    await meeting.goesFromRecordToOpinion(chair.page, SHORT.soil);
    for (const report of [SHORT.soil, SHORT.flood]) {
      await opinion.turnsToOpinionOf(chair.page, report);
      await opinion.readsAloud(chair.page);
      await opinion.freezes(chair.page);
      await opinion.signs(chair.page);
    }
    for (const { page } of [zhou, han]) {
      await dossier.nextStep(page).getByRole('button', { name: '阅读并签字' }).click();
      for (const report of [SHORT.flood, SHORT.soil]) {
        await opinion.turnsToOpinionOf(page, report);
        if (page === han.page && report === SHORT.flood)
          await opinion.signsWithDissent(page, '本人对第一条保留意见。');
        else await opinion.signs(page);
      }
    }
    await dossier.nextStep(clerk.page).getByRole('button', { name: '发布意见' }).click();
    for (const report of [SHORT.flood, SHORT.soil]) {
      await opinion.turnsToOpinionOf(clerk.page, report);
      await opinion.releases(clerk.page);
    }
  });

  await test.step('answers, rechecks, final issue', async () => {
    for (const { page } of everyone) await dossier.goesToDossier(page, place);
    const revised = { [SHORT.flood]: FLOOD.revised, [SHORT.soil]: SOIL.revised };
    await dossier.opensRevision(compiler.page);
    for (const report of [SHORT.flood, SHORT.soil]) {
      await revision.turnsToRevisionOf(compiler.page, report);
      await revision.uploadsRevision(compiler.page, fileOf(samples, revised[report] ?? 'flood'));
      expect(await revision.answersEveryPoint(compiler.page, '已补充')).toBe(report === SHORT.flood ? 2 : 1);
      await revision.submitsAnswers(compiler.page);
    }
    for (const { page } of [zhou, han, chair]) {
      await dossier.opensRevision(page);
      for (const report of [SHORT.flood, SHORT.soil]) {
        await revision.turnsToRevisionOf(page, report);
        await revision.rechecksTheirPoints(page);
        if (page === chair.page) await revision.concludesRecheck(page);
      }
    }
    await dossier.opensRevision(clerk.page);
    for (const report of [SHORT.flood, SHORT.soil]) {
      await revision.turnsToRevisionOf(clerk.page, report);
      await revision.issuesFinal(clerk.page);
    }
  });

  await test.step("the owner's download", async () => {
    const hub = path.join(clerk.dataDir, 'hub');
    await dossier.opensTab(owner.page, '归档');
    const files = await dossier.downloads(owner.page, '专家组评审意见', stage.dir);
    const published = filesNamedBy(hub, 'opinion.published');
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect(published).toContain(await sha256Of(file));
      expect(await signaturesOf(file)).toEqual(['Signature is Valid.']);
    }
    expect(await verifyLedgers(hub)).toMatchObject({ verified: true, dossiers: 1, damaged: 0 });
  });

  await test.step('the owner was told none of it', async () => {
    for (const outsider of [owner, compiler]) {
      expect(leaksIn(outsider.wire.recorded, SECRETS)).toEqual([]);
      expect(await leaksInBrowser(outsider.page, SECRETS)).toEqual([]);
    }
    // The same search finds the words where they belong: with those of the panel.
    for (const [name, word] of Object.entries(SECRETS)) {
      expect(leaksIn(zhou.wire.recorded, { [name]: word }), name).not.toEqual([]);
    }
  });

  // A cut line and a killed process may be complained of, by those whom they befell.
  expect(stage.complaints.filter((line) => !/^(han|chair): /u.test(line))).toEqual([]);
});

function person(key: PersonKey): (typeof PEOPLE)[number] {
  const found = PEOPLE.find((entry) => entry.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found;
}

function account(key: PersonKey): { name: string; login: string; password: string } {
  return { name: person(key).name, login: key, password: PASSWORD };
}
