import { expect, type Locator, type Page } from '@playwright/test';

/** Puts a picture drawn in the page onto the composer, as a screenshot from the clipboard comes. */
export async function pastes(composer: Locator, colour: string): Promise<void> {
  await composer.getByLabel('意见', { exact: true }).evaluate(async (field, fill) => {
    const canvas = new OffscreenCanvas(640, 400);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = fill;
    context.fillRect(0, 0, 640, 400);
    const file = new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, colour);
}

/** Waits until the composer, or a card, shows so many pictures, each of them drawn. */
export async function showsPictures(place: Locator, count: number): Promise<void> {
  const pictures = place.getByRole('list', { name: '意见图片' }).locator('img');
  await expect(pictures).toHaveCount(count);
  for (const picture of await pictures.all()) {
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
}

/** 截取页面: draws a frame on the page in view. */
export async function cutsOut(page: Page, composer: Locator): Promise<void> {
  await composer.getByRole('button', { name: '截取页面' }).click();
  await expect(page.getByRole('toolbar', { name: '截取页面' })).toBeVisible();
  // The page takes the hand once its sheet for drawing lies on it.
  await expect(page.locator('[data-drawing]').first()).toBeVisible();
  const { x, y, width, height } = await largestPart(page);
  await page.mouse.move(x + width * 0.3, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + height * 0.5, { steps: 5 });
  await page.mouse.move(x + width * 0.7, y + height * 0.7, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole('toolbar', { name: '截取页面' })).toBeHidden();
}

/** Of the pages in the window, what is seen of the one of which most is: between two of them nothing can be drawn. */
async function largestPart(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.getByRole('document', { name: '报告正文' }).evaluate((viewer) => {
    const window = viewer.getBoundingClientRect();
    const parts = [...viewer.querySelectorAll('[data-page]')].map((sheet) => {
      const { left, top, right, bottom } = sheet.getBoundingClientRect();
      const [x, y] = [Math.max(left, window.left), Math.max(top, window.top)];
      return {
        x,
        y,
        width: Math.min(right, window.right) - x,
        height: Math.min(bottom, window.bottom) - y,
      };
    });
    const [largest] = parts.sort((one, other) => other.width * other.height - one.width * one.height);
    if (!largest) throw new Error('no page');
    return largest;
  });
}
