import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import type { DossierId, ItemId, MeetingId } from '#shared/domain/ids.ts';
import { releasedMinutes } from '#shared/domain/minutes/released-to.ts';
import { dossierIdSchema, itemIdSchema, meetingIdSchema } from '#shared/domain/ids.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';
import type { HttpCall } from './http-call.ts';
import { PLAIN_PAGE_POLICY } from './security-headers.ts';

interface Fact {
  readonly title: string;
  readonly docId: string;
  readonly sha256: string;
  readonly signedAt: number;
  /** Of an opinion. */
  readonly signers?: number;
}

export interface VerifyPorts {
  readonly documents: PublishedDocuments;
  readonly rooms: Rooms;
}

/** Which published opinions, and which released minutes, carry a document's number: more than one only where clerks of two dossiers gave an item the same id (OP11). */
export class PublishedDocuments {
  readonly #find;
  readonly #findMinutes;

  constructor(db: Sqlite) {
    this.#find = db.prepare<[string], { dossier_id: string; item_id: string }>(
      'SELECT dossier_id, item_id FROM published_documents WHERE doc_id = ? ORDER BY published_at LIMIT 10',
    );
    this.#findMinutes = db.prepare<[string], { dossier_id: string; meeting_id: string }>(
      'SELECT dossier_id, meeting_id FROM released_minutes WHERE doc_id = ? LIMIT 10',
    );
  }

  findMinutes(docId: string): readonly { readonly dossierId: DossierId; readonly meetingId: MeetingId }[] {
    return this.#findMinutes.all(docId).map((row) => ({
      dossierId: dossierIdSchema.parse(row.dossier_id),
      meetingId: meetingIdSchema.parse(row.meeting_id),
    }));
  }

  find(docId: string): readonly { readonly dossierId: DossierId; readonly itemId: ItemId }[] {
    return this.#find.all(docId).map((row) => ({
      dossierId: dossierIdSchema.parse(row.dossier_id),
      itemId: itemIdSchema.parse(row.item_id),
    }));
  }
}

/**
 * GET /verify/:docId, where the code printed on an opinion or on minutes leads. Open to all, so it says no more than the
 * paper does; what is not published is as unknown as what was never made (HU8).
 */
export function verifyPage({ documents, rooms }: VerifyPorts): (call: HttpCall) => Promise<void> {
  return async ({ params, response }) => {
    const facts: Fact[] = await minutesOf({ documents, rooms }, params['docId'] ?? '');
    for (const { dossierId, itemId } of documents.find(params['docId'] ?? '')) {
      const state = await rooms.use(dossierId, (room) => room.readState());
      const item = state.parties.items[itemId];
      const opinion = item?.published;
      if (!item || !opinion || opinion.docId !== params['docId']) continue;
      facts.push({
        title: `${fullReportTitle(state.parties.dossier?.title ?? '', item.reportTitle)}专家组评审意见`,
        docId: opinion.docId,
        sha256: opinion.file.sha256,
        signedAt: Math.max(0, ...opinion.signatures.map((signature) => signature.signedAt)),
        signers: opinion.signatures.length,
      });
    }
    response.setHeader('Content-Security-Policy', PLAIN_PAGE_POLICY);
    response.writeHead(facts.length > 0 ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(pageOf(facts));
  };
}

async function minutesOf({ documents, rooms }: VerifyPorts, docId: string): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const { dossierId, meetingId } of documents.findMinutes(docId)) {
    const state = await rooms.use(dossierId, (room) => room.readState());
    const minutes = releasedMinutes(state, meetingId).find((entry) => entry.docId === docId);
    const meeting = state.parties.meetings[meetingId];
    if (!minutes || !meeting) continue;
    const { file, issuedAt: signedAt } = minutes;
    facts.push({ title: `${meeting.title}会议纪要`, docId, sha256: file.sha256, signedAt });
  }
  return facts;
}

function pageOf(facts: readonly Fact[]): string {
  const body =
    facts.length > 0
      ? `<p class="yes">本平台发布过编号与此相同的文件。请核对您手中文件的 SHA-256 与下列是否一致；不一致的文件已被改动。</p>${facts.map(factTable).join('')}`
      : '<p class="no">没有已发布的文件使用这一编号。</p>';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>文件核验</title><style>
body{font:17px/1.7 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1c2733;background:#f5f7f9;margin:0}
main{max-width:46rem;margin:8vh auto;padding:2rem;background:#fff;border-radius:8px}
h1{font-size:1.5rem;margin:0 0 1rem}dt{color:#5a6875}dd{margin:0 0 .8rem;overflow-wrap:anywhere}code{font-size:.95em}
</style></head><body><main><h1>文件核验</h1>${body}</main></body></html>`;
}

function factTable({ title, docId, sha256, signedAt, signers }: Fact): string {
  const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });
  const rows = [
    ['文件', escaped(title)],
    ['文件编号', escaped(docId)],
    ['签署日期', day.format(signedAt)],
    ...(signers === undefined ? [] : [['签署人数', `${signers}人`] as const]),
    ['SHA-256', `<code>${escaped(sha256)}</code>`],
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
}
