import { expect, test } from 'vitest';
import { DurableTexts } from './durable-texts.ts';
import { FakeStorage } from './testing/fake-storage.ts';
import { MemoryTextDisk } from './testing/memory-text-disk.ts';

function setupBrowser() {
  const disk = new MemoryTextDisk();
  const left = new FakeStorage();
  let now = 0;
  return { disk, left, page: () => new DurableTexts(disk, left, () => ++now) };
}

test('S1 BC7: a text is saved when the disk has it, not before', async () => {
  const { disk, page } = setupBrowser();
  const release = disk.hold();
  let isSaved = false;
  const saving = page()
    .save('k', '糙率')
    .then(() => (isSaved = true));
  await Promise.resolve();
  expect([isSaved, disk.texts.size]).toEqual([false, 0]);
  release();
  await saving;
  expect(disk.texts.get('k')?.text).toBe('糙率');
});

test('CD1 BC7: what is typed during a write waits and is written in one go, of each key the newest', async () => {
  const { disk, page } = setupBrowser();
  const texts = page();
  const release = disk.hold();
  const first = texts.save('k', '一');
  await Promise.resolve();
  const rest = [texts.save('k', '一二'), texts.save('other', '别处'), texts.save('k', '一二三')];
  expect(await texts.load('k')).toBe('一二三');
  release();
  await Promise.all([first, ...rest]);
  expect(disk.writes.map((write) => [...write].map(([key, { text }]) => [key, text]))).toEqual([
    [['k', '一']],
    [
      ['k', '一二三'],
      ['other', '别处'],
    ],
  ]);
});

test('CD3 BC7: a page that goes away leaves what is under way, and the next page takes it to the disk', async () => {
  const { disk, left, page } = setupBrowser();
  const first = page();
  await first.save('k', '一');
  disk.hold();
  void first.save('k', '一二');
  first.leave();
  void first.save('k', '一二三'); // the composer's own farewell
  expect(left.length).toBe(1);

  disk.hold()();
  const second = page();
  expect(await second.load('k')).toBe('一二三');
  expect(disk.texts.get('k')?.text).toBe('一二三');
  expect(left.length).toBe(0);
});

test('BC7: what was left behind does not come back over what was written later', async () => {
  const { disk, left, page } = setupBrowser();
  const [one, other] = [page(), page()];
  const release = disk.hold();
  const stuck = one.save('k', '早');
  one.leave();
  release();
  await stuck;
  left.setItem('yunping:left:k', JSON.stringify({ text: '早', at: 0 }));
  await other.save('k', '晚');
  expect(await page().load('k')).toBe('晚');
  await other.save('k', null);
  expect(await page().load('k')).toBeNull();
});

test('CD4 BC7: a disk that refuses is said, the text is left for the next page, and the next input tries again', async () => {
  const { disk, page } = setupBrowser();
  const texts = page();
  disk.isFull = true;
  await expect(texts.save('k', '写')).rejects.toThrow('disk full');
  expect(await page().load('k')).toBe('写');
  disk.isFull = false;
  await texts.save('k', '写完');
  expect(await page().load('k')).toBe('写完');
});

test('BC7: a page that came back writes to the disk as before', async () => {
  const { disk, left, page } = setupBrowser();
  const texts = page();
  texts.leave();
  texts.stay();
  await texts.save('k', '还在');
  expect([disk.texts.get('k')?.text, left.length]).toEqual(['还在', 0]);
});
