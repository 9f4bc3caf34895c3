import { isConnected, signsIn, startsOnThisMachine } from './stage/actors/access.ts';
import { expect, test } from './stage/stage.ts';

test('first start: the hub of this machine, its administrator, and a browser that signs in', async ({
  stage,
}) => {
  const clerk = await stage.desktop('clerk');
  const who = { name: '许青', login: 'xuqing', password: '清泉石上流-81' };
  await startsOnThisMachine(clerk.page, who, '平城区行政审批服务管理局');
  await expect(clerk.page.getByRole('button', { name: '新建案卷' }).first()).toBeVisible();

  const { page, wire } = await stage.browser('clerk-in-a-browser');
  await signsIn(page, await clerk.hubUrl(), who);
  await expect(page.getByRole('button', { name: '新建案卷' }).first()).toBeVisible();

  wire.cut();
  await expect(page.getByTestId('link-state')).toContainText('重新连接中');
  wire.mend();
  await isConnected(page);

  clerk.killWorkspace();
  await expect(clerk.page.getByText('本机工作进程正在重启')).toBeVisible();
  await isConnected(clerk.page);
  expect(wire.recorded.some(({ kind }) => kind === 'frame')).toBe(true);
});
