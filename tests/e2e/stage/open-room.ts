import type { Page } from '@playwright/test';
import type { DossierId } from '#shared/domain/ids.ts';
import type { SampleReview } from '#tools/demo/review.ts';
import { signsIn, signsInHere } from './actors/access.ts';
import { watchesConnections } from './actors/media.ts';
import { goesTo } from './actors/navigation.ts';
import { aReviewBeforeItsMeeting, PASSWORD } from './prepared.ts';
import type { Seat, Stage } from './stage.ts';

/** A meeting that is open, with everyone let in, and what it takes to walk in. */
export interface OpenRoom {
  readonly hub: string;
  readonly place: string;
  readonly dossierId: DossierId;
  readonly review: SampleReview;
}

/** The sample's, at a hub with these settings. */
export async function anOpenRoom(
  stage: Stage,
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenRoom> {
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage, undefined, settings);
  await review.openMeeting();
  return { hub: hub.url, place: `/dossiers/${dossierId}/meeting/${review.meetingId}`, dossierId, review };
}

/** One of its people, in a browser whose connections are watched; `prepare` comes before the first page. */
export async function walksIn(
  stage: Stage,
  { hub, place }: OpenRoom,
  name: string,
  { login = name, prepare }: { login?: string; prepare?: (page: Page) => Promise<void> } = {},
): Promise<Seat> {
  const seat = await stage.browser(name);
  await prepare?.(seat.page);
  await watchesConnections(seat.page);
  await signsIn(seat.page, hub, { name, login, password: PASSWORD });
  await goesTo(seat.page, place);
  return seat;
}

/** The clerk at a desktop with fake devices, watched as well. */
export async function clerkWalksIn(
  stage: Stage,
  { hub, place }: OpenRoom,
  args: readonly string[] = [],
): Promise<Page> {
  const { page } = await stage.desktop('clerk', [
    '--hub',
    hub,
    '--use-fake-device-for-media-stream',
    ...args,
  ]);
  await watchesConnections(page);
  await page.reload();
  await signsInHere(page, { name: '许青', login: 'xuqing', password: PASSWORD });
  await goesTo(page, place);
  return page;
}
