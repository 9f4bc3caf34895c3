import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { Command, CommandOf } from '#shared/domain/command.ts';
import {
  commandIdSchema,
  deviceIdSchema,
  dossierIdSchema,
  itemIdSchema,
  memberIdSchema,
  type DossierId,
  type MemberId,
} from '#shared/domain/ids.ts';
import type { Role, Seat } from '#shared/domain/dossier/member.ts';
import { assert } from '#shared/lib/assert.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import type { DossierOpened } from '#shared/protocol/dossier-open.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import type { Duty } from '#shared/protocol/http.ts';
import { HubApi } from '#shared/protocol/hub-api.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { startHub, type HubOptions, type RunningHub } from '../embed.ts';
import { randomIds } from '../runtime/system.ts';

/** A real hub in a folder of its own, for tests. */
export async function aHub(
  options: Partial<HubOptions> = {},
): Promise<RunningHub & { readonly dataDir: string; remove(): Promise<void> }> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'yunping-hub-'));
  const hub = await startHub({ port: 0, ...options, dataDir });
  return {
    ...hub,
    dataDir,
    remove: async () => {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const PASSWORD = 'long enough to pass';

/** Someone logged in: typed HTTP calls, and a socket when asked. */
export class Person {
  readonly url: string;
  readonly api: HubApi;
  token: string | null = null;
  accountId = '';
  readonly deviceId = deviceIdSchema.parse(randomIds.newId());
  readonly #mutationSeqs = new Map<DossierId, number>();
  socket: Socket | null = null;

  constructor(url: string) {
    this.url = url;
    this.api = new HubApi(
      {
        send: async ({ method, path, token, body }) => {
          const response = await fetch(url + path, {
            method,
            headers: {
              ...(token !== null && { Authorization: `Bearer ${token}` }),
              ...(body !== undefined && { 'Content-Type': 'application/json' }),
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
          });
          const text = await response.text();
          return { status: response.status, body: text === '' ? null : JSON.parse(text) };
        },
      },
      () => this.token,
    );
  }

  async setUp(code: string | null, login = 'clerk'): Promise<this> {
    const answer = await this.api.setup({
      code: code ?? '',
      login,
      name: '周敏',
      unit: '审批局',
      password: PASSWORD,
    });
    assert(answer.ok, 'set up');
    return this.as(answer.value);
  }

  as(session: { token: string; account: { accountId: string } }): this {
    this.token = session.token;
    this.accountId = session.account.accountId;
    return this;
  }

  async connect(auth: Record<string, unknown> = {}): Promise<Socket> {
    const socket = io(this.url, {
      transports: ['websocket'],
      auth: { token: this.token, protocol: PROTOCOL_VERSION, app: 'test', ...auth },
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    this.socket = socket;
    return socket;
  }

  ask<T>(message: string, body: unknown): Promise<Answer<T>> {
    assert(this.socket, 'connected');
    return this.socket.timeout(10_000).emitWithAck(message, body);
  }

  open(dossierId: DossierId): Promise<Answer<{ opened: DossierOpened }>> {
    return this.ask('dossier.open', { dossierId, deviceId: this.deviceId, heads: [] });
  }

  async push(dossierId: DossierId, command: Command): Promise<Answer<{ outcome: CommandOutcome }>> {
    const mutationSeq = (this.#mutationSeqs.get(dossierId) ?? 0) + 1;
    const answer = await this.ask<{ outcome: CommandOutcome }>('command.push', {
      dossierId,
      deviceId: this.deviceId,
      mutationSeq,
      commandId: commandIdSchema.parse(randomIds.newId()),
      authorAt: Date.now(),
      command,
    });
    if (answer.ok) this.#mutationSeqs.set(dossierId, mutationSeq);
    return answer;
  }

  /** Pushes and insists on a yes. */
  async does(dossierId: DossierId, command: Command): Promise<void> {
    const answer = await this.push(dossierId, command);
    assert(answer.ok, `answered: ${answer.ok ? '' : answer.fault.code} ${command.type}`);
    const { outcome } = answer;
    assert(
      outcome.result === 'accepted',
      `accepted: ${outcome.result === 'rejected' ? outcome.rejection.code : ''} ${command.type}`,
    );
  }
}

/** A new account by an administrator's invitation, logged in. */
export async function anAccount(
  admin: Person,
  login: string,
  duties: readonly Duty[] = ['clerk'],
): Promise<Person> {
  const invited = await admin.api.accounts.invite({ name: login, unit: '审批局', duties: [...duties] });
  assert(invited.ok, 'invited');
  const person = new Person(admin.url);
  const { code } = invited.value;
  const redeemed = await person.api.accounts.redeemCode({ code, login, password: PASSWORD });
  assert(redeemed.ok, 'redeemed');
  return person.as(redeemed.value);
}

export function newDossierId(): DossierId {
  return dossierIdSchema.parse(randomIds.newId());
}

export function newMemberId(): MemberId {
  return memberIdSchema.parse(randomIds.newId());
}

export const ITEM = itemIdSchema.parse('item-one');

export function aSeat(role: Role, memberId: MemberId = newMemberId(), name = '李工'): Seat {
  return { memberId, role, name, unit: '设计院', itemIds: [] };
}

export function createCommand(clerk: MemberId): CommandOf<'dossier.create'> {
  return {
    type: 'dossier.create',
    secrecy: 'none',
    title: '十里河大桥',
    docNo: '',
    projectCode: '',
    hostUnit: '审批局',
    ownerUnit: '城建公司',
    compilerUnit: '咨询公司',
    items: [{ itemId: ITEM, matter: 'floodImpactEvaluation', reportTitle: '十里河大桥工程防洪评价报告' }],
    clerk: aSeat('clerk', clerk, '周敏'),
  };
}

export interface Bench {
  readonly hub: Awaited<ReturnType<typeof aHub>>;
  readonly clerk: Person;
  readonly dossierId: DossierId;
  readonly clerkId: MemberId;
}

/** A hub with a clerk, connected, and one dossier, open. */
export async function aHubWithDossier(options: Partial<HubOptions> = {}): Promise<Bench> {
  const hub = await aHub(options);
  const clerk = await new Person(hub.url).setUp(hub.setupCode);
  const dossierId = newDossierId();
  const clerkId = newMemberId();
  const reserved = await clerk.api.reserveSeat(dossierId, clerkId);
  assert(reserved.ok, 'reserved');
  await clerk.connect();
  await clerk.does(dossierId, createCommand(clerkId));
  return { hub, clerk, dossierId, clerkId };
}

/** Adds a member and has a new account take the seat; connected. */
export async function aMember(
  { hub, clerk, dossierId }: Bench,
  role: Role,
  login: string,
): Promise<{ readonly person: Person; readonly memberId: MemberId }> {
  const seat = aSeat(role, newMemberId(), login);
  await clerk.does(dossierId, { type: 'member.add', seat });
  const invited = await clerk.api.invite(dossierId, seat.memberId);
  assert(invited.ok, 'invited');
  const person = new Person(hub.url);
  const redeemed = await person.api.redeem({ code: invited.value.code, login, password: PASSWORD });
  assert(redeemed.ok, 'redeemed');
  person.as(redeemed.value);
  await person.connect();
  return { person, memberId: seat.memberId };
}
