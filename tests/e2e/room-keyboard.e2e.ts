import type { Page } from '@playwright/test';
import { FAKE_DEVICES } from './stage/actors/media.ts';
import * as meeting from './stage/actors/meeting.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { browserOptions } from './stage/chromium.ts';
import { outOfReach } from './stage/keyboard.ts';
import { aReviewBeforeItsMeeting, entersAs } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

test.use(browserOptions(...FAKE_DEVICES));

test('every control of the room is reached by the keyboard, whoever is in it and whatever is open beside the page', async ({
  stage,
}) => {
  test.setTimeout(400_000);
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage);
  await review.openMeeting();
  const enter = async (name: string, login = name): Promise<Page> => {
    const page = await entersAs(stage, hub.url, name, login);
    await goesTo(page, `/dossiers/${dossierId}/meeting/${review.meetingId}`);
    await expect(page.getByRole('group', { name: '会议操作' })).toBeVisible();
    return page;
  };
  const clerk = await enter('许青', 'xuqing');
  const people = [clerk, await enter('孟书田'), await enter('周景川'), await enter('段一鸣')];
  await meeting.movesOn(clerk);
  await meeting.movesOn(clerk);
  for (const page of people) {
    const tabs = page.getByRole('tab');
    expect(await outOfReach(page)).toEqual([]);
    for (const name of await tabs.allTextContents()) {
      await tabs.filter({ hasText: name }).first().press('Enter');
      expect(await outOfReach(page), name).toEqual([]);
    }
  }

  // Whatever a press opens is closed by Escape, and one is back where one was.
  for (const name of ['更多', '摄像头设置', '麦克风设置']) {
    const button = clerk.getByRole('button', { name, exact: true });
    await button.press('Enter');
    await expect(clerk.getByRole('menu').first()).toBeVisible();
    await clerk.keyboard.press('Escape');
    await expect(clerk.getByRole('menu')).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  expect(stage.complaints).toEqual([]);
});
