import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Role } from '../dossier/member.ts';
import type { Stage } from '../dossier/stage.ts';
import { requireItem, requireRole, requireStage } from '../policy.ts';
import type { VersionKind } from './commands.ts';

const WHO: Readonly<Record<VersionKind, readonly Role[]>> = {
  submissionDraft: ['clerk', 'owner', 'compiler'],
  revisedDraft: ['compiler', 'clerk'],
};

const WHEN: Readonly<Record<VersionKind, readonly Stage[]>> = {
  submissionDraft: ['acceptance', 'panelForming', 'notice', 'preReview'],
  revisedDraft: ['revision'],
};

/** A new version takes the place of the one before; comments stay with the version they were written on (RP1-RP3). */
export const decideAddVersion: MemberRule<'report.addVersion'> = (state, command, { member }) => {
  const entitled = requireRole(member, ...WHO[command.kind]);
  if (!entitled.ok) return entitled;
  const item = requireItem(state, command.itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, ...WHEN[command.kind]);
  if (!timely.ok) return timely;
  const { versions } = item.value;
  if (versions.some((version) => version.versionId === command.versionId))
    return reject('report.versionExists');
  if (versions.at(-1)?.file.sha256 === command.file.sha256) return reject('report.unchanged');
  const { itemId, versionId, kind, file } = command;
  return accept(
    to('parties', { type: 'report.versionAdded', v: 1, payload: { itemId, versionId, kind, file } }),
  );
};
