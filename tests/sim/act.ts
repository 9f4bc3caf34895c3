import type { Command } from '#shared/domain/command.ts';
import { CLERK, FLOOD } from '#shared/testing/cast.ts';
import { createDossier } from '#shared/testing/commands.ts';
import type { Device } from './device.ts';
import { probe } from './probe.ts';
import type { Op } from './script.ts';
import { plausible } from './workload/plausible.ts';
import { mediaInRoom } from './workload/media.ts';
import { noteInRoom } from './workload/presence.ts';
import type { World } from './world.ts';

/** Does one thing of the script, if it can be done at all now. */
export function act(world: World, op: Op): void {
  if (world.isCalm) return;
  switch (op.kind) {
    case 'probe':
      return probe(world, op);
    case 'crashHub':
      if (world.hub.isUp) world.crashHub(op.ms);
      return;
    case 'hubClock':
      world.coverage.count('fault hubClock');
      return world.moveHubClock(op.byMs);
    default:
      return onDevice(world, op);
  }
}

function onDevice(world: World, op: Extract<Op, { device: number }>): void {
  const device = world.devices[op.device];
  if (!device?.isUp) return;
  switch (op.kind) {
    case 'work': {
      const view = device.view;
      const desk = view && world.deskOf(device.memberId, view.state, op.pick);
      const command = desk ? plausible(desk) : beginning(world, device);
      if (!command) return;
      const isSaved = device.submits(command);
      world.coverage.count(isSaved ? `saved ${command.type}` : `predicted no ${command.type}`);
      return;
    }
    case 'room':
      return device.wire?.up(noteInRoom(world.watch.ledgers.state, world.script.seed, op.pick));
    case 'media': {
      const { everyPeer } = world.watch.media;
      return device.wire?.up({ kind: 'media', media: mediaInRoom(everyPeer, world.script.seed, op.pick) });
    }
    case 'draft': {
      const [draft] = device.disk.drafts.values();
      if (!draft) return;
      if (op.pick % 2 === 0) device.submits(draft.command);
      device.guarded(() => device.replica?.discardDraft(draft.commandId));
      world.coverage.count('draft taken up');
      return;
    }
    case 'crashDevice':
      world.coverage.count('fault crashDevice');
      return world.stopDevice(device, op.ms);
    case 'wipe':
      world.coverage.count('fault wipe');
      device.disk.wipe();
      device.watch.wiped();
      return world.stopDevice(device, op.ms);
    case 'rot':
      if (!device.rot(op.pick)) return;
      world.coverage.count('fault rot');
      return world.stopDevice(device, 200);
    case 'cut':
      world.coverage.count('fault cut');
      return world.cut(device, op.ms, op.ms % 3000);
    case 'halfOpen': {
      const { wire } = device;
      if (!wire) return;
      world.coverage.count('fault halfOpen');
      wire.dead[op.up ? 0 : 1] = true;
      wire.hasLost = true;
      world.scheduler.after(op.ms, () => {
        if (device.wire === wire) world.cut(device, 100, 100);
      });
    }
  }
}

/** Nobody has a seat yet but the clerk, who has the dossier to create. */
function beginning(world: World, { memberId, view }: Device): Command | null {
  if (memberId !== CLERK || view?.state.parties.dossier) return null;
  return createDossier(CLERK, [FLOOD], world.say);
}
