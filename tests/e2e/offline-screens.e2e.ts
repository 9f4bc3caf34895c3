import { signsIn } from './stage/actors/access.ts';
import { PASSWORD, prepareReview, startHub } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

test('UI12: in a browser, screens that were never opened open when the link is gone', async ({ stage }) => {
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  await prepareReview(hub);
  const { page, wire } = await stage.browser('clerk');
  await signsIn(page, hub.url, { name: '许青', login: 'xuqing', password: PASSWORD });
  // The last to be loaded ahead.
  const isThere = () =>
    wire.recorded.some(({ kind, about }) => kind === 'response' && /JoinScreen/u.test(about));
  await expect.poll(isThere).toBe(true);

  wire.cut();
  await expect(page.getByTestId('link-state')).not.toHaveText('已连接');
  for (const name of ['日程', '设置', '账户'] as const) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveTitle(new RegExp(`^${name}`, 'u'));
    await expect(page.getByText('这一页出了问题')).toBeHidden();
  }
});
