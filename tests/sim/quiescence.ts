import { ledgersOf } from '#shared/domain/ledger/access.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { sliceOf } from '#shared/sync/prediction.ts';
import type { Device } from './device.ts';
import { nodeHasher } from './hasher.ts';
import { check } from './violation.ts';
import type { World } from './world.ts';

/** Once nothing goes wrong any more, everyone has everything they may have, and nothing else. */
export async function expectQuiet(world: World): Promise<void> {
  check(!world.scheduler.hasMore(), 'SY-quiet', () => 'the world does not come to rest');
  for (const device of world.devices) expectConverged(world, device);
  await Promise.resolve();
}

function expectConverged(world: World, device: Device): void {
  const { ledgers } = world.watch;
  const view = device.view;
  check(view, 'SY-quiet', () => `device ${device.index} is down`);
  const allowed = ledgersOf(ledgers.state, device.memberId);
  const name = `device ${device.index} (${device.memberId})`;
  const held = view.heads.map((head) => head.ledgerId);
  check(
    held.every((ledgerId) => allowed.includes(ledgerId)),
    'L2',
    () => `${name} keeps ${held.join()} and may read ${allowed.join()}`,
  );
  if (allowed.length > 0) {
    for (const ledgerId of allowed) {
      const seq = view.heads.find((head) => head.ledgerId === ledgerId)?.seq ?? 0;
      check(
        seq === ledgers.headSeq(ledgerId),
        'SY-converged',
        () => `${name} has ${ledgerId} to ${seq} of ${ledgers.headSeq(ledgerId)}`,
      );
      const ours = nodeHasher.sha256Hex(canonicalJson(sliceOf(view.confirmed, ledgerId)));
      const theirs = nodeHasher.sha256Hex(canonicalJson(sliceOf(ledgers.state, ledgerId)));
      check(ours === theirs, 'S3', () => `${name} folds ${ledgerId} to another state`);
    }
  }
  check(
    view.pending.length === 0,
    'SY-converged',
    () => `${name} still waits for ${view.pending.map((row) => row.command.type).join()}`,
  );
  check(
    device.disk.outbox.size === 0,
    'SY-converged',
    () => `${name} keeps ${device.disk.outbox.size} commands in its outbox`,
  );
  const [lost] = device.watch.openCommands;
  check(lost === undefined, 'S1', () => `${name} saved ${lost ?? ''} and nothing came of it`);
}
