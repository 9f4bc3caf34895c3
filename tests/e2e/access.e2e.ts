import {
  invitesClerk,
  isConnected,
  opensAccount,
  signsIn,
  startsOnThisMachine,
} from './stage/actors/access.ts';
import { watchesFor } from './stage/appears.ts';
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

  const down = await watchesFor(clerk.page, '本机工作进程正在重启');
  clerk.killWorkspace();
  await down();
  await isConnected(clerk.page);
  await expect(clerk.page.getByText('本机工作进程刚才重启过')).toBeVisible();
  expect(wire.recorded.some(({ kind }) => kind === 'frame')).toBe(true);
});

test('the first administrator invites a second clerk, who works from a browser until the account is closed', async ({
  stage,
}) => {
  const admin = await stage.desktop('admin');
  const first = { name: '许青', login: 'xuqing', password: '清泉石上流-81' };
  await startsOnThisMachine(admin.page, first, '平城区行政审批服务管理局');
  const second = { name: '罗小川', login: 'luoxiaochuan', password: '明月松间照-52' };
  const link = await invitesClerk(admin.page, second.name);

  const { page } = await stage.browser('second-clerk');
  await opensAccount(page, link, second);
  await expect(page.getByRole('button', { name: '新建案卷' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: '账户', exact: true })).toBeHidden();

  await admin.page.getByRole('link', { name: '首页' }).click();
  await admin.page.getByRole('link', { name: '账户', exact: true }).click();
  await admin.page.getByRole('row').filter({ hasText: second.login }).click();
  await admin.page.getByRole('button', { name: '停用账户' }).click();
  await admin.page.getByRole('dialog').last().getByRole('button', { name: '停用账户' }).click();
  await expect(page.getByText('这次登录已被管理员终止')).toBeVisible();
  expect(stage.complaints).toEqual([]);
});
