// Libraries, fonts and programs of the operating system. Debian and Ubuntu are handled; elsewhere we say what is needed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { runCommand } from './child.mjs';
import { note, SetupError, startProgress } from './notices.mjs';

/** Each entry is a list of names for the same thing: Ubuntu 24.04 renamed libraries to `…t64`. */
const GROUPS = {
  desktop: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
    ['fonts-noto-cjk'],
  ],
  display: [['xvfb'], ['xauth']],
  browser: [['chromium', 'chromium-browser']],
  pdf: [['poppler-utils'], ['qpdf']],
  forwarding: [['janus']],
};
/** The app runs without these, if less well: never a reason to refuse to start. */
const WISHES = new Set(['fonts-noto-cjk']);
/** Not every release has these. Where one does not, what needs them says so itself. */
const RARE = new Set(['janus']);
/** Packages that would start a service: what needs one starts its own, with settings of its own. */
const SERVICES = ['janus'];
const WAIT_FOR_OTHER_APT = ['-o', 'DPkg::Lock::Timeout=600'];

/** @param {readonly ('desktop' | 'display' | 'browser' | 'pdf' | 'forwarding')[]} groups */
export async function ensureOsPackages(groups) {
  const wanted = groups.flatMap((group) => GROUPS[group]);
  if (process.platform !== 'linux' || wanted.length === 0) return;
  if (!fs.existsSync('/usr/bin/dpkg-query') || !fs.existsSync('/usr/bin/apt-get')) {
    return sayOnce(
      `this is neither Debian nor Ubuntu: please see to it that these are installed: ${names(wanted)}`,
    );
  }
  const missing = missingOf(wanted);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) return explain(missing.filter(isObtainable));
  await install(missing);
}

function missingOf(wanted) {
  const args = ['-W', '-f', '${Package} ${Status}\n', ...wanted.flat()];
  const { stdout } = spawnSync('dpkg-query', args, { encoding: 'utf8' });
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' install ok installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((synonyms) => !synonyms.some((name) => installed.has(name)));
}

function explain(missing) {
  if (missing.length === 0) return;
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names(missing)}`;
  if (missing.every(([name]) => WISHES.has(name))) return sayOnce(`recommended for Chinese text: ${command}`);
  throw new SetupError(
    `missing from this system: ${names(missing)}`,
    `run this, then the same command again:\n  ${command}`,
  );
}

async function install(missing) {
  const listed = await aptGet('refreshing the list of system packages', ['update']);
  const chosen = missing.filter(isObtainable).map((synonyms) => synonyms.find(isAvailable) ?? synonyms[0]);
  if (chosen.length === 0) return;
  const args = ['install', '-y', '--no-install-recommends', ...chosen];
  const services = SERVICES.filter((name) => chosen.includes(name));
  systemctl('mask', '--runtime', services);
  const result = await aptGet(`installing system packages: ${chosen.join(' ')}`, args);
  systemctl('disable', '--quiet', services);
  systemctl('unmask', '--runtime', services);
  if (result.code === 0) return;
  const reason = listed.code === 0 ? result.tail : `${listed.tail}\n${result.tail}`;
  throw new SetupError(
    `apt-get failed:\n${reason}`,
    `check that the package mirror can be reached, then run the same command again; by hand it is\n  apt-get update && apt-get install -y --no-install-recommends ${chosen.join(' ')}`,
  );
}

/** Where systemd runs; elsewhere RUNLEVEL below keeps services from being started. */
function systemctl(verb, option, services) {
  if (services.length === 0 || !fs.existsSync('/run/systemd/system')) return;
  spawnSync('systemctl', [verb, option, ...services.map((name) => `${name}.service`)]);
}

async function aptGet(label, args) {
  const progress = startProgress(label);
  const result = await runCommand(
    'apt-get',
    [...WAIT_FOR_OTHER_APT, '-q', '-o', 'APT::Status-Fd=3', ...args],
    {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'a', RUNLEVEL: '1' },
      // dlstatus:<number>:<percent>:<text> while downloading, pmstatus:<package>:<percent>:<text> while installing
      onStatus: (line) => {
        const [kind, , percent] = line.split(':');
        if (kind === 'dlstatus') progress.update(`downloading ${Math.floor(Number(percent))} %`);
        if (kind === 'pmstatus') progress.update(`installing ${Math.floor(Number(percent))} %`);
      },
    },
  );
  if (result.code === 0) progress.done();
  else progress.fail();
  return result;
}

function isObtainable(synonyms) {
  return !RARE.has(synonyms[0]) || synonyms.some(isAvailable);
}

function isAvailable(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}

function names(list) {
  return list.map(([name]) => name).join(' ');
}

let said = false;
function sayOnce(text) {
  if (!said) note(text);
  said = true;
}
