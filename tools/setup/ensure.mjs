// The set-up: what a command needs, made sure of in order. A second run only looks.
import { ensureElectron } from './electron-runtime.mjs';
import { checkMachineNode, checkPinnedNode } from './node-versions.mjs';
import { SetupError } from './notices.mjs';
import { ensureOsPackages } from './os-packages.mjs';
import { ensurePackages } from './packages.mjs';
import { withBin } from './paths.mjs';

/**
 * What can be asked for beyond packages and the pinned Node:
 * `desktop` the libraries and fonts of a window, `electron` a runtime, `display` a virtual screen where there is
 * none, `browser` a Chromium for tests, `pdf` the tools that judge our PDFs, `forwarding` a forwarding unit for sound and picture. `test` is all of them; `app` is what
 * the app needs on this machine, which is nothing more where it will serve browsers for want of a screen.
 */
const NEEDS = ['desktop', 'electron', 'display', 'browser', 'pdf', 'forwarding'];

export function parseNeeds(text) {
  const names = text.split(',').filter(Boolean);
  if (names.includes('test')) return NEEDS;
  if (names.includes('app')) return hasScreen() ? ['desktop', 'electron'] : [];
  const unknown = names.find((name) => !NEEDS.includes(name));
  if (unknown === undefined) return names;
  throw new SetupError(`unknown need "${unknown}"`, `use some of: app, test, ${NEEDS.join(', ')}.`);
}

/** @returns the environment for the command: pinned Node and installed commands first, Electron's place known. */
export async function ensureSetup(needs) {
  checkMachineNode();
  await ensurePackages();
  checkPinnedNode();
  const system = needs.filter((need) => need !== 'electron');
  const needsWindow = needs.some((need) => need === 'electron' || need === 'display' || need === 'browser');
  await ensureOsPackages(needsWindow ? [...new Set(['desktop', ...system])] : system);
  const env = withBin();
  if (needs.includes('electron')) env.ELECTRON_OVERRIDE_DIST_PATH = await ensureElectron();
  return env;
}

export function hasScreen(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
