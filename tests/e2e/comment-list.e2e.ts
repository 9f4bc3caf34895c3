import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import { commentIdSchema } from '#shared/domain/ids.ts';
import { tableValues } from '#shared/lib/table.ts';
import { newId } from '#tools/demo/participant.ts';
import { FLAWS } from '#tools/sample/flaws.ts';
import * as comments from './stage/actors/comment-list.ts';
import { signsIn } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as reader from './stage/actors/reader.ts';
import { looksOf, seriousViolations } from './stage/appearance.ts';
import { aReportBeingRead, opensAddress, type BeingRead } from './stage/being-read.ts';
import { entersAs, PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('test-results', 'comment-list');
const FLOOD = FLAWS.filter(({ report }) => report === 'flood');
/** Zhou keeps it to themself. */
const PRIVATE = 'A02';
const SHARED = FLOOD.filter(({ id }) => id !== PRIVATE);
const HEADS = { mustFix: '必须修改', suggestion: '建议修改', question: '疑问', erratum: '勘误' };

test('CD5 CD9: the list in groups and filters, the strip of comments beside the pages, seen by how many; a colleague writes meanwhile', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, review, report } = await aReportBeingRead(stage);
  await review.comment(new Set([PRIVATE]));
  await review.appointChairs();
  const chair = await entersAs(stage, hub.url, 'meng', '孟书田');
  await opensAddress(chair, report);
  const by = (author: string) => SHARED.filter((flaw) => flaw.author === author);

  await test.step('every filter says how many it has', async () => {
    await expect(comments.filterButton(chair, '全部')).toHaveText(`全部 ${SHARED.length}`);
    expect(await comments.countOf(chair, '我的')).toBe(by('meng').length);
    expect(await comments.countOf(chair, '未读')).toBe(SHARED.length - by('meng').length);
    expect(await comments.countOf(chair, '个人')).toBe(0);
    await comments.filterButton(chair, '未读').click();
    expect(await listed(chair)).toHaveLength(SHARED.length - by('meng').length);
    await comments.filterButton(chair, '未读').click();
    const graves = SHARED.filter(({ severity }) => severity === 'mustFix');
    await comments.filterButton(chair, '必须修改').click();
    expect(await listed(chair)).toHaveLength(graves.length);
    await comments.filterButton(chair, '全部').click();
  });

  await test.step('by severity, author, chapter and state: each group with its head, and all of them in it', async () => {
    await comments.orders(chair, '按轻重');
    const graves = await comments.everything(chair);
    expect(graves.map(({ title, count }) => [title, count])).toEqual(
      (Object.keys(HEADS) as Severity[]).map((severity) => [
        HEADS[severity],
        SHARED.filter((flaw) => flaw.severity === severity).length,
      ]),
    );
    await comments.orders(chair, '按专家');
    const authors = await comments.everything(chair);
    expect(authors.map(({ title, count }) => [title, count])).toEqual([
      ['孟书田', by('meng').length],
      ['韩立峰', by('han').length],
      ['周景川', by('zhou').length],
    ]);
    await comments.orders(chair, '按章节');
    const chapters = await comments.everything(chair);
    expect(chapters.length).toBeGreaterThan(3);
    expect(chapters.flatMap((group) => group.comments)).toHaveLength(SHARED.length);
    for (const { title } of chapters) expect(title).not.toBeNull();
    await comments.orders(chair, '按状态');
    const states = await comments.everything(chair);
    expect(states.map(({ title, count }) => [title, count])).toEqual([['未并入', SHARED.length]]);
    for (const { count, comments: within } of [...graves, ...authors, ...chapters, ...states]) {
      expect(within).toHaveLength(count);
    }
    expect(await seriousViolations(chair)).toEqual([]);
  });

  await test.step('a chapter, an author and a state narrow it together', async () => {
    await comments.narrows(chair, '专家', '韩立峰');
    const han = await listed(chair);
    expect(han).toHaveLength(by('han').length);
    for (const words of han) expect(words).toContain('立峰');
    await comments.narrows(chair, '章节', '附图');
    const drawings = await listed(chair);
    expect(drawings).toHaveLength(1);
    expect(drawings[0]).toContain('标注堤脚线和桥墩位置');
    await comments.narrows(chair, '状态', '未并入');
    expect(await listed(chair)).toHaveLength(1);
    expect(await seriousViolations(chair)).toEqual([]);
    await comments.filterButton(chair, '全部').click();
    expect(await listed(chair)).toHaveLength(SHARED.length);
    await comments.orders(chair, '按页');
  });

  await test.step('the strip leads to a comment; the page’s own are those on it', async () => {
    const ticks = chair.getByRole('group', { name: '意见分布' }).locator('[data-severity]');
    expect(await ticks.count()).toBeGreaterThan(5);
    expect(await ticks.count()).toBeLessThanOrEqual(SHARED.length);
    const places = await ticks.evaluateAll((all) =>
      all.map((tick) => ({ name: tick.getAttribute('aria-label'), top: tick.getBoundingClientRect().top })),
    );
    const down = places
      .toSorted((a, b) => a.top - b.top)
      .map(({ name }) => Number(/\d+/u.exec(name ?? '')?.[0]));
    expect(down).toEqual(down.toSorted((a, b) => a - b));
    const last = ticks.nth((await ticks.count()) - 1);
    const name = (await last.getAttribute('aria-label')) ?? '';
    await last.click();
    await expect(chair.getByRole('button', { name: `${name}，共` })).toBeVisible();
    await comments.filterButton(chair, '本页').click();
    const here = await listed(chair);
    expect(here.length).toBeGreaterThan(0);
    for (const words of here) expect(words).toContain(name);
    await comments.filterButton(chair, '本页').click();
  });

  const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
  await test.step('two at once: what a colleague hands in comes into the list as it is filtered, and the place stays', async () => {
    await opensAddress(zhou, report);
    await comments.narrows(chair, '专家', '周景川');
    const before = await listed(chair);
    await reader.card(chair, '滩地糙率会明显加大').getByRole('button').first().click();
    await reader.commentsOn(zhou, 12, { severity: '疑问', concern: '左岸堤顶高程的来源请注明。' });
    await expect(reader.card(chair, '左岸堤顶高程的来源')).toContainText('新');
    expect(await listed(chair)).toHaveLength(before.length + 1);
    await expect(reader.card(chair, '滩地糙率会明显加大').getByRole('button').first()).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await reader.commentsOn(chair, 13, { severity: '勘误', concern: '表头单位应为立方米每秒。' });
    await expect(reader.card(zhou, '表头单位应为')).toContainText('新');
    await expect(reader.card(chair, '表头单位应为')).toHaveCount(0); // not Zhou's
    await comments.filterButton(chair, '全部').click();
    await expect(reader.card(chair, '表头单位应为')).toBeVisible();
  });

  await test.step('a comment says how many of the others have seen it', async () => {
    const mine = reader.card(zhou, '左岸堤顶高程的来源');
    await expect(mine).toContainText('1/2 已读');
    const han = await entersAs(stage, hub.url, 'han', '韩立峰');
    await opensAddress(han, report);
    await expect(mine).toContainText('2/2 已读');
    // What Zhou keeps to themself nobody else has.
    await expect(reader.card(zhou, '请补列 20 年一遇')).toContainText('仅自己可见');
    await expect(reader.card(han, '请补列 20 年一遇')).toHaveCount(0);
    expect(await seriousViolations(zhou)).toEqual([]);
    await han.close();
  });

  const problems = await looksOf(chair, SHOTS, 'list', report, async () => {
    await chair.locator('[data-comment]').first().waitFor();
    const order = chair.locator('aside .ant-select').first();
    await order.click();
    await chair.locator('.ant-select-item-option:visible').nth(2).click();
    await chair.locator('aside h3').first().waitFor();
  });
  expect(problems).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test('UR1 UR2: the pages one has not read yet are one’s own, are listed, and a key leads to the next', async ({
  stage,
}) => {
  test.setTimeout(240_000);
  const { hub, report } = await aReportBeingRead(stage);
  const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
  const han = await entersAs(stage, hub.url, 'han', '韩立峰');
  await opensAddress(zhou, report);
  await opensAddress(han, report);
  const unread = unreadBelow(zhou);
  const total = 62;
  await expect(unread).toHaveText(`未读 ${total - 1} 页`);
  await expect(unreadBelow(han)).toHaveText(`未读 ${total - 1} 页`);
  await zhou.keyboard.press('n');
  await expect(zhou.getByRole('button', { name: '第 2 页，共' })).toBeVisible();
  await expect(unread).toHaveText(`未读 ${total - 2} 页`);
  await unread.click();
  await expect(zhou.getByRole('button', { name: '第 3 页，共' })).toBeVisible();
  await expect(unread).toHaveText(`未读 ${total - 3} 页`);

  const left = zhou.getByRole('complementary', { name: '页面导航' });
  await left.getByRole('button', { name: /^未读 \d+$/u }).click();
  const pages = left.getByRole('region', { name: '缩略图' }).getByRole('listitem');
  await expect(pages.first()).toContainText('第 4 页');
  await expect(pages.first()).toContainText('未读');
  expect(await seriousViolations(zhou)).toEqual([]);
  await zhou.screenshot({ path: path.join(SHOTS, 'unread-pages.png') });
  await left.getByRole('button', { name: '全部', exact: true }).click();
  await expect(pages.first()).not.toContainText('未读');

  // Kept on this machine, for this person: a colleague's are as they were.
  await zhou.reload();
  await expect(unread).toHaveText(`未读 ${total - 3} 页`);
  await expect(unreadBelow(han)).toHaveText(`未读 ${total - 1} 页`);
  expect(stage.complaints).toEqual([]);
});

test('RC1 RC2 RC3 RC4 CH2 UR3: the chair sees how far the panel has read by chapter, in steps that single nobody out', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, review, report } = await aReportBeingRead(stage);
  await review.comment(new Set([PRIVATE]));
  await review.appointChairs();
  const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
  const han = await entersAs(stage, hub.url, 'han', '韩立峰');
  const meng = await stage.browser('meng');
  const chair = meng.page;
  await signsIn(chair, hub.url, { name: '孟书田', login: '孟书田', password: PASSWORD });
  for (const page of [zhou, chair]) await opensChapters(page, report);
  const names = await chapters(zhou).evaluateAll((all) =>
    all.map((one) => ({
      name: one.firstElementChild?.textContent ?? '',
      unread: Number(/未读 (\d+) 页/u.exec(one.textContent ?? '')?.[1] ?? 0),
    })),
  );
  expect(names.length).toBeGreaterThan(4);
  const [first, second] = names.slice(1).toSorted((a, b) => a.unread - b.unread);
  if (!first || !second) throw new Error('a report of several chapters');
  await expect(chapters(chair).filter({ hasText: '尚无意见' }).first()).toBeVisible();

  await test.step('of two who share nothing is said', async () => {
    await expect(foot(chair)).toContainText('计入合计的专家不足三人');
    for (const one of await chapters(chair).all()) await expect(one).not.toContainText('专家');
  });

  await test.step('of three it is said in steps, without a name', async () => {
    await reads(zhou, first.name);
    await opensChapters(han, report);
    await reads(han, first.name);
    await asksAgain(chair);
    await expect(foot(chair)).toContainText('不记名');
    await expect(chapter(chair, first.name)).toContainText('有专家读过');
    await expect(chapter(chair, second.name)).toContainText('专家都还没读');
    const words = await chair.getByRole('complementary', { name: '页面导航' }).innerText();
    expect(words).not.toMatch(/周景川|韩立峰|景川|立峰/u);
    // A colleague is told nothing at all.
    for (const one of await chapters(zhou).all()) await expect(one).not.toContainText('专家');
    expect(await seriousViolations(chair)).toEqual([]);
  });

  await test.step('it does not move when one alone has read on, and does when two have', async () => {
    await reads(zhou, second.name);
    await asksAgain(chair);
    await expect(chapter(chair, first.name)).toContainText('有专家读过');
    await expect(chapter(chair, second.name)).toContainText('专家都还没读');
    await reads(han, second.name);
    await asksAgain(chair);
    await expect(chapter(chair, second.name)).toContainText('有专家读过');
  });

  await test.step('what came over the wire names nobody', () => {
    const answers = meng.wire.recorded.filter(
      ({ way, kind, body }) => way === 'down' && kind === 'frame' && body.includes('"coverage"'),
    );
    expect(answers.length).toBeGreaterThan(2);
    const ids = [...review.cast.seats.values()].map(({ memberId }) => memberId);
    for (const { body } of answers) {
      const text = body.toString();
      expect(text).toMatch(/"coverage":(null|\{"kind":"steps","chapters":\[[a-z",]*\]\})/u);
      for (const id of ids) expect(text).not.toContain(id);
    }
    return Promise.resolve();
  });

  await test.step('who leaves the sum is not counted: then it is of too few', async () => {
    await han.getByRole('checkbox', { name: '把我读过的章计入合计' }).uncheck();
    await asksAgain(chair);
    await expect(foot(chair)).toContainText('计入合计的专家不足三人');
    await expect(chapter(chair, first.name)).not.toContainText('专家');
  });
  const problems = await looksOf(chair, SHOTS, 'coverage', report, async () => {
    await chair.locator('[aria-current="true"]').first().waitFor();
  });
  expect(problems).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test('RL1 RL3 RL5 RL9 RL10: alike and contradicting comments are merged with a key, their authors kept, and one undo takes it back', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const prepared = await aReportBeingRead(stage);
  const { hub, review, dossierId, itemId, report } = prepared;
  await review.appointChairs();
  const at = (top: number): Anchor => ({
    kind: 'rect',
    pageIndex: 13,
    rects: [[100, top, 300, top + 30] as Rect],
  });
  await says(prepared, 'zhou', '复核设计洪水成果，补充五十年一遇壅水计算过程。', at(600));
  await says(prepared, 'han', '复核设计洪水成果；补充 50 年一遇壅水计算过程', at(400));
  await says(prepared, 'zhou', '左岸堤脚线没有标注', at(200));
  await says(prepared, 'han', '图上看不出行洪边界', at(205));
  await says(prepared, 'zhou', '增加桥墩局部冲刷计算', at(500));
  await says(prepared, 'han', '取消桥墩局部冲刷计算', at(300));
  const opinion = () => review.person('meng').state(dossierId).panel.opinions[itemId];

  const chair = await entersAs(stage, hub.url, 'meng', '孟书田');
  await test.step('in the reader what is alike stands together, and what contradicts says so', async () => {
    await opensAddress(chair, report);
    await comments.orders(chair, '相近的在一起');
    await expect
      .poll(async () => (await comments.everything(chair)).map(({ title, count }) => `${title} ${count}`))
      .toEqual(['文字相近 2', '标在同一处 2', '没有相近的 2']);
    await expect(reader.card(chair, '增加桥墩局部冲刷计算')).toContainText(/与第 \d+ 条说法相左/u);
    expect(await seriousViolations(chair)).toEqual([]);
    await reader.card(chair, '左岸堤脚线没有标注').getByRole('button').first().click();
    await chair.keyboard.press('Shift+m');
    await expect.poll(() => opinion()?.items.length).toBe(1);
    await expect(chair.getByText('2 条意见已并入第 1 条，提出人都保留')).toBeVisible();
    await chair.getByRole('button', { name: '撤销', exact: true }).click();
    await expect.poll(() => opinion()?.items.length).toBe(0);
  });

  const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
  await opensAddress(zhou, report);
  await test.step('beside the opinion they are settled one after the other with a key', async () => {
    await goesTo(chair, `/dossiers/${dossierId}/opinion/${itemId}`);
    await related(chair).click();
    await expect(related(chair)).toHaveText('相近相左 3');
    await expect(matters(chair)).toHaveCount(3);
    await expect(current(chair)).toContainText('要求相反');
    expect(await seriousViolations(chair)).toEqual([]);
    await chair.screenshot({ path: path.join(SHOTS, 'pool.png') });
    await chair.keyboard.press('j');
    await expect(current(chair)).toContainText('文字相近');
    await expect(current(chair)).toContainText('景川');
    await expect(current(chair)).toContainText('立峰');
    await chair.keyboard.press('m');
    await expect(matters(chair)).toHaveCount(2);
    await expect.poll(() => opinion()?.items.map(({ commentIds }) => commentIds.length)).toEqual([2]);
    expect(authorsOf(prepared)).toEqual(['han', 'zhou']);
    const trace = chair.getByRole('complementary', { name: '来源' });
    await expect(trace).toContainText('周景川');
    await expect(trace).toContainText('韩立峰');
  });

  await test.step('two at once: a colleague sees it merged, and what they write joins the list to settle', async () => {
    await expect(reader.card(zhou, '补充五十年一遇壅水计算过程')).toBeVisible();
    await comments.narrows(zhou, '状态', '已并入专家组意见');
    await expect.poll(async () => (await listed(zhou)).length).toBe(2);
    await says(prepared, 'zhou', '补充五十年一遇壅水计算过程，复核设计洪水成果。', at(640));
    await expect(related(chair)).toHaveText('相近相左 3');
    await expect(matters(chair).filter({ hasText: '并入第 1 条' })).toHaveCount(1);
  });

  await test.step('one undo takes all of a merge back; what contradicts is settled by leaving one side out', async () => {
    await chair.keyboard.press('k');
    await chair.keyboard.press('k');
    const opposed = matters(chair).filter({ hasText: '要求相反' });
    await opposed.getByRole('button', { name: '暂不列入' }).last().click();
    await expect(opposed).toHaveCount(0);
    await matters(chair).filter({ hasText: '标在同一处' }).click();
    await chair.keyboard.press('m');
    await expect.poll(() => opinion()?.items.length).toBe(2);
    await chair.getByRole('button', { name: '撤销', exact: true }).last().click();
    await expect.poll(() => opinion()?.items.length).toBe(1);
    await expect(matters(chair).filter({ hasText: '标在同一处' })).toHaveCount(1);
  });

  const problems = await looksOf(
    chair,
    SHOTS,
    'related',
    `/dossiers/${dossierId}/opinion/${itemId}`,
    async () => {
      const tabs = chair.locator('aside').first().locator('button[aria-pressed]');
      await tabs.last().click();
      await chair.locator('aside article').first().waitFor();
    },
  );
  expect(problems).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

async function listed(page: Page): Promise<readonly string[]> {
  return (await comments.everything(page)).flatMap((group) => group.comments);
}

function unreadBelow(page: Page): Locator {
  return page.locator('footer').getByRole('button', { name: /^未读 \d+ 页$/u });
}

async function opensChapters(page: Page, report: string): Promise<void> {
  await opensAddress(page, report);
  await page.getByRole('tab', { name: '章节' }).click();
  await expect(chapters(page).first()).toContainText('未读');
}

function chapters(page: Page): Locator {
  return page.getByRole('list', { name: '章节' }).getByRole('button');
}

function chapter(page: Page, name: string): Locator {
  return chapters(page).filter({ hasText: name });
}

function foot(page: Page): Locator {
  return page.getByRole('complementary', { name: '页面导航' });
}

/** Page by page, each for as long as counts, until the chapter is read. */
async function reads(page: Page, name: string): Promise<void> {
  await chapter(page, name).click();
  const left = async () =>
    Number(/未读 (\d+) 页/u.exec((await chapter(page, name).textContent()) ?? '')?.[1] ?? 0);
  for (let before = await left(); before > 0; before = await left()) {
    const rest = before - 1;
    await expect.poll(left).toBeLessThanOrEqual(rest);
    if ((await left()) > 0) await page.keyboard.press('n');
  }
  await expect(chapter(page, name)).toContainText('已读');
}

/** The sum is asked for, never sent: a chair who looks again asks. */
async function asksAgain(page: Page): Promise<void> {
  await page.reload();
  await expect(chapters(page).first()).toContainText(/未读|已读/u);
}

async function says(
  { review, dossierId, itemId, versionId }: BeingRead,
  who: 'zhou' | 'han',
  concern: string,
  anchor: Anchor,
): Promise<void> {
  const commentId = commentIdSchema.parse(newId());
  await review.person(who).submit(dossierId, {
    type: 'comment.add',
    subject: { commentId, itemId, versionId, anchor },
    content: { category: 'model', severity: 'suggestion', concern, basis: '', suggestion: '' },
  });
  await review.person(who).submit(dossierId, { type: 'comment.share', commentIds: [commentId] });
}

/** Who wrote what is in the opinion's first point, by the ledger. */
function authorsOf({ review, dossierId, itemId }: BeingRead): readonly string[] {
  const { panel } = review.person('meng').state(dossierId);
  const ids = panel.opinions[itemId]?.items[0]?.commentIds ?? [];
  const authors = tableValues(panel.comments).filter(({ commentId }) => ids.includes(commentId));
  const keys = [...review.cast.seats].flatMap(([key, { memberId }]) =>
    authors.some(({ author }) => author === memberId) ? [key] : [],
  );
  return keys.sort();
}

function related(page: Page): Locator {
  return page.getByRole('button', { name: /^相近相左/u });
}

function matters(page: Page): Locator {
  return page.getByRole('complementary', { name: '意见', exact: true }).getByRole('article');
}

function current(page: Page): Locator {
  return page.locator('article[data-current]');
}
