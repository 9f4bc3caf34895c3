import type { Command } from '#shared/domain/command.ts';
import { commandIdSchema, type CommandId, type MemberId } from '#shared/domain/ids.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { privateLedger, type LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { CLERK, EVERYONE, FLOOD, type Say } from '#shared/testing/cast.ts';
import { createDossier } from '#shared/testing/commands.ts';
import { deviceId, DOSSIER } from './cast.ts';
import { Random } from './random.ts';
import type { Op } from './script.ts';
import { systemCommands } from './services.ts';
import { plausible } from './workload/plausible.ts';
import type { World } from './world.ts';

/** A member whose client was made to ask for everything. Its answers are watched like all others. */
export function probe(world: World, { member, pick }: Extract<Op, { kind: 'probe' }>): void {
  if (!world.hub.isUp) return;
  const random = new Random(world.script.seed, pick);
  const wire = world.connectAs(member, () => undefined);
  world.coverage.count('fault probe');
  const id = 1;
  const roll = random.below(10);
  if (roll === 0) {
    const head = {
      ledgerId: anyLedger(random),
      seq: random.below(9),
      hash: 'f'.repeat(64),
      stateHash: 'f'.repeat(64),
    };
    wire.up({ kind: 'open', id, body: { dossierId: DOSSIER, deviceId: deviceId('probe'), heads: [head] } });
  } else if (roll === 1) {
    wire.up({
      kind: 'pull',
      id,
      body: { dossierId: DOSSIER, ledgerId: anyLedger(random), afterSeq: 0, limit: 100 },
    });
  } else {
    const command = anyCommand(world, random, member, pick);
    if (!command) return;
    const device = deviceId(`probe-${member}`);
    const commandId: CommandId = commandIdSchema.parse(world.newId('probe'));
    world.watch.ledgers.givers.set(commandId, member);
    const mutationSeq = world.hub.disk.deviceSeq(member, device) + 1;
    wire.up({
      kind: 'push',
      id,
      body: {
        dossierId: DOSSIER,
        deviceId: device,
        mutationSeq,
        commandId,
        authorAt: world.nowMs(),
        command,
      },
    });
  }
  world.scheduler.after(5000, () => world.hub.disconnect(wire));
}

function anyLedger(random: Random): LedgerId {
  return random.pick<LedgerId>([
    'parties',
    'panel',
    'applicants',
    'bureau',
    privateLedger(random.pick(EVERYONE)),
  ]);
}

/** What somebody else might do, with the hub's whole knowledge to choose from. */
function anyCommand(world: World, random: Random, prober: MemberId, pick: number): Command | null {
  const { state } = world.watch.ledgers;
  if (random.chance(0.1)) return createDossier(CLERK, [FLOOD], world.say);
  const members = allMembers(state);
  if (members.length === 0) return null;
  if (random.chance(0.2)) return random.pick([...systemCommands(state, random.pick(members).memberId), null]);
  const desk = world.deskOf(random.pick(members).memberId, state, pick);
  // What the prober writes into a private ledger is written into their own.
  const say: Say = (ledgerId, what) =>
    world.say(ledgerId.startsWith('private:') ? privateLedger(prober) : ledgerId, what);
  return desk && plausible({ ...desk, say });
}
