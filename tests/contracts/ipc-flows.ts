// Steps that several suites take: a signed-in clerk with a dossier.
import type { CommandOf } from '#shared/domain/command.ts';
import {
  commandIdSchema,
  dossierIdSchema,
  itemIdSchema,
  memberIdSchema,
  type CommandId,
  type DossierId,
  type MemberId,
} from '#shared/domain/ids.ts';
import { randomIds } from '#electron/workspace/runtime.ts';
import type { WorkspaceHost } from './ipc-hosts.ts';

export const PASSWORD = 'long enough to pass';

export function newCommandId(): CommandId {
  return commandIdSchema.parse(randomIds.newId());
}

export function newMemberId(): MemberId {
  return memberIdSchema.parse(randomIds.newId());
}

export async function signUpClerk(host: WorkspaceHost, code: string | null): Promise<void> {
  const done = await host.ask('auth.setup', {
    code: code ?? '',
    login: 'clerk',
    name: '周敏',
    unit: '审批局',
    password: PASSWORD,
  });
  if (!done.ok) throw new Error(`set-up: ${done.error.code}`);
  await host.session('signedIn');
  await host.link('connected');
}

export async function createDossier(
  host: WorkspaceHost,
  title = '清河闸防洪评价',
): Promise<{ dossierId: DossierId; clerkId: MemberId }> {
  const dossierId = dossierIdSchema.parse(randomIds.newId());
  const clerkId = newMemberId();
  const command: CommandOf<'dossier.create'> = {
    type: 'dossier.create',
    secrecy: 'none',
    title,
    docNo: '',
    projectCode: '',
    hostUnit: '审批局',
    ownerUnit: '建设单位',
    compilerUnit: '编制单位',
    items: [
      { itemId: itemIdSchema.parse('item-one'), matter: 'floodControlEvaluation', reportTitle: '报告书' },
    ],
    clerk: { memberId: clerkId, role: 'clerk', name: '周敏', unit: '审批局', itemIds: [] },
  };
  const created = await host.ask('dossier.create', { dossierId, command });
  if (!created.ok) throw new Error(`create: ${created.error.code}`);
  return { dossierId, clerkId };
}

/** A command the clerk may always give, told apart by the seat it adds. */
export function addSeat(memberId: MemberId): CommandOf<'member.add'> {
  return {
    type: 'member.add',
    seat: { memberId, role: 'department', name: `部门 ${memberId}`, unit: '水利局', itemIds: [] },
  };
}
